namespace Tertulia.Platform;

/// <summary>Hears every event on every node, in order, from the moment the node started. For pushing and for caches; nothing is replayed.</summary>
public interface ILiveSubscriber
{
    /// <summary>Must not throw and must not wait for slow peers: all events of the node pass through here one by one.</summary>
    ValueTask HandleAsync(EventRecord happened, CancellationToken ct);
}

/// <summary>
/// Hears every event once in the whole cluster, in order, from the first event of the log on, and keeps its place in the database. What it writes
/// commits together with its place, so it takes effect exactly once however often a node dies.
/// </summary>
public interface IDurableSubscriber
{
    /// <summary>Its name in the table of cursors; never change it.</summary>
    string Name { get; }

    /// <summary>Types of the events it hears. What else happens costs it nothing.</summary>
    IReadOnlySet<string> Types { get; }

    /// <summary>Handles a batch of its types inside a transaction of <paramref name="db"/>; save, but do not commit.</summary>
    Task HandleAsync(TertuliaDb db, EventLog events, IReadOnlyList<EventRecord> batch, CancellationToken ct);
}
