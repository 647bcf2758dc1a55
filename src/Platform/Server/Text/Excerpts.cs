using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform;

/// <summary>Markdown as plain text: mentions are names, Markdown's marks are gone. For the inbox and for search.</summary>
public sealed partial class Excerpts
{
    private readonly IReadOnlyDictionary<Guid, string> names;

    private Excerpts(IReadOnlyDictionary<Guid, string> names) => this.names = names;

    /// <summary>Loads the names that the texts need, in one statement at most.</summary>
    public static async Task<Excerpts> LoadAsync(TertuliaDb db, Guid workspaceId, IEnumerable<string> texts, CancellationToken ct)
    {
        var ids = texts.SelectMany(t => MentionParser.Parse(t).MemberIds).Distinct().ToArray();
        return new(ids.Length == 0
            ? new Dictionary<Guid, string>()
            : await db.Members.AsNoTracking()
                .Where(m => m.WorkspaceId == workspaceId && ids.Contains(m.Id))
                .ToDictionaryAsync(m => m.Id, m => m.DisplayName, ct));
    }

    public string Of(string markdown)
    {
        var text = new StringBuilder(markdown.Length);
        var position = 0;
        foreach (var token in MentionParser.Tokens(markdown))
        {
            text.Append(markdown, position, token.Start - position).Append('@').Append(NameOf(token.Target));
            position = token.Start + token.Length;
        }

        text.Append(markdown, position, markdown.Length - position);
        var plain = Links().Replace(text.ToString(), "$1");
        plain = LineMarks().Replace(plain, "");
        return Spaces().Replace(Marks().Replace(plain, ""), " ").Trim();
    }

    private string NameOf(string target) => Guid.TryParseExact(target, "D", out var id) ? names.GetValueOrDefault(id, target) : target;

    /// <summary><c>[text](address)</c> and pictures.</summary>
    [GeneratedRegex(@"!?\[([^\[\]\n]{0,500})\]\([^()\s]{0,2000}\)", RegexOptions.CultureInvariant)]
    private static partial Regex Links();

    /// <summary>Headings, quotes, fences.</summary>
    [GeneratedRegex(@"^ {0,3}(?:#{1,6} |>+ ?|(?:```|~~~)[^\n]*$)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex LineMarks();

    /// <summary>Emphasis, strike-through, code. A single underscore or asterisk may be part of a word.</summary>
    [GeneratedRegex(@"\*\*|__|~~|`+|(?<!\w)[*_](?=\w)|(?<=\w)[*_](?!\w)", RegexOptions.CultureInvariant)]
    private static partial Regex Marks();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();
}
