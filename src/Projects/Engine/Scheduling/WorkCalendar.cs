namespace Tertulia.Projects.Scheduling;

/// <summary>
/// Which days are worked, and arithmetic in them. Working days are numbered from 0 at the first one after 0001-01-01, so that counting and adding
/// are subtraction and addition of numbers: O(log holidays) each, never a walk from day to day. Immutable; safe to share.
/// </summary>
public sealed class WorkCalendar
{
    /// <summary>The day number after the last that <see cref="DateOnly"/> knows.</summary>
    private static readonly int End = DateOnly.MaxValue.DayNumber + 1;

    /// <summary>Worked days of a week before its Monday, Tuesday … and after its Sunday. Day number 0 is a Monday.</summary>
    private readonly int[] _before = new int[8];

    /// <summary>The worked days of a week, in order: 0 is Monday.</summary>
    private readonly int[] _worked;

    /// <summary>Day numbers of holidays that would be worked otherwise, in order.</summary>
    private readonly int[] _holidays;

    /// <summary>How many working days lie before each holiday.</summary>
    private readonly int[] _workedBeforeHoliday;

    /// <param name="days">At least one.</param>
    /// <param name="holidays">Days off besides, in any order.</param>
    /// <exception cref="ArgumentException">No day is worked.</exception>
    public WorkCalendar(IEnumerable<DayOfWeek> days, IEnumerable<DateOnly> holidays)
    {
        _worked = [.. days.Select(FromMonday).Distinct().Order()];
        if (_worked.Length == 0 || _worked[0] < 0 || _worked[^1] > 6)
            throw new ArgumentException("A week needs a working day.", nameof(days));

        for (var day = 0; day < 7; day++)
            _before[day + 1] = _before[day] + (_worked.Contains(day) ? 1 : 0);
        _holidays = [.. holidays.Select(date => date.DayNumber).Where(IsWorkedWeekday).Distinct().Order()];
        _workedBeforeHoliday = [.. _holidays.Select((holiday, earlier) => WeekdaysBefore(holiday) - earlier)];
        WorkingDays = Before(End);
    }

    public WorkCalendar(WorkWeekDto week)
        : this(week.Days, week.Holidays)
    {
    }

    /// <summary>Monday to Friday without holidays.</summary>
    public static WorkCalendar Usual { get; } = new(WorkWeekDto.Usual);

    /// <summary>Working days from 0001-01-01 to 9999-12-31.</summary>
    internal int WorkingDays { get; }

    public bool IsWorking(DateOnly date) => Before(date.DayNumber + 1) > Before(date.DayNumber);

    /// <summary>The day itself when it is worked, else the next that is; null past 9999-12-31.</summary>
    public DateOnly? OnOrAfter(DateOnly date) => Find(Before(date.DayNumber));

    /// <summary>The day itself when it is worked, else the last that was; null before 0001-01-01.</summary>
    public DateOnly? OnOrBefore(DateOnly date) => Find(Before(date.DayNumber + 1) - 1L);

    /// <summary>
    /// The working day that many working days after a date (before it, when negative), which itself need not be worked; the date itself for 0. Null
    /// outside the years 1 to 9999.
    /// </summary>
    public DateOnly? Add(DateOnly date, int workingDays) => workingDays switch
    {
        0 => date,
        > 0 => Find(Before(date.DayNumber + 1) + workingDays - 1L),
        _ => Find(Before(date.DayNumber) + (long)workingDays),
    };

    /// <summary>Working days from one date to another, both inclusive; negative when <paramref name="to"/> comes first.</summary>
    public int Count(DateOnly from, DateOnly to) => from <= to
        ? Before(to.DayNumber + 1) - Before(from.DayNumber)
        : Before(to.DayNumber) - Before(from.DayNumber + 1);

    /// <summary>How many working days lie before a day, given and counted from 0001-01-01.</summary>
    internal int Before(int dayNumber)
    {
        var day = Math.Clamp(dayNumber, 0, End);
        var found = Array.BinarySearch(_holidays, day);
        return WeekdaysBefore(day) - (found < 0 ? ~found : found);
    }

    /// <summary>The day number of a working day by its own number, 0 to <see cref="WorkingDays"/> - 1.</summary>
    internal int DayNumber(int workingDay)
    {
        // The holidays before it are those with no more working days before them than it has itself.
        int low = 0, high = _workedBeforeHoliday.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_workedBeforeHoliday[middle] <= workingDay)
                low = middle + 1;
            else
                high = middle;
        }

        var weekday = workingDay + low;
        return (weekday / _worked.Length * 7) + _worked[weekday % _worked.Length];
    }

    private static int FromMonday(DayOfWeek day) => day == DayOfWeek.Sunday ? 6 : (int)day - 1;

    private DateOnly? Find(long workingDay) =>
        workingDay >= 0 && workingDay < WorkingDays ? DateOnly.FromDayNumber(DayNumber((int)workingDay)) : null;

    private bool IsWorkedWeekday(int dayNumber) => _before[(dayNumber % 7) + 1] > _before[dayNumber % 7];

    private int WeekdaysBefore(int dayNumber) => (dayNumber / 7 * _worked.Length) + _before[dayNumber % 7];
}
