namespace Tertulia.Bench.Chat;

/// <summary>Counts latencies in steps of a quarter millisecond up to ten seconds; many threads may add.</summary>
internal sealed class LatencyHistogram
{
    private const double StepsPerMs = 4;

    private readonly int[] counts = new int[(int)(10_000 * StepsPerMs) + 1];
    private long total;

    public long Count => Interlocked.Read(ref total);

    public void Add(double ms)
    {
        Interlocked.Increment(ref counts[(int)Math.Clamp(ms * StepsPerMs, 0, counts.Length - 1)]);
        Interlocked.Increment(ref total);
    }

    public double Percentile(double p)
    {
        var (wanted, seen) = ((long)Math.Ceiling(Count * p), 0L);
        for (var i = 0; i < counts.Length; i++)
        {
            if ((seen += counts[i]) >= wanted && seen > 0)
                return i / StepsPerMs;
        }

        return 0;
    }
}
