using System.Collections.Concurrent;

namespace Tertulia.Platform;

/// <summary>Who is connected to this node in one workspace, by connection, and what is known of the others.</summary>
internal sealed class LocalWorkspace
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, (Guid MemberId, bool Active)> connections = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, (int Active, int Away)> members = [];
    private HashSet<Guid> missed = [];
    private bool closed;

    /// <summary>The whole workspace as the grain last told it; members not in it are offline.</summary>
    public ConcurrentDictionary<Guid, Presence> Known { get; } = new();

    /// <summary>Adds a connection; says whether the member's presence here changed and whether it is the node's first. Null once closed.</summary>
    public (bool Changed, bool First)? Add(string connectionId, Guid memberId)
    {
        lock (gate)
        {
            if (closed)
                return null;

            var first = connections.Count == 0;
            if (!connections.TryAdd(connectionId, (memberId, true)))
                return (false, first);

            return (Count(memberId, active: 1, away: 0), first);
        }
    }

    /// <summary>Answers the member when their presence here changed.</summary>
    public Guid? Activity(string connectionId, bool active)
    {
        lock (gate)
        {
            if (!connections.TryGetValue(connectionId, out var connection) || connection.Active == active)
                return null;

            connections[connectionId] = (connection.MemberId, active);
            return Count(connection.MemberId, active ? 1 : -1, active ? -1 : 1) ? connection.MemberId : null;
        }
    }

    /// <summary>Answers the member when their presence here changed.</summary>
    public Guid? Remove(string connectionId)
    {
        lock (gate)
        {
            if (!connections.Remove(connectionId, out var connection))
                return null;

            return Count(connection.MemberId, connection.Active ? -1 : 0, connection.Active ? 0 : -1) ? connection.MemberId : null;
        }
    }

    public Presence PresenceOf(Guid memberId)
    {
        lock (gate)
            return Of(members.GetValueOrDefault(memberId));
    }

    public PresenceEntry[] Entries()
    {
        lock (gate)
            return [.. members.Select(m => new PresenceEntry(m.Key, Of(m.Value)))];
    }

    /// <summary>Closes what nobody is connected to, so that it can be forgotten.</summary>
    public bool CloseIfEmpty()
    {
        lock (gate)
            return closed = connections.Count == 0;
    }

    /// <summary>
    /// Takes in all that the grain knows, and answers who is gone. A grain that was lost with its node is made anew and knows nobody until every node
    /// has reported, so whoever is missing is gone only when they are missing at two heartbeats in a row.
    /// </summary>
    public IReadOnlyCollection<Guid> Learn(PresenceEntry[] all, bool heartbeat)
    {
        foreach (var entry in all)
            Learn(entry);
        if (!heartbeat)
            return [];

        var missing = Known.Keys.Except(all.Where(e => e.Presence != Presence.Offline).Select(e => e.MemberId)).ToHashSet();
        var gone = missing.Intersect(missed).ToArray();
        foreach (var memberId in gone)
            Known.TryRemove(memberId, out _);
        missed = missing;
        missed.ExceptWith(gone);
        return gone;
    }

    public void Learn(PresenceEntry entry)
    {
        if (entry.Presence == Presence.Offline)
            Known.TryRemove(entry.MemberId, out _);
        else
            Known[entry.MemberId] = entry.Presence;
    }

    private static Presence Of((int Active, int Away) count) =>
        count.Active > 0 ? Presence.Online : count.Away > 0 ? Presence.Away : Presence.Offline;

    private bool Count(Guid memberId, int active, int away)
    {
        var before = members.GetValueOrDefault(memberId);
        var after = (Active: before.Active + active, Away: before.Away + away);
        if (after is (0, 0))
            members.Remove(memberId);
        else
            members[memberId] = after;
        return Of(before) != Of(after);
    }
}
