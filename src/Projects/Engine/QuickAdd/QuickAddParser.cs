using System.Globalization;
using System.Text;

namespace Tertulia.Projects.QuickAdd;

/// <summary>
/// Understands a line such as <c>Pay invoice @Ana friday at 10 #finance !high ~2h</c>, in English and in Spanish whatever the interface's language.
/// <para>What is not understood stays in the title, and so does all between double quotes. A backslash before something that would be understood keeps it from being so,
/// and only then is it taken out. People and labels may be several. Of several dates the one led by "by", "due", "para" or "antes de" counts, else the last; of several
/// times, priorities or estimates the last; the others stay in the title.</para>
/// </summary>
public static class QuickAddParser
{
    /// <summary>Longer lines are titles as they are.</summary>
    public const int LongestLine = 2_000;

    /// <summary>A working day of an estimate such as <c>~2d</c>.</summary>
    private const int DayMinutes = 8 * 60;

    private static readonly Dictionary<string, TaskPriority> Priorities = new()
    {
        ["low"] = TaskPriority.Low,
        ["baja"] = TaskPriority.Low,
        ["bajo"] = TaskPriority.Low,
        ["normal"] = TaskPriority.Normal,
        ["medium"] = TaskPriority.Normal,
        ["media"] = TaskPriority.Normal,
        ["medio"] = TaskPriority.Normal,
        ["high"] = TaskPriority.High,
        ["alta"] = TaskPriority.High,
        ["alto"] = TaskPriority.High,
        ["urgent"] = TaskPriority.Urgent,
        ["urgente"] = TaskPriority.Urgent,
    };

