namespace Tertulia.Platform.Demo;

/// <summary>Working days of the company, counted backwards, and today as far as it has come.</summary>
public sealed class DemoCalendar
{
    /// <summary>How far back the story goes, in working days: six weeks.</summary>
    public const int Days = 30;

    /// <summary>Today's talk begins no earlier before now; what lies before belongs to other days.</summary>
    private static readonly TimeSpan Today = TimeSpan.FromHours(3);

    private readonly List<DateOnly> days = [];

    public DemoCalendar(DateTimeOffset now, TimeZoneInfo zone)
    {
        (Now, Zone) = (new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero), zone);
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now - Today, zone).DateTime);
        while (days.Count < 2 * Days)
        {
            day = day.AddDays(-1);
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                days.Add(day);
        }
    }

    /// <summary>The moment of seeding, whole minutes, UTC.</summary>
    public DateTimeOffset Now { get; }

    public TimeZoneInfo Zone { get; }

    /// <param name="workingDaysAgo">1 for the last one before today, up to twice <see cref="Days"/>.</param>
    public DateTimeOffset At(int workingDaysAgo, TimeOnly time)
    {
        var local = days[workingDaysAgo - 1].ToDateTime(time);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
