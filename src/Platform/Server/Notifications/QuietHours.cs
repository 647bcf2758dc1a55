using System.Globalization;

namespace Tertulia.Platform;

/// <summary>The daily time, in a member's own zone, in which nothing pops up; it may span midnight.</summary>
internal static class QuietHours
{
    private const string Format = "HH:mm";

    public static string Write(TimeOnly time) => time.ToString(Format, CultureInfo.InvariantCulture);

    public static bool TryRead(string text, out TimeOnly time) =>
        TimeOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);

    /// <summary>From is quiet, To no longer; the same twice means never.</summary>
    public static bool Contains(TimeOnly from, TimeOnly to, DateTimeOffset now, string timeZone)
    {
        var local = TimeOnly.FromTimeSpan(TimeZoneInfo.ConvertTime(now, Zone(timeZone)).TimeOfDay);
        return from <= to ? local >= from && local < to : local >= from || local < to;
    }

    /// <summary>UTC where the zone is not known to this machine.</summary>
    public static TimeZoneInfo Zone(string id) => TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : TimeZoneInfo.Utc;
}
