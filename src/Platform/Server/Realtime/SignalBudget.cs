namespace Tertulia.Platform;

/// <summary>
/// So many signals a second of one connection: each is pushed to everybody who hears its topic, so a client that repeats them without end would be
/// heard by all of them.
/// </summary>
internal sealed class SignalBudget
{
    public const int ASecond = 20;

    private readonly Lock gate = new();
    private long window;
    private int spent;

    /// <param name="now">The clock's timestamp.</param>
    /// <param name="frequency">Its ticks a second.</param>
    public bool TrySpend(long now, long frequency)
    {
        lock (gate)
        {
            var second = now / frequency;
            if (second != window)
                (window, spent) = (second, 0);
            if (spent == ASecond)
                return false;

            spent++;
            return true;
        }
    }
}
