namespace Tertulia.Platform.Tests.Identity;

/// <summary>
/// Says what time it is as the test wants; timers and stopwatches stay real. (A clock that drives timers too would have a host catch up on every tick
/// of the days a test leaps over.)
/// </summary>
public sealed class TurnedClock : TimeProvider
{
    private readonly Lock gate = new();

    /// <summary>Begins now, since cookies run out by the client's own clock.</summary>
    private DateTimeOffset now = System.GetUtcNow();

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
            return now;
    }

    public void Advance(TimeSpan time)
    {
        lock (gate)
            now += time;
    }
}
