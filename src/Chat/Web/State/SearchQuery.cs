using System.Globalization;
using System.Text.RegularExpressions;

namespace Tertulia.Chat.Web.State;

public enum SearchTokenKind
{
    Word,
    Phrase,
    Operator,
}

/// <summary>A piece of a search as typed.</summary>
/// <param name="Name">The operator's name; empty for words.</param>
/// <param name="Value">What follows the colon, or the word itself, without quotes.</param>
/// <param name="Valid">False for an operator that says nothing (yet), such as <c>before:soon</c>.</param>
public sealed record SearchToken(SearchTokenKind Kind, string Name, string Value, int Start, int Length, bool Valid);

/// <summary>What could be completed at the caret.</summary>
/// <param name="Name">The operator whose value is being typed; empty when it may become an operator's name.</param>
/// <param name="Prefix">What is typed of it so far, without <c>@</c> or <c>#</c>.</param>
public sealed record SearchCompletion(string Name, string Prefix, int Start, int Length);

/// <summary>Reads searches such as <c>from:@ana in:#obra has:file before:2026-03-01 "plano final"</c>, for chips and completion.</summary>
public static partial class SearchQuery
{
    public static IReadOnlyList<string> Operators { get; } = ["from", "in", "has", "before", "after"];

    public static IReadOnlyList<string> HasValues { get; } = ["file", "image", "link", "reaction"];

    public static IReadOnlyList<SearchToken> Parse(string text) => [.. Pieces().Matches(text).Select(Read)];

    /// <summary>What the caret stands in, if a list of choices helps there.</summary>
    public static SearchCompletion? CompletionAt(string text, int caret)
    {
        var token = Parse(text).FirstOrDefault(t => t.Start < caret && caret <= t.Start + t.Length);
        return token switch
        {
            { Kind: SearchTokenKind.Operator, Name: "from" or "in" or "has" } => new(token.Name, token.Value.TrimStart('@', '#'), token.Start, token.Length),
            { Kind: SearchTokenKind.Word, Value: var value } when Operators.Any(o => o.StartsWith(value, StringComparison.OrdinalIgnoreCase)) =>
                new("", value, token.Start, token.Length),
            _ => null,
        };
    }

    /// <summary>Puts a choice in; the caret belongs after it.</summary>
    public static (string Text, int Caret) Complete(string text, SearchCompletion completion, string choice)
    {
        var written = completion.Name.Length == 0 ? $"{choice}:" : completion.Name switch
        {
            "from" => choice == "me" ? "from:me " : $"from:@{choice} ",
            "in" => $"in:#{choice} ",
            _ => $"{completion.Name}:{choice} ",
        };
        var rest = text[(completion.Start + completion.Length)..].TrimStart(' ');
        return (text[..completion.Start] + written + rest, completion.Start + written.Length);
    }

    /// <summary>Takes a chip away.</summary>
    public static string Without(string text, SearchToken token) =>
        (text[..token.Start].TrimEnd() + " " + text[(token.Start + token.Length)..].TrimStart()).Trim();

    private static SearchToken Read(Match match)
    {
        if (match.Groups["phrase"] is { Success: true } phrase)
            return new(SearchTokenKind.Phrase, "", phrase.Value, match.Index, match.Length, phrase.Value.Length > 0);

        var name = match.Groups["name"].Value.ToLowerInvariant();
        if (name.Length == 0)
            return new(SearchTokenKind.Word, "", match.Value, match.Index, match.Length, true);

        var value = match.Groups["value"].Value.Trim('"');
        var valid = name switch
        {
            "from" => value.TrimStart('@').Length > 0,
            "in" => value.TrimStart('#').Length > 0,
            "has" => HasValues.Contains(value.ToLowerInvariant()),
            _ => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        };
        return new(SearchTokenKind.Operator, name, value, match.Index, match.Length, valid);
    }

    [GeneratedRegex("""(?<name>from|in|has|before|after):(?<value>"[^"]*"?|\S*)|"(?<phrase>[^"]*)"?|\S+""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pieces();
}
