using System.Globalization;

namespace Tertulia.Projects.QuickAdd;

/// <param name="Count">How many words it takes.</param>
/// <param name="Strong">Led by "by", "due", "para", "antes de".</param>
internal readonly record struct DateMatch(int Count, DateOnly? Start, DateOnly Due, bool Strong);

/// <summary>
/// Understands words as a date, or as a range of two.
/// <para>Where people differ, this holds: a weekday is the next such day, never today, with "next" before it or not; "next week" is its Monday, "next month" its first;
/// a day without a year is the next such day, today included; 3/5 goes by the interface's language, and by the other reading where that is no date; a date that
/// belongs to a noun ("la reunión del lunes", "plans of friday") is no due date; "mañana" after "la" is the morning.</para>
/// </summary>
internal sealed class DatePhrase(IReadOnlyList<Word> words, bool monthFirst)
{
    public DateMatch? Match(int at, DateOnly today)
    {
        if (at > 0 && words[at].Joined && words[at - 1].Folded is "de" or "del" or "of")
            return null;
        if (Range(at, today) is { } range)
            return range;
        foreach (var lead in DateNames.Leads)
        {
            if (Has(at, lead) && !(lead[^1] is "el" or "la" or "esta" && Is(at + lead.Length, "manana")) && Core(at + lead.Length, today, led: true) is { } led)
                return new(lead.Length + led.Count, null, led.Date, DateNames.IsDueLead(lead[0]));
        }

        return at > 0 && words[at].Joined && words[at - 1].Folded is "la" or "esta" && Is(at, "manana") ? null
            : Core(at, today, led: false) is { } plain ? new(plain.Count, null, plain.Date, Strong: false)
            : null;
    }

    private DateMatch? Range(int at, DateOnly today)
    {
        if (words[at].Folded is not ("from" or "del" or "de" or "desde"))
            return null;
        var first = at + 1 + (Is(at + 1, "el") ? 1 : 0);
        if (Core(first, today, led: true) is not { } start)
            return null;
        var to = first + start.Count;
        if (!Follows(to) || words[to].Folded is not ("to" or "until" or "till" or "al" or "a" or "hasta"))
            return null;
        var second = to + 1 + (Is(to + 1, "el") ? 1 : 0);

        // The end is looked for from the start on: from monday to friday is one week.
        return Core(second, start.Date, led: true) is { } end && end.Date >= start.Date ? new(second + end.Count - at, start.Date, end.Date, Strong: true) : null;
    }

    private (int Count, DateOnly Date)? Core(int at, DateOnly today, bool led)
    {
        if (at >= words.Count || (led && !Follows(at)))
            return null;
        return Relative(at, today) ?? Weekday(at, today, led) ?? InSome(at, today) ?? Explicit(at, today);
    }

    private (int, DateOnly)? Relative(int at, DateOnly today)
    {
        if (Has(at, "pasado", "manana"))
            return Ahead(2, today, 2);
        if (Has(at, "day", "after", "tomorrow"))
            return Ahead(3, today, 2);
        if (words[at].Folded is "today" or "hoy")
            return Ahead(1, today, 0);
        if (words[at].Folded is "tomorrow" or "manana")
            return Ahead(1, today, 1);
        var untilMonday = 7 - (((int)today.DayOfWeek + 6) % 7);
        if (Has(at, "next", "week") || Has(at, "proxima", "semana"))
            return Ahead(2, today, untilMonday);
        if (Has(at, "semana", "que", "viene"))
            return Ahead(3, today, untilMonday);
        if (Has(at, "next", "month") || Has(at, "proximo", "mes"))
            return FirstOfNext(2, today);
        return Has(at, "mes", "que", "viene") ? FirstOfNext(3, today) : null;
    }

    private (int, DateOnly)? Weekday(int at, DateOnly today, bool led)
    {
        var next = words[at].Folded is "next" or "proximo" or "this" or "este" ? 1 : 0;
        var name = at + next;
        if (name >= words.Count || (next > 0 && !Follows(name)))
            return null;
        if (!DateNames.Weekdays.TryGetValue(words[name].Folded, out var day) && !((led || next > 0) && DateNames.ShortWeekdays.TryGetValue(words[name].Folded, out day)))
            return null;

        // "friday 12 may", "viernes, 12 de mayo": the date says it all.
        if (name + 1 < words.Count && (words[name + 1].Joined || words[name + 1].AfterComma) && Explicit(name + 1, today) is { } full)
            return (next + 1 + full.Count, full.Date);
        var count = next + 1 + (Has(name + 1, "que", "viene") && Follows(name + 1) ? 2 : 0);
        return Ahead(count, today, 7 - ((7 + (int)today.DayOfWeek - (int)day) % 7));
    }

