using System.Text;
using System.Text.RegularExpressions;
using Tertulia.Chat.Web.Markdown;

namespace Tertulia.Chat.Web.Messages;

/// <summary>A message's text where it is not drawn: on the clipboard, in lists, in notifications.</summary>
public static partial class MessageText
{
    public static IEnumerable<Guid> MentionedIds(string text) =>
        Mention().Matches(text).Select(m => Guid.TryParse(m.Groups[1].ValueSpan, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty);

    /// <summary>Mentions as people read them, the rest as typed.</summary>
    /// <param name="text">As it travels.</param>
    /// <param name="nameOf">What stands after the @.</param>
    public static string Readable(string text, Func<MentionTarget, string> nameOf)
    {
        if (!text.Contains("@[", StringComparison.Ordinal))
            return text;
        var readable = new StringBuilder(text.Length);
        var from = 0;
        foreach (Match match in Mention().Matches(text))
        {
            readable.Append(text, from, match.Index - from);
            readable.Append(MentionTarget.TryParse(match.Groups[1].ValueSpan, out var target) ? $"@{nameOf(target)}" : match.Value);
            from = match.Index + match.Length;
        }

        return readable.Append(text, from, text.Length - from).ToString();
    }

    [GeneratedRegex(@"@\[([0-9a-fA-F-]{36}|channel|here)\]", RegexOptions.CultureInvariant, 200)]
    internal static partial Regex Mention();
}
