using Microsoft.Extensions.Logging;

namespace Tertulia.Platform;

/// <summary>Merges what the nodes report and tells them of changes, a few times a second at most however many people come and go.</summary>
internal sealed partial class PresenceGrain(TimeProvider clock, ILogger<PresenceGrain> logger) : Grain, IPresenceGrain
{
    /// <summary>Changes within this time go out together.</summary>
    private static readonly TimeSpan Coalesce = TimeSpan.FromMilliseconds(200);

    /// <summary>A node that has not reported for so long is gone, and so are those connected to it alone.</summary>
    private static readonly TimeSpan NodeLifetime = TimeSpan.FromSeconds(45);

    private readonly Dictionary<Guid, Node> nodes = [];
    private readonly Dictionary<Guid, Presence> told = [];
    private readonly HashSet<Guid> changed = [];
    private IGrainTimer? flush;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        flush = this.RegisterGrainTimer(FlushAsync, new GrainTimerCreationOptions(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan) { Interleave = true });
        return Task.CompletedTask;
    }

    public Task<PresenceEntry[]> ReportAsync(Guid nodeId, IPresenceObserver node, PresenceEntry[] local)
    {
        Expire();
        var before = nodes.GetValueOrDefault(nodeId)?.Members ?? [];
        var members = local.ToDictionary(e => e.MemberId, e => e.Presence);
        nodes[nodeId] = new Node(node, members, clock.GetTimestamp());
        MarkChanged(before.Keys.Concat(members.Keys));

        var all = nodes.Values.SelectMany(n => n.Members.Keys).Distinct().Select(id => new PresenceEntry(id, Merged(id))).ToArray();
        return Task.FromResult(all);
    }

    public Task ChangeAsync(Guid nodeId, PresenceEntry entry)
    {
        // An unknown node is one whose report this activation has not seen; its heartbeat will bring the whole.
        if (!nodes.TryGetValue(nodeId, out var node))
            return Task.CompletedTask;

        if (entry.Presence == Presence.Offline)
            node.Members.Remove(entry.MemberId);
        else
            node.Members[entry.MemberId] = entry.Presence;
        MarkChanged([entry.MemberId]);
        return Task.CompletedTask;
    }

    public Task SignalAsync(Guid nodeId, SignalEntry signal)
    {
        foreach (var (id, node) in nodes)
        {
            if (id != nodeId)
                Tell(node.Observer.SignalledAsync(this.GetPrimaryKey(), signal));
        }

        return Task.CompletedTask;
    }

    private Presence Merged(Guid memberId) => nodes.Values.Select(n => n.Members.GetValueOrDefault(memberId)).DefaultIfEmpty().Max();

    private void MarkChanged(IEnumerable<Guid> memberIds)
    {
        var quiet = changed.Count == 0;
        changed.UnionWith(memberIds.Where(id => Merged(id) != told.GetValueOrDefault(id)));
        if (quiet && changed.Count > 0)
            flush!.Change(Coalesce, Timeout.InfiniteTimeSpan);
    }

    private Task FlushAsync(CancellationToken ct)
    {
        var changes = changed.Select(id => new PresenceEntry(id, Merged(id))).Where(e => e.Presence != told.GetValueOrDefault(e.MemberId)).ToArray();
        changed.Clear();
        foreach (var entry in changes)
        {
            if (entry.Presence == Presence.Offline)
                told.Remove(entry.MemberId);
            else
                told[entry.MemberId] = entry.Presence;
        }

        if (changes.Length > 0)
        {
            foreach (var node in nodes.Values)
                Tell(node.Observer.PresenceChangedAsync(this.GetPrimaryKey(), changes));
        }

        return Task.CompletedTask;
    }

    private void Expire()
    {
        foreach (var (id, node) in nodes.Where(n => clock.GetElapsedTime(n.Value.SeenAt) > NodeLifetime).ToList())
        {
            nodes.Remove(id);
            MarkChanged(node.Members.Keys);
        }
    }

    private void Tell(Task told) => told.ContinueWith(
        failed => LogTellFailed(logger, failed.Exception!), CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);

    [LoggerMessage(Level = LogLevel.Debug, Message = "A node could not be told; it will report again or expire")]
    private static partial void LogTellFailed(ILogger logger, Exception exception);

    private sealed record Node(IPresenceObserver Observer, Dictionary<Guid, Presence> Members, long SeenAt);
}
