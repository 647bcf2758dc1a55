namespace Tertulia.Platform;

public static class StoredTime
{
    /// <summary>
    /// Now, to the microsecond that both databases keep: what is told of a row in its event equals what is read back of it later.
    /// </summary>
    public static DateTimeOffset GetStoredNow(this TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
