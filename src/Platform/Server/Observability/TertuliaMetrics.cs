using System.Diagnostics.Metrics;

namespace Tertulia.Platform;

/// <summary>The product's own figures, for OpenTelemetry or <c>dotnet-counters</c>. They cost next to nothing while nobody listens.</summary>
internal sealed class TertuliaMetrics : ILiveSubscriber, IDisposable
{
    public const string MeterName = "Tertulia";

    private readonly Meter meter;
    private readonly ConnectionDirectory directory;
    private readonly TimeProvider clock;
    private readonly Counter<long> events;
    private readonly Counter<long> deliveries;
    private readonly Histogram<double> lag;

    public TertuliaMetrics(IMeterFactory factory, ConnectionDirectory directory, TimeProvider clock)
    {
        (this.directory, this.clock) = (directory, clock);
        meter = factory.Create(MeterName);
        meter.CreateObservableGauge("tertulia.clients", () => directory.All.Count(), "{client}", "Clients connected to this node's hub.");
        events = meter.CreateCounter<long>("tertulia.events", "{event}", "Events of the log that this node has read.");
        deliveries = meter.CreateCounter<long>("tertulia.events.pushed", "{event}", "Events pushed, counted once a client.");
        lag = meter.CreateHistogram<double>("tertulia.events.lag", "s", "From an event's time to its push.");
    }

    public ValueTask HandleAsync(EventRecord happened, CancellationToken ct)
    {
        events.Add(1);
        if (deliveries.Enabled)
            deliveries.Add(directory.Listeners(happened.Topic).Length);
        if (lag.Enabled)
            lag.Record(Math.Max(0, (clock.GetUtcNow() - happened.At).TotalSeconds));
        return ValueTask.CompletedTask;
    }

    public void Dispose() => meter.Dispose();
}
