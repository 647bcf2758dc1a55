namespace Tertulia.Platform;

/// <summary>Finds a query's terms in a text: how well it answers, and where to highlight.</summary>
internal sealed class SearchMatches
{
    private const int MostExcerpt = 240;

    /// <summary>How much of the excerpt stands before the first match.</summary>
    private const int Before = 60;

    private readonly string text;
    private readonly List<SearchToken> tokens;
    private readonly SortedDictionary<int, int> found = [];

    private SearchMatches(string text, List<SearchToken> tokens) => (this.text, this.tokens) = (text, tokens);

    /// <summary>
    /// As in BM25, a word counts less the more often it has been counted, and more in a short text; a whole word counts more than the beginning of
    /// one. How rare a word is does not matter, since every hit holds all of them.
    /// </summary>
    public double Score { get; private set; }

    public static SearchMatches Of(string text, IReadOnlyList<SearchTerm> terms)
    {
        var matches = new SearchMatches(text, [.. SearchText.Tokenize(text)]);
        foreach (var term in terms)
            matches.Find(term);
        return matches;
    }

    /// <summary>The neighbourhood of the first match on one line, and where the words stand in it.</summary>
    public (string Excerpt, IReadOnlyList<TextRange> Highlights) Excerpt()
    {
        var start = 0;
        if (text.Length > MostExcerpt && found.Count > 0)
        {
            var first = found.First().Key;
            start = first <= Before ? 0 : WordStart(Math.Min(first - Before, text.Length - MostExcerpt), first);
        }

        var end = Math.Min(text.Length, start + MostExcerpt);
        if (end < text.Length && char.IsHighSurrogate(text[end - 1]))
            end--;

        var prefix = start > 0 ? "…" : "";
        var excerpt = string.Concat(prefix, OneLine(text[start..end]), end < text.Length ? "…" : "");
        var highlights = found
            .Where(f => f.Key >= start && f.Key + f.Value <= end)
            .Select(f => new TextRange(f.Key - start + prefix.Length, f.Value))
            .ToList();
        return (excerpt, highlights);
    }

    private static string OneLine(string text) => string.Create(text.Length, text, (span, source) =>
    {
        for (var i = 0; i < span.Length; i++)
            span[i] = char.IsControl(source[i]) ? ' ' : source[i];
    });

    /// <summary>The first word at or after a place, so that none is cut in half.</summary>
    private int WordStart(int from, int first)
    {
        foreach (var token in tokens)
        {
            if (token.Start >= from)
                return Math.Min(token.Start, first);
        }

        return first;
    }

    private void Find(SearchTerm term)
    {
        var count = 0.0;
        for (var i = 0; i + term.Words.Count <= tokens.Count; i++)
        {
            var weight = Match(term, i);
            if (weight == 0)
                continue;

            count += weight;
            var (start, last) = (tokens[i].Start, tokens[i + term.Words.Count - 1]);
            found[start] = Math.Max(found.GetValueOrDefault(start), last.Start + last.Length - start);
        }

        const double AverageLength = 20, K = 1.2, B = 0.75;
        Score += count / (count + (K * (1 - B + (B * tokens.Count / AverageLength))));
    }

    private double Match(SearchTerm term, int at)
    {
        for (var i = 0; i < term.Words.Count; i++)
        {
            var (word, wanted) = (tokens[at + i].Word, term.Words[i]);
            if (word == wanted)
                continue;

            return i == term.Words.Count - 1 && term.Prefix && word.StartsWith(wanted, StringComparison.Ordinal) ? 0.6 : 0;
        }

        return 1;
    }
}
