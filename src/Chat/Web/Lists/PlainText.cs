using System.Text.RegularExpressions;
using Tertulia.Chat.Web.State;

namespace Tertulia.Chat.Web.Lists;

/// <summary>A message's text on a line or two: mentions by name, Markdown's signs left as they were typed.</summary>
internal static partial class PlainText
{
    public static string Of(string text, ChatStore store) => Mentions().Replace(
        text, mention => Guid.TryParse(mention.Groups[1].Value, out var id) ? $"@{store.Session.Members.Find(id)?.DisplayName ?? "?"}" : $"@{mention.Groups[1].Value}");

    [GeneratedRegex(@"@\[([0-9a-fA-F-]{36}|channel|here)\]")]
    private static partial Regex Mentions();
}
