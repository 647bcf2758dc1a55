using System.Globalization;

namespace Tertulia.Platform;

/// <summary>Words that stand together, in this order.</summary>
/// <param name="Prefix">The last word may go on: people see results while they type.</param>
internal sealed record SearchTerm(IReadOnlyList<string> Words, bool Prefix);

/// <summary>What somebody asks for, taken apart. Everything can be asked; what is no operator is a word.</summary>
internal sealed class SearchQuery
{
    private const int MostTerms = 16;

    private const int MostWordsInTerm = 32;

    /// <summary>A single letter would match nearly everything.</summary>
    private const int LeastPrefix = 2;

    /// <summary>Operators in both languages of the product.</summary>
    private static readonly Dictionary<string, Operator> Operators = new(StringComparer.Ordinal)
    {
        ["from"] = Operator.From,
        ["de"] = Operator.From,
        ["in"] = Operator.In,
        ["en"] = Operator.In,
        ["has"] = Operator.Has,
        ["con"] = Operator.Has,
        ["before"] = Operator.Before,
        ["antes"] = Operator.Before,
        ["after"] = Operator.After,
        ["despues"] = Operator.After,
        ["on"] = Operator.On,
        ["dia"] = Operator.On,
    };

    private static readonly Dictionary<string, SearchFlags> Things = new(StringComparer.Ordinal)
    {
        ["file"] = SearchFlags.HasFile,
        ["archivo"] = SearchFlags.HasFile,
        ["image"] = SearchFlags.HasImage,
        ["imagen"] = SearchFlags.HasImage,
        ["link"] = SearchFlags.HasLink,
        ["enlace"] = SearchFlags.HasLink,
        ["reaction"] = SearchFlags.HasReaction,
        ["reaccion"] = SearchFlags.HasReaction,
    };

    private enum Operator
    {
        From,
        In,
        Has,
        Before,
        After,
        On,
    }

    public List<SearchTerm> Terms { get; } = [];

    /// <summary>Handles without <c>@</c>, folded; any of them.</summary>
    public List<string> From { get; } = [];

    /// <summary>Names without <c>#</c>; any of them.</summary>
    public List<string> In { get; } = [];

    public SearchFlags Has { get; private set; }

    /// <summary>Days before this one.</summary>
    public DateOnly? Before { get; private set; }

    /// <summary>Days after this one.</summary>
    public DateOnly? After { get; private set; }

    public bool IsEmpty => Terms.Count == 0 && From.Count == 0 && In.Count == 0 && Has == SearchFlags.None && Before is null && After is null;

    public static SearchQuery Parse(string text)
    {
        var query = new SearchQuery();
        var bareLast = false;
        for (var i = 0; i < text.Length;)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
                continue;
            }

            if (IsQuote(text[i]))
            {
                bareLast = query.AddTerm(Quoted(text, ref i)) ? false : bareLast;
                continue;
            }

            var (name, value) = Word(text, ref i);
            if (name is null || !query.TryOperate(name, value))
                bareLast = query.AddTerm(name is null ? value : $"{name} {value}") || bareLast;
        }

        if (bareLast && query.Terms[^1] is { } last && last.Words[^1].Length >= LeastPrefix)
            query.Terms[^1] = last with { Prefix = true };
        return query;
    }

    private static bool IsQuote(char c) => c is '"' or '“' or '”' or '„' or '«' or '»';

    /// <summary>Up to the closing quote or the end.</summary>
    private static string Quoted(string text, ref int i)
    {
        var start = ++i;
        while (i < text.Length && !IsQuote(text[i]))
            i++;
        return text[start..(i < text.Length ? i++ : i)];
    }

    /// <summary>Up to the next space; <c>name:value</c> where the name is an operator's, its value quoted perhaps.</summary>
    private static (string? Name, string Value) Word(string text, ref int i)
    {
        var start = i;
        while (i < text.Length && !char.IsWhiteSpace(text[i]) && !IsQuote(text[i]))
        {
            if (text[i] == ':' && SearchText.Fold(text[start..i]) is var name && Operators.ContainsKey(name))
            {
                i++;
                if (i < text.Length && IsQuote(text[i]))
                    return (name, Quoted(text, ref i));

                var value = i;
                while (i < text.Length && !char.IsWhiteSpace(text[i]))
                    i++;
                return (name, text[value..i]);
            }

            i++;
        }

        return (null, text[start..i]);
    }

    /// <summary>False where the value makes no sense; then it is words like any other.</summary>
    private bool TryOperate(string name, string value)
    {
        switch (Operators[name])
        {
            case Operator.From when value.TrimStart('@') is { Length: > 0 } handle:
                From.Add(handle.ToLowerInvariant());
                return true;
            case Operator.In when value.TrimStart('#', '@') is { Length: > 0 } place:
                In.Add(place);
                return true;
            case Operator.Has when Things.TryGetValue(SearchText.Fold(value), out var thing):
                Has |= thing;
                return true;
            case Operator.Before when Day(value) is { } day:
                Before = Before < day ? Before : day;
                return true;
            case Operator.After when Day(value) is { } day:
                After = After > day ? After : day;
                return true;
            case Operator.On when Day(value) is { } day && day > DateOnly.MinValue && day < DateOnly.MaxValue:
                (After, Before) = (day.AddDays(-1), day.AddDays(1));
                return true;
            default:
                return false;
        }
    }

    private static DateOnly? Day(string value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private bool AddTerm(string text)
    {
        if (Terms.Count >= MostTerms)
            return false;

        var words = SearchText.Tokenize(text).Take(MostWordsInTerm).Select(t => t.Word).ToList();
        if (words.Count == 0)
            return false;

        Terms.Add(new(words, Prefix: false));
        return true;
    }
}