    private (int, DateOnly)? InSome(int at, DateOnly today)
    {
        var number = Has(at, "dentro", "de") ? at + 2 : words[at].Folded is "in" or "en" ? at + 1 : -1;
        if (number < 0 || !Follows(number) || !Follows(number + 1))
            return null;
        if (!DateNames.Counts.TryGetValue(words[number].Folded, out var count) && !TryNumber(words[number].Folded, 3, out count))
            return null;
        var taken = number + 2 - at;
        return words[number + 1].Folded switch
        {
            "day" or "days" or "dia" or "dias" => Ahead(taken, today, count),
            "week" or "weeks" or "semana" or "semanas" => Ahead(taken, today, 7 * count),
            "month" or "months" or "mes" or "meses" => Safe(taken, () => today.AddMonths(count)),
            "year" or "years" or "ano" or "anos" => Safe(taken, () => today.AddYears(count)),
            _ => null,
        };
    }

    private (int Count, DateOnly Date)? Explicit(int at, DateOnly today) => Numeric(at, today) ?? DayMonth(at, today) ?? MonthDay(at, today);

    private (int, DateOnly)? Numeric(int at, DateOnly today)
    {
        var text = words[at].Folded;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var iso))
            return (1, iso);
        var parts = text.Split('/');
        if (parts.Length is < 2 or > 3 || !TryNumber(parts[0], 2, out var first) || !TryNumber(parts[1], 2, out var second))
            return null;
        int? year = null;
        if (parts.Length == 3)
        {
            if (parts[2].Length is not (2 or 4) || !TryNumber(parts[2], 4, out var given))
                return null;
            year = given < 100 ? 2000 + given : given;
        }

        var (usual, other) = monthFirst ? (On(second, first, year, today), On(first, second, year, today)) : (On(first, second, year, today), On(second, first, year, today));
        return (usual ?? other) is { } date ? (1, date) : null;
    }

    /// <summary>12 may, 12th may 2026, 12 de mayo de 2026, 1º de mayo.</summary>
    private (int, DateOnly)? DayMonth(int at, DateOnly today)
    {
        if (TryDay(words[at].Folded) is not { } day)
            return null;
        var name = at + 1;
        if (Follows(name) && words[name].Folded is "de" or "of")
            name++;
        if (!Follows(name) || !DateNames.Months.TryGetValue(words[name].Folded, out var month))
            return null;
        var year = name + 1;
        if (Follows(year) && words[year].Folded is "de" or "del")
            year++;
        return WithYear(at, name, year, Follows(year), day, month, today);
    }

    /// <summary>may 12, may 12th, may 12, 2026.</summary>
    private (int, DateOnly)? MonthDay(int at, DateOnly today) =>
        DateNames.Months.TryGetValue(words[at].Folded, out var month) && Follows(at + 1) && TryDay(words[at + 1].Folded) is { } day
            ? WithYear(at, at + 1, at + 2, at + 2 < words.Count && (words[at + 2].Joined || words[at + 2].AfterComma), day, month, today)
            : null;

    private (int, DateOnly)? WithYear(int at, int last, int year, bool follows, int day, int month, DateOnly today)
    {
        if (follows && words[year].Folded.Length == 4 && TryNumber(words[year].Folded, 4, out var number) && number >= 1900 && On(day, month, number, today) is { } exact)
            return (year + 1 - at, exact);
        return On(day, month, null, today) is { } date ? (last + 1 - at, date) : null;
    }

    private static DateOnly? On(int day, int month, int? year, DateOnly today)
    {
        if (month is < 1 or > 12 || day < 1)
            return null;
        if (year is { } given)
            return given is >= 1 and <= 9999 && day <= DateTime.DaysInMonth(given, month) ? new(given, month, day) : null;

        // The 29th of February may be eight years away.
        for (var y = today.Year; y <= Math.Min(today.Year + 8, 9999); y++)
        {
            if (day <= DateTime.DaysInMonth(y, month) && new DateOnly(y, month, day) is var date && date >= today)
                return date;
        }

        return null;
    }

    private static int? TryDay(string word)
    {
        var digits = word.TrimEnd('º', 'ª', '°');
        if (digits.Length == word.Length && word.Length > 2 && word[^2..] is "st" or "nd" or "rd" or "th")
            digits = word[..^2];
        return TryNumber(digits, 2, out var day) ? day : word == "primero" ? 1 : null;
    }

    private static bool TryNumber(string text, int digits, out int number)
    {
        number = 0;
        return text.Length <= digits && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    private static (int, DateOnly)? Ahead(int count, DateOnly today, int days) => Safe(count, () => today.AddDays(days));

    private static (int, DateOnly)? FirstOfNext(int count, DateOnly today) => Safe(count, () => new DateOnly(today.Year, today.Month, 1).AddMonths(1));

    private static (int, DateOnly)? Safe(int count, Func<DateOnly> date)
    {
        try
        {
            return (count, date());
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    private bool Follows(int at) => at < words.Count && words[at].Joined;

    private bool Is(int at, string word) => Follows(at) && words[at].Folded == word;

    private bool Has(int at, params ReadOnlySpan<string> phrase)
    {
        if (at >= words.Count || words[at].Folded != phrase[0])
            return false;
        for (var i = 1; i < phrase.Length; i++)
        {
            if (!Is(at + i, phrase[i]))
                return false;
        }

        return true;
    }
}
