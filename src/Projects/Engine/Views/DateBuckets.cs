namespace Tertulia.Projects.Views;

/// <summary>The groups of dates, in order. Each day is in exactly one, and they follow one another in time.</summary>
public static class DateBuckets
{
    /// <summary>Due before today and not completed; what is completed goes by its date.</summary>
    public const string Overdue = "overdue";

    /// <summary>More than a week ago.</summary>
    public const string Earlier = "earlier";

    /// <summary>Two to seven days ago.</summary>
    public const string LastDays = "last_7";

    public const string Yesterday = "yesterday";
    public const string Today = "today";
    public const string Tomorrow = "tomorrow";

    /// <summary>After tomorrow, in the week of today.</summary>
    public const string ThisWeek = "this_week";

    /// <summary>After tomorrow, in the week after today's.</summary>
    public const string NextWeek = "next_week";

    public const string Later = "later";

    public static IReadOnlyList<string> All { get; } = [Overdue, Earlier, LastDays, Yesterday, Today, Tomorrow, ThisWeek, NextWeek, Later];

    internal static int Of(int day, DateOnly today, int weekStart, bool overdueCounts)
    {
        var away = day - today.DayNumber;
        return away switch
        {
            < 0 when overdueCounts => 0,
            < -7 => 1,
            < -1 => 2,
            -1 => 3,
            0 => 4,
            1 => 5,
            _ when day < weekStart + 7 => 6,
            _ when day < weekStart + 14 => 7,
            _ => 8,
        };
    }
}
