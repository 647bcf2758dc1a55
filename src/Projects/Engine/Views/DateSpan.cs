using System.Globalization;

namespace Tertulia.Projects.Views;

/// <summary>Days from one to another, both inclusive, as <see cref="DateOnly.DayNumber"/>: what a date in a filter means once it is known which day is today.</summary>
internal readonly record struct DateSpan(int From, int To)
{
    public bool Holds(int day) => day >= From && day <= To;

    /// <summary>
    /// Reads <c>2026-05-12</c>, <c>today</c>, <c>tomorrow</c>, <c>yesterday</c>, <c>week</c>, <c>month</c>, each of these four also with <c>+3</c> or <c>-3</c> of its
    /// unit, <c>past</c> (before today), <c>next_7</c> and <c>last_7</c> (that many days and today).
    /// </summary>
    public static bool TryParse(string text, DateOnly today, DayOfWeek weekStart, out DateSpan span)
    {
        span = default;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            span = new(date.DayNumber, date.DayNumber);
            return true;
        }

        var day = today.DayNumber;
        if (text == "past")
        {
            span = new(0, day - 1);
            return true;
        }

        if (text.StartsWith("next_", StringComparison.Ordinal) && TryCount(text[5..], out var ahead))
        {
            span = new(day, day + ahead);
            return true;
        }

        if (text.StartsWith("last_", StringComparison.Ordinal) && TryCount(text[5..], out var back))
        {
            span = new(day - back, day);
            return true;
        }

        var sign = text.AsSpan().IndexOfAny('+', '-');
        var offset = 0;
        if (sign > 0)
        {
            if (!TryCount(text[(sign + 1)..], out offset))
                return false;
            if (text[sign] == '-')
                offset = -offset;
        }

        return TryUnit(sign > 0 ? text[..sign] : text, offset, today, weekStart, out span);
    }

    private static bool TryUnit(string unit, int offset, DateOnly today, DayOfWeek weekStart, out DateSpan span)
    {
        span = default;
        var day = today.DayNumber;
        switch (unit)
        {
            case "today":
                span = new(day + offset, day + offset);
                return true;
            case "tomorrow":
                span = new(day + 1 + offset, day + 1 + offset);
                return true;
            case "yesterday":
                span = new(day - 1 + offset, day - 1 + offset);
                return true;
            case "week":
                var monday = WeekOf(today, weekStart) + (7 * offset);
                span = new(monday, monday + 6);
                return true;
            case "month":
                var months = (today.Year * 12) + today.Month - 1 + offset;
                if (months is < 12 or >= 9999 * 12)
                    return false;
                var first = new DateOnly(months / 12, (months % 12) + 1, 1);
                span = new(first.DayNumber, first.AddMonths(1).DayNumber - 1);
                return true;
            default:
                return false;
        }
    }

    /// <summary>The first day of the week that the date is in.</summary>
    public static int WeekOf(DateOnly date, DayOfWeek weekStart) => date.DayNumber - ((7 + (int)date.DayOfWeek - (int)weekStart) % 7);

    private static bool TryCount(string digits, out int count) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count <= ViewLimits.RelativeDays;
}
