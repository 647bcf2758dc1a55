using Tertulia.Projects.Collation;

namespace Tertulia.Projects.QuickAdd;

/// <summary>A word of the line, without the punctuation around it.</summary>
/// <param name="Folded">Without case and accents.</param>
/// <param name="Joined">Whether nothing but white space stands between it and the word before.</param>
/// <param name="AfterComma">Likewise, but for one comma.</param>
internal readonly record struct Word(int Start, int End, string Folded, bool Joined, bool AfterComma);

internal static class Words
{
    private const string Opening = "([{¿¡«“‘\"'";
    private const string Closing = ")]}»”’\"',.;:!?…";

    /// <summary>The words of a line, except those between double quotes.</summary>
    public static List<Word> Of(string line)
    {
        var words = new List<Word>();
        var at = 0;
        var lastEnd = 0;
        while (at < line.Length)
        {
            if (char.IsWhiteSpace(line[at]))
            {
                at++;
                continue;
            }

            if (QuotedUntil(line, at) is { } quoteEnd)
            {
                at = quoteEnd;
                continue;
            }

            var (start, next) = (at, at);
            while (next < line.Length && !char.IsWhiteSpace(line[next]))
                next++;
            var end = next;
            while (start < end && Opening.Contains(line[start], StringComparison.Ordinal))
                start++;
            while (end > start && Closing.Contains(line[end - 1], StringComparison.Ordinal) && !line.AsSpan(start, end - start).EndsWith(".m.", StringComparison.OrdinalIgnoreCase))
                end--;
            if (end > start)
            {
                var between = line.AsSpan(lastEnd, start - lastEnd);
                var comma = between.Length > 1 && between[0] == ',' && between[1..].IsWhiteSpace();
                words.Add(new(start, end, FoldedText.Of(line[start..end]), between.IsWhiteSpace(), comma));
                lastEnd = end;
            }

            at = next;
        }

        return words;
    }

    /// <summary>Where a quotation that begins here ends; null when none does, or it is never closed.</summary>
    private static int? QuotedUntil(string line, int at)
    {
        var close = line[at] switch
        {
            '"' => '"',
            '“' => '”',
            '«' => '»',
            _ => '\0',
        };
        var end = close == '\0' || at + 1 >= line.Length ? -1 : line.IndexOf(close, at + 1);
        return end < 0 ? null : end + 1;
    }

    /// <summary>Whether what ends here ends a word: neither <c>ana</c> of <c>analyst</c> nor of <c>ana.lopez</c> does.</summary>
    public static bool IsBoundary(string line, int at)
    {
        if (at >= line.Length)
            return true;
        if (char.IsLetterOrDigit(line[at]) || char.IsSurrogate(line[at]) || line[at] == '_' || FoldedText.Fold(line[at]) == '\0')
            return false;
        return line[at] is not ('.' or '-' or '\'' or '’' or '@' or '/') || at + 1 >= line.Length || !char.IsLetterOrDigit(line[at + 1]);
    }

    /// <summary>Where the folded name ends in the line, if it stands there; null otherwise.</summary>
    public static int? EndOf(string line, int at, string folded)
    {
        if (folded.Length == 0)
            return null;
        foreach (var wanted in folded)
        {
            while (at < line.Length && FoldedText.Fold(line[at]) == '\0')
                at++;
            if (at >= line.Length || FoldedText.Fold(line[at]) != wanted)
                return null;
            at++;
        }

        while (at < line.Length && FoldedText.Fold(line[at]) == '\0')
            at++;
        return IsBoundary(line, at) ? at : null;
    }
}