    public static QuickAddResult Parse(string line, QuickAddContext context)
    {
        if (line.Length > LongestLine)
            return new(line.Trim(), [], [], []);

        var words = Words.Of(line);
        var reader = new Reader(line, words, context);
        var found = new List<Found>();
        var unknown = new List<QuickAddToken>();
        var escapes = new List<int>();
        var past = 0;
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i].Start < past)
                continue;
            var escaped = words[i] is { Folded: ['\\', _, ..] };
            if (escaped)
                words[i] = words[i] with { Start = words[i].Start + 1, Folded = words[i].Folded[1..] };
            if (reader.At(i) is { } match)
            {
                past = match.Token.End;
                if (escaped)
                    escapes.Add(words[i].Start - 1);
                else
                    found.Add(match);
            }
            else if (words[i].Folded is ['@' or '#', _, ..])
            {
                if (escaped)
                    escapes.Add(words[i].Start - 1);
                else
                    unknown.Add(new(words[i].Start, words[i].End - words[i].Start, words[i].Folded[0] == '@' ? QuickAddKind.Person : QuickAddKind.Label));
            }
        }

        return Choose(line, context, found, unknown, escapes);
    }

    /// <summary>Of what can be said once only, keeps what counts.</summary>
    private static QuickAddResult Choose(string line, QuickAddContext context, List<Found> found, List<QuickAddToken> unknown, List<int> escapes)
    {
        var date = found.LastOrDefault(f => f is { Token.Kind: QuickAddKind.Date, Strong: true }) ?? found.LastOrDefault(f => f.Token.Kind == QuickAddKind.Date);
        var time = found.LastOrDefault(f => f.Token.Kind == QuickAddKind.Time);
        var priority = found.LastOrDefault(f => f.Token.Kind == QuickAddKind.Priority);
        var estimate = found.LastOrDefault(f => f.Token.Kind == QuickAddKind.Estimate);
        QuickAddToken[] tokens =
        [
            .. found.Where(f => f.Token.Kind is QuickAddKind.Person or QuickAddKind.Label || f == date || f == time || f == priority || f == estimate)
                .Select(f => f.Token),
        ];
        var soon = time is not null && context.Now is { } now && time.Time < now && context.Today < DateOnly.MaxValue ? context.Today.AddDays(1) : context.Today;
        return new(Title(line, tokens, escapes), tokens, unknown, escapes)
        {
            Priority = priority?.Priority ?? TaskPriority.None,
            Start = date?.Start,
            Due = date?.Due ?? (time is null ? null : soon),
            DueTime = time?.Time,
            EstimateMinutes = estimate?.Minutes,
        };
    }

    private static string Title(string line, QuickAddToken[] tokens, List<int> escapes)
    {
        var title = new StringBuilder();
        var joint = false;
        var next = 0;
        for (var i = 0; i < line.Length; i++)
        {
            if (next < tokens.Length && i == tokens[next].Start)
            {
                i = tokens[next++].End - 1;
                joint = true;
                continue;
            }

            if (escapes.Contains(i))
                continue;

            // Where a token stood, the white space on both sides becomes one.
            if (joint && char.IsWhiteSpace(line[i]) && (title.Length == 0 || char.IsWhiteSpace(title[^1])))
                continue;
            joint = false;
            title.Append(line[i]);
        }

        return title.ToString().Trim();
    }

    private sealed record Found(
        QuickAddToken Token, bool Strong = false, DateOnly? Start = null, DateOnly? Due = null, TimeOnly? Time = null, TaskPriority Priority = default, int Minutes = 0);

    private sealed class Reader(string line, List<Word> words, QuickAddContext context)
    {
        private readonly NameIndex _people = NameIndex.OfPeople(context);
        private readonly NameIndex _labels = NameIndex.OfLabels(context);
        private readonly DatePhrase _dates = new(words, context.MonthFirst);
        private readonly TimePhrase _times = new(words);

        public Found? At(int i)
        {
            var word = words[i];
            switch (word.Folded[0])
            {
                case '@':
                    return _people.Match(line, word.Start + 1) is { } person ? new(new(word.Start, person.End - word.Start, QuickAddKind.Person, person.Id)) : null;
                case '#':
                    return _labels.Match(line, word.Start + 1) is { } label ? new(new(word.Start, label.End - word.Start, QuickAddKind.Label, label.Id)) : null;
                case '!':
                    return Priorities.TryGetValue(word.Folded[1..], out var priority) ? new(Of(i, 1, QuickAddKind.Priority), Priority: priority) : null;
                case '~':
                    return TryEstimate(word.Folded.AsSpan(1), out var minutes) ? new(Of(i, 1, QuickAddKind.Estimate), Minutes: minutes) : null;
            }

            if (_times.Match(i) is { } time)
                return new(Of(i, time.Count, QuickAddKind.Time), Time: time.Time);
            return _dates.Match(i, context.Today) is { } date ? new(Of(i, date.Count, QuickAddKind.Date), date.Strong, date.Start, date.Due) : null;
        }

        private QuickAddToken Of(int i, int count, QuickAddKind kind) => new(words[i].Start, words[i + count - 1].End - words[i].Start, kind);
    }

    /// <summary>2h, 1h30, 1h30m, 90m, 90min, 1.5h, 1,5h, 2d; up to a thousand hours.</summary>
    internal static bool TryEstimate(ReadOnlySpan<char> text, out int minutes)
    {
        minutes = 0;
        var digits = 0;
        while (digits < text.Length && (char.IsAsciiDigit(text[digits]) || text[digits] is '.' or ','))
            digits++;
        if (digits is < 1 or > 6 || digits == text.Length || !decimal.TryParse(text[..digits].ToString().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return false;
        var unit = text[digits..];
        decimal? total = unit switch
        {
            "m" or "min" or "mins" => number,
            "h" or "hr" or "hrs" or "hora" or "horas" or "hour" or "hours" => number * 60,
            "d" or "dia" or "dias" or "day" or "days" => number * DayMinutes,
            ['h', .. var rest] when int.TryParse(rest.TrimEnd("min"), NumberStyles.None, CultureInfo.InvariantCulture, out var extra) && extra < 60 =>
                (number * 60) + extra,
            _ => null,
        };
        if (total is not (>= 1 and <= 60_000))
            return false;
        minutes = (int)decimal.Round(total.Value);
        return true;
    }
}
