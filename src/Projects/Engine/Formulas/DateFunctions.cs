namespace Tertulia.Projects.Formulas;

/// <summary>Functions of dates, which may also be texts written yyyy-MM-dd. Outside the years 1 to 9999 is #NUM!.</summary>
internal static class DateFunctions
{
    internal static FormulaValue Today(FormulaArguments arguments) => FormulaValue.Of(arguments.Context.Today);

    /// <summary>DATE(year, month, day): months and days beyond their bounds count on, so that day 0 is the last of the month before.</summary>
    internal static FormulaValue Date(FormulaArguments arguments)
    {
        if (arguments.Whole(0, 0) is not { } year || arguments.Whole(1, 0) is not { } month || arguments.Whole(2, 0) is not { } day)
            return FormulaError.Value;
        return FromMonths((year * 12L) + month - 1) is { } first ? FromDayNumber(first.DayNumber + (decimal)day - 1) : FormulaError.Number;
    }

    internal static FormulaValue Year(FormulaArguments arguments) => Part(arguments, date => date.Year);

    internal static FormulaValue Month(FormulaArguments arguments) => Part(arguments, date => date.Month);

    internal static FormulaValue Day(FormulaArguments arguments) => Part(arguments, date => date.Day);

    /// <summary>WEEKDAY(date, [type]): type 1, the usual one, counts Sunday as 1; 2 counts Monday as 1, and 3 as 0.</summary>
    internal static FormulaValue Weekday(FormulaArguments arguments)
    {
        if (arguments.Date(0) is not { } date || arguments.Whole(1, 1) is not { } type)
            return FormulaError.Value;
        var fromSunday = (int)date.DayOfWeek;
        return type switch
        {
            1 => FormulaValue.Of(fromSunday + 1),
            2 => FormulaValue.Of(((fromSunday + 6) % 7) + 1),
            3 => FormulaValue.Of((fromSunday + 6) % 7),
            _ => FormulaError.Number,
        };
    }

    /// <summary>DAYS(end, start): days from one to the other, negative when the end comes first.</summary>
    internal static FormulaValue Days(FormulaArguments arguments) =>
        arguments.Date(0) is { } end && arguments.Date(1) is { } start ? FormulaValue.Of(end.DayNumber - start.DayNumber) : FormulaError.Value;

    /// <summary>WORKDAYS(start, end): working days of the project, both included, negative when the end comes first.</summary>
    internal static FormulaValue Workdays(FormulaArguments arguments) =>
        arguments.Date(0) is { } start && arguments.Date(1) is { } end
            ? FormulaValue.Of(arguments.Context.Calendar.Count(start, end))
            : FormulaError.Value;

    /// <summary>WORKDAY(start, days): the working day that many after, or before, a date.</summary>
    internal static FormulaValue Workday(FormulaArguments arguments)
    {
        if (arguments.Date(0) is not { } start || arguments.Whole(1, 0) is not { } days)
            return FormulaError.Value;
        return arguments.Context.Calendar.Add(start, days) is { } date ? FormulaValue.Of(date) : FormulaError.Number;
    }

    /// <summary>EDATE(date, months): the same day of another month, or its last.</summary>
    internal static FormulaValue AddMonths(FormulaArguments arguments)
    {
        if (arguments.Date(0) is not { } date || arguments.Whole(1, 0) is not { } months)
            return FormulaError.Value;
        return FromMonths((date.Year * 12L) + date.Month - 1 + months) is { } first
            ? FormulaValue.Of(new DateOnly(first.Year, first.Month, Math.Min(date.Day, DateTime.DaysInMonth(first.Year, first.Month))))
            : FormulaError.Number;
    }

    internal static FormulaValue FromDayNumber(decimal dayNumber) =>
        dayNumber >= DateOnly.MinValue.DayNumber && dayNumber <= DateOnly.MaxValue.DayNumber
            ? FormulaValue.Of(DateOnly.FromDayNumber((int)dayNumber))
            : FormulaError.Number;

    /// <summary>The first of a month, counted from January of the year 0.</summary>
    private static DateOnly? FromMonths(long months) =>
        months is >= 12 and < 120_000 ? new DateOnly((int)(months / 12), (int)(months % 12) + 1, 1) : null;

    private static FormulaValue Part(FormulaArguments arguments, Func<DateOnly, int> part) =>
        arguments.Date(0) is { } date ? FormulaValue.Of(part(date)) : FormulaError.Value;
}
