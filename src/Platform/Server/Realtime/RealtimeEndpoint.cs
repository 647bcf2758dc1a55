using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace Tertulia.Platform;

/// <summary>The hub of <see cref="RealtimeHub"/>: joins topics, replays what a client missed, takes ephemeral signals.</summary>
[Authorize(Policies.Account)]
internal sealed class RealtimeEndpoint(
    ConnectionDirectory directory, CallerResolver callers, TopicAccess access, IEnumerable<IReplayFilter> filters, TertuliaDb db, PresenceService presence) : Hub
{
    private const int MostTopics = 2_000;

    /// <summary>Past this a client is better off with fresh snapshots.</summary>
    private const int MostReplayed = 1_000;

    private const int MostSignalCharacters = 1_024;

    private ClientConnection Connection =>
        directory.Find(Context.ConnectionId) ?? throw new HubException("The connection is closing; connect again.");

    /// <summary>
    /// Joins first and reads the log after: an event that commits meanwhile arrives live, in the replay, or both, but never in neither. Clients drop
    /// what they have already applied by its position.
    /// </summary>
    [HubMethodName(RealtimeHub.Subscribe)]
    public async Task<WireSubscribeResult> SubscribeAsync(SubscribeRequest request)
    {
        var (connection, ct) = (Connection, Context.ConnectionAborted);
        if (request.Topics.Count > MostTopics)
            throw new HubException($"At most {MostTopics} topics at once.");

        var caller = await callers.FindAsync(connection.AccountId, request.WorkspaceId, ct) ?? throw new HubException(ProblemCodes.NotFound);
        lock (connection.Callers)
            connection.Callers[request.WorkspaceId] = caller;

        var allowed = await access.AllowedAsync(db, caller, request.Topics, ct);
        foreach (var topic in allowed)
            directory.Join(connection, topic);

        // Access may have been taken between the check and the join, when this connection was not yet there to be cut off; so may the caller's role,
        // or their membership.
        caller = await callers.FindAsync(connection.AccountId, request.WorkspaceId, ct);
        if (caller is null)
        {
            connection.Abort();
            throw new HubException(ProblemCodes.NotFound);
        }

        var still = await access.AllowedAsync(db, caller, allowed, ct);
        foreach (var topic in allowed.Except(still, StringComparer.Ordinal).ToList())
        {
            directory.Leave(connection, topic);
            allowed.Remove(topic);
        }

        await presence.ConnectedAsync(connection, caller);
        var denied = request.Topics.Where(topic => !allowed.Contains(topic)).Distinct(StringComparer.Ordinal).ToList();
        var head = await db.HeadAsync(ct);
        if (request.After is not { } after)
            return new(head, denied, [], Reload: false);

        // A position that is ahead of the log, or nowhere in it, comes from before the database was restored.
        if (after > head || !await db.HoldsAsync(after, ct))
            return new(head, denied, [], Reload: true);

        IReadOnlyList<EventRecord> missed = after == head ? [] : await db.ReadAsync(after, head, request.WorkspaceId, allowed, MostReplayed + 1, ct);
        if (missed.Count > MostReplayed)
            return new(head, denied, [], Reload: true);

        foreach (var filter in filters)
            missed = await filter.FilterAsync(db, missed, ct);
        return new(head, denied, [.. missed.Select(WireEvent.Of)], Reload: false);
    }

    [HubMethodName(RealtimeHub.Unsubscribe)]
    public void Unsubscribe(string[] topics)
    {
        var connection = Connection;
        foreach (var topic in topics)
            directory.Leave(connection, topic);
    }

    /// <summary>Only to topics the connection has joined, hence may hear.</summary>
    [HubMethodName(RealtimeHub.Signal)]
    public async Task SignalAsync(Guid workspaceId, string topic, string name, JsonElement? data)
    {
        var connection = Connection;
        bool joined;
        lock (connection.Topics)
            joined = connection.Topics.Contains(topic);

        var json = data?.GetRawText();
        if (!joined || name.Length > 64 || json?.Length > MostSignalCharacters)
            return;

        Caller? caller;
        lock (connection.Callers)
            caller = connection.Callers.GetValueOrDefault(workspaceId);
        if (caller is not null)
            await presence.SignalAsync(connection, caller, topic, name, json);
    }

    [HubMethodName(RealtimeHub.Activity)]
    public Task ActivityAsync(bool active) => presence.ActivityAsync(Connection, active);

    public override Task OnDisconnectedAsync(Exception? exception) => presence.DisconnectedAsync(Connection);
}
