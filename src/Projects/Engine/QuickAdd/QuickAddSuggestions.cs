using Tertulia.Projects.Collation;

namespace Tertulia.Projects.QuickAdd;

/// <summary>What an unfinished token may become.</summary>
/// <param name="Text">To put in place of the span, so that it is understood.</param>
/// <param name="Shown">A person's or label's name; for others the text itself.</param>
public sealed record QuickAddSuggestion(QuickAddKind Kind, string Text, string Shown, Guid? Id = null);

/// <param name="Start">Of the unfinished token, which ends at the caret.</param>
public sealed record QuickAddSuggested(int Start, int Length, IReadOnlyList<QuickAddSuggestion> Suggestions)
{
    public static QuickAddSuggested None { get; } = new(0, 0, []);
}

public static class QuickAddSuggestions
{
    private const int Most = 8;

    /// <summary>Names have spaces; an unfinished one is looked for this far back.</summary>
    private const int Reach = 60;

    private static readonly string[] EnglishPriorities = ["low", "normal", "high", "urgent"];
    private static readonly string[] SpanishPriorities = ["baja", "normal", "alta", "urgente"];

    private static readonly string[] EnglishDates =
        ["today", "tomorrow", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "next week", "next month", "in 2 days", "in 2 weeks"];

    private static readonly string[] SpanishDates =
    [
        "hoy", "mañana", "pasado mañana", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo",
        "próxima semana", "próximo mes", "en 2 días", "en 2 semanas",
    ];

    public static QuickAddSuggested At(string line, int caret, QuickAddContext context)
    {
        caret = Math.Clamp(caret, 0, line.Length);
        if (line.Length > QuickAddParser.LongestLine)
            return QuickAddSuggested.None;
        for (var start = caret - 1; start >= Math.Max(0, caret - Reach); start--)
        {
            if (start > 0 && !char.IsWhiteSpace(line[start - 1]) && line[start - 1] is not ('(' or '[' or '¿' or '¡'))
                continue;
            var typed = FoldedText.Of(line[start..caret]);
            var found = typed.Length == 0 ? [] : For(typed, context).Take(Most).ToList();
            if (found.Count > 0)
                return new(start, caret - start, found);
        }

        return QuickAddSuggested.None;
    }

    private static IEnumerable<QuickAddSuggestion> For(string typed, QuickAddContext context) => typed[0] switch
    {
        '@' => context.People.Where(p => Begins(p.Name, typed[1..]) || Starts(p.Handle, typed[1..]))
            .OrderBy(p => !Starts(p.Name, typed[1..])).ThenBy(p => TextOrder.For(context.Language).Key(p.Name), StringComparer.Ordinal).ThenBy(p => p.Id)
            .Select(p => new QuickAddSuggestion(QuickAddKind.Person, "@" + p.Handle, p.Name, p.Id)),
        '#' => context.Labels.Where(l => Begins(l.Name, typed[1..]))
            .OrderBy(l => !Starts(l.Name, typed[1..])).ThenBy(l => TextOrder.For(context.Language).Key(l.Name), StringComparer.Ordinal).ThenBy(l => l.Id)
            .Select(l => new QuickAddSuggestion(QuickAddKind.Label, "#" + l.Name, l.Name, l.Id)),
        '!' => Words(context.MonthFirst ? EnglishPriorities : SpanishPriorities, typed[1..]).Select(p => new QuickAddSuggestion(QuickAddKind.Priority, "!" + p, p)),

        // One or two letters begin too many words to be about dates.
        _ when typed.Length >= 3 => Words(context.MonthFirst ? EnglishDates : SpanishDates, typed).Select(d => new QuickAddSuggestion(QuickAddKind.Date, d, d)),
        _ => [],
    };

    private static IEnumerable<string> Words(string[] all, string typed) => all.Where(w => Starts(w, typed) && w.Length > typed.Length);

    private static bool Starts(string name, string typed) => FoldedText.Of(name).StartsWith(typed, StringComparison.Ordinal);

    /// <summary>Whether the name, or a word in it, begins so.</summary>
    private static bool Begins(string name, string typed)
    {
        var folded = FoldedText.Of(name);
        return folded.StartsWith(typed, StringComparison.Ordinal) || folded.Contains(" " + typed, StringComparison.Ordinal);
    }
}
