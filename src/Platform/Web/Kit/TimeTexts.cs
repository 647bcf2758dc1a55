using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Tertulia.Platform.Web.Kit;

/// <summary>How a moment is told.</summary>
public enum TimeStyle
{
    /// <summary>"just now", "5 min ago", "yesterday", "12 Nov".</summary>
    Ago,

    /// <summary>"9:12".</summary>
    Clock,

    /// <summary>"Today", "Yesterday", "Monday, 16 November".</summary>
    Day,

    /// <summary>"9:12" today, "yesterday", "12 Nov" before: for lists.</summary>
    Compact,
}

/// <summary>Times in the reader's words and time zone.</summary>
public sealed class TimeTexts(IStringLocalizer<PlatformText> l, TimeProvider clock)
{
    public string Clock(DateTimeOffset value) => Local(value).ToString("t", CultureInfo.CurrentCulture);

    public string Full(DateTimeOffset value) => $"{Local(value).ToString("D", CultureInfo.CurrentCulture)}, {Clock(value)}";

    public string Ago(DateTimeOffset value)
    {
        var age = clock.GetUtcNow() - value;
        return age switch
        {
            { TotalSeconds: < -60 } => Compact(value),
            { TotalMinutes: < 1 } => l["JustNow"],
            { TotalHours: < 1 } => l["MinutesAgo", (int)age.TotalMinutes],
            { TotalHours: < 12 } => l["HoursAgo", (int)age.TotalHours],
            _ => Compact(value),
        };
    }

    public string Compact(DateTimeOffset value) => DaysBack(value) switch
    {
        0 => Clock(value),
        1 => l["YesterdayLower"],
        -1 => l["TomorrowLower"],
        _ => DayAndMonth(Local(value)),
    };

    public string Day(DateTimeOffset value) => DaysBack(value) switch
    {
        0 => l["Today"],
        1 => l["Yesterday"],
        -1 => l["Tomorrow"],
        _ => Heading(value),
    };

    /// <summary>"Monday, November 16", "lunes, 16 de noviembre": as it stands within a sentence.</summary>
    public string LongDate(DateTimeOffset value)
    {
        var local = Local(value);
        return local.ToString(local.Year == Local(clock.GetUtcNow()).Year ? l["LongDayFormat"] : l["LongDayYearFormat"], CultureInfo.CurrentCulture);
    }

    private string Heading(DateTimeOffset value)
    {
        var text = LongDate(value);
        return char.ToUpper(text[0], CultureInfo.CurrentCulture) + text[1..];
    }

    private string DayAndMonth(DateTimeOffset local) =>
        local.ToString(local.Year == Local(clock.GetUtcNow()).Year ? l["ShortDayFormat"] : l["ShortDayYearFormat"], CultureInfo.CurrentCulture);

    private int DaysBack(DateTimeOffset value) => (Local(clock.GetUtcNow()).Date - Local(value).Date).Days;

    private DateTimeOffset Local(DateTimeOffset value) => TimeZoneInfo.ConvertTime(value, clock.LocalTimeZone);
}
