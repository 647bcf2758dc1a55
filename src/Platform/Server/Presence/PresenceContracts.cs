using Orleans.Concurrency;

namespace Tertulia.Platform;

/// <summary>
/// The one owner of a workspace's presence and ephemeral signals, wherever in the cluster it lives. It holds nothing that a node does not know:
/// should it vanish, the nodes' next report rebuilds it.
/// </summary>
internal interface IPresenceGrain : IGrainWithGuidKey
{
    /// <summary>A node's whole truth: who is connected to it. Sent when it first has a client, and as its heartbeat. Answers who is online where.</summary>
    Task<PresenceEntry[]> ReportAsync(Guid nodeId, IPresenceObserver node, PresenceEntry[] local);

    /// <summary>One member's presence on one node changed.</summary>
    Task ChangeAsync(Guid nodeId, PresenceEntry entry);

    /// <summary>Passes a signal on to the other nodes.</summary>
    [OneWay]
    Task SignalAsync(Guid nodeId, SignalEntry signal);
}

/// <summary>A node, as the grain reaches it.</summary>
internal interface IPresenceObserver : IGrainObserver
{
    [OneWay]
    Task PresenceChangedAsync(Guid workspaceId, PresenceEntry[] changes);

    [OneWay]
    Task SignalledAsync(Guid workspaceId, SignalEntry signal);
}

[GenerateSerializer, Immutable]
internal readonly record struct PresenceEntry([property: Id(0)] Guid MemberId, [property: Id(1)] Presence Presence);

[GenerateSerializer, Immutable]
internal sealed record SignalEntry([property: Id(0)] string Topic, [property: Id(1)] string Name, [property: Id(2)] Guid MemberId, [property: Id(3)] string? Json);
