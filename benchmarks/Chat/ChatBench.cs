using System.Diagnostics;

namespace Tertulia.Bench.Chat;

/// <summary>
/// One room, many clients, a rising rate of posts: how long from the moment a post was due to each delivery, how many deliveries a second at a 99th
/// percentile below 250 ms, and what each costs the server in CPU — for Tertulia and, by the same generator in the same run, for ejabberd.
/// </summary>
internal static class ChatBench
{
    private const double LatencyLimitMs = 250;

    /// <summary>Who posts; more would only add connections of the poster's own.</summary>
    private const int Posters = 20;

    /// <summary>
    /// Deliveries a second at which unit costs are compared: both servers keep up there. Near its limit SignalR merges messages into one write, and
    /// its cost falls by two thirds, which would flatter it.
    /// </summary>
    private const int CostRate = 20_000;

    private sealed record Step(int Rate, int Deliveries, double P50, double P99, double Missing, double CpuUs, double GeneratorUs)
    {
        public bool Kept => Missing == 0 && P99 < LatencyLimitMs;
    }

    private sealed record Outcome(double KibPerConnection, List<Step> Steps)
    {
        public double Best => Steps.Where(s => s.Kept).Select(s => (double)s.Deliveries).DefaultIfEmpty(0).Max();

        /// <summary>The first step, at <see cref="CostRate"/>.</summary>
        public Step Cost => Steps[0];
    }

    /// <param name="only">One number of clients; null for all the bench is about.</param>
    /// <param name="server">One of the servers, for a closer look at it; null for both.</param>
    public static async Task<Report> RunAsync(bool quick, int? only, string? server)
    {
        var report = new Report("chat");
        int[] sizes = only is { } one ? [one] : quick ? [300] : [500, 2_000];
        Console.WriteLine($"{"server",-10} {"clients",8} {"posts/s",8} {"deliveries/s",13} {"p50 ms",8} {"p99 ms",8} {"missing",8} {"CPU µs",8} {"generator µs",13}");
        foreach (var clients in sizes)
        {
            report.Figure("clients", clients);
            var ours = server is null or "tertulia" ? await MeasureAsync(() => new TertuliaPeer(), clients, quick) : null;
            if (ours is not null)
            {
                report.Figure("p50_ms", ours.Cost.P50);
                report.Figure("p99_ms", ours.Cost.P99);
                report.Figure("deliveries_per_s", ours.Best);
                report.Figure("cpu_us_per_delivery", ours.Cost.CpuUs);
                report.Figure("kib_per_connection", ours.KibPerConnection);
            }

            if (server is not (null or "ejabberd"))
                continue;

            if (EjabberdPeer.Missing is { } missing)
            {
                Console.WriteLine($"ejabberd is left out: {missing}.");
                continue;
            }

            var theirs = await MeasureAsync(() => new EjabberdPeer(), clients, quick);
            report.Figure("ejabberd_p50_ms", theirs.Cost.P50);
            report.Figure("ejabberd_p99_ms", theirs.Cost.P99);
            report.Figure("ejabberd_deliveries_per_s", theirs.Best);
            report.Figure("ejabberd_cpu_us_per_delivery", theirs.Cost.CpuUs);
            report.Figure("ejabberd_kib_per_connection", theirs.KibPerConnection);
            if (ours is not null)
                report.Ratio("deliveries_per_cpu_s_vs_ejabberd", theirs.Cost.CpuUs / ours.Cost.CpuUs);
        }

        return report;
    }

    private static async Task<Outcome> MeasureAsync(Func<IChatPeer> create, int clients, bool quick)
    {
        await using var peer = create();
        await peer.StartAsync(clients);
        var before = ProcessMeter.ResidentKib(peer.Pid);
        var connected = new RawClient[clients];
        await Parallel.ForAsync(0, clients, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, _) => connected[i] = await peer.ConnectAsync(i));
        var receiving = connected.Select(c => Task.Run(c.ReceiveAsync)).ToList();
        using var stop = new CancellationTokenSource();
        var pinging = PingAsync(peer, connected, stop.Token);
        await Task.Delay(TimeSpan.FromSeconds(2));
        var outcome = new Outcome((ProcessMeter.ResidentKib(peer.Pid) - before) / clients, []);

        // At the measured rate, both servers alike. A server that compiles while it runs is dearer at first: what is called often is compiled again,
        // with counters in it, and again with what they told. A minute settles that; the short run gets most of it.
        await StepAsync(peer, connected, CostRate / clients, TimeSpan.FromSeconds(quick ? 7 : 60));
        int[] loads = quick ? [CostRate, 2 * CostRate] : [CostRate, 2 * CostRate, 4 * CostRate, 6 * CostRate, 8 * CostRate];
        foreach (var load in loads)
        {
            var step = await StepAsync(peer, connected, load / clients, TimeSpan.FromSeconds(quick ? 4 : 8));
            outcome.Steps.Add(step);
            Console.WriteLine($"{peer.Name,-10} {clients,8} {step.Rate,8} {step.Deliveries,13} {step.P50,8:0.0} {step.P99,8:0.0} {step.Missing,8} {step.CpuUs,8:0.0} {step.GeneratorUs,13:0.0}");
            if (!step.Kept)
                break;
        }

        await stop.CancelAsync();
        await pinging;
        foreach (var client in connected)
            client.Dispose();
        await Task.WhenAll(receiving);
        return outcome;
    }

    /// <summary>Posts when due, whether or not earlier posts have been answered: a server that falls behind cannot slow its own load down.</summary>
    private static async Task<Step> StepAsync(IChatPeer peer, RawClient[] connected, int rate, TimeSpan duration)
    {
        var histogram = new LatencyHistogram();
        foreach (var client in connected)
            client.Sink = histogram;
        var posts = (int)(rate * duration.TotalSeconds);
        var (cpu, own) = (ProcessMeter.CpuSeconds(peer.Pid), ProcessMeter.CpuSeconds(Environment.ProcessId));
        var start = Stopwatch.GetTimestamp();
        var sending = new List<Task>(posts);
        for (var i = 0; i < posts; i++)
        {
            var due = start + (long)(i * (double)Stopwatch.Frequency / rate);
            var wait = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due);
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait);
            sending.Add(peer.PostAsync(i % Posters, connected[i % Posters], $"Bench message {Marker.Of(due)} with a few more words, as people write."));
        }

        await Task.WhenAll(sending);
        var expected = (long)posts * connected.Length;
        for (var patience = 0; histogram.Count < expected && patience < 100; patience++)
            await Task.Delay(100);

        var delivered = Math.Max(1, histogram.Count);
        return new Step(
            rate,
            rate * connected.Length,
            histogram.Percentile(0.5),
            histogram.Percentile(0.99),
            expected - histogram.Count,
            (ProcessMeter.CpuSeconds(peer.Pid) - cpu) * 1e6 / delivered,
            (ProcessMeter.CpuSeconds(Environment.ProcessId) - own) * 1e6 / delivered);
    }

    private static async Task PingAsync(IChatPeer peer, RawClient[] connected, CancellationToken ct)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(10));
        try
        {
            while (await timer.WaitForNextTickAsync(ct))
            {
                foreach (var client in connected)
                    await peer.PingAsync(client);
            }
        }
        catch (OperationCanceledException)
        {
            // The measurement is over.
        }
    }
}
