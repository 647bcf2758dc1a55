using System.Globalization;

namespace Tertulia.Platform;

/// <summary>Where a list that is ordered by time, newest first, goes on: after the thing of this id at this time.</summary>
public readonly record struct TimeCursor(DateTimeOffset At, Guid Id)
{
    public static bool TryParse(string text, out TimeCursor cursor)
    {
        cursor = default;
        var parts = text.Split('_');
        if (parts.Length != 2 || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            || ticks > DateTimeOffset.MaxValue.Ticks || !Guid.TryParseExact(parts[1], "N", out var id))
            return false;

        cursor = new(new DateTimeOffset(ticks, TimeSpan.Zero), id);
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.UtcTicks}_{Id:N}");
}
