namespace Tertulia.Sdk;

/// <summary>1, 2, 4 … 15 seconds, each shortened by up to a half at random, so that a restarted server is not met by everybody at once.</summary>
public static class Backoff
{
    private static readonly TimeSpan Cap = TimeSpan.FromSeconds(15);

    /// <param name="attempt">0 for the first wait.</param>
    /// <param name="random">Where the jitter comes from.</param>
    public static TimeSpan Delay(int attempt, Random random)
    {
        var full = attempt >= 4 ? Cap : TimeSpan.FromSeconds(1 << Math.Max(attempt, 0));
        return full * (0.5 + (random.NextDouble() / 2));
    }
}
