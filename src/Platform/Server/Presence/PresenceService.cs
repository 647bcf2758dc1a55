using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Tertulia.Platform;

/// <summary>
/// This node's side of presence: counts its connections, reports to the workspace's grain, and pushes what the grain tells to its clients. Nothing of
/// it touches the database.
/// </summary>
internal sealed partial class PresenceService(
    ConnectionDirectory directory, IGrainFactory grains, TimeProvider clock, ILogger<PresenceService> logger)
    : BackgroundService, IPresenceObserver, IPresence
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    private readonly Guid nodeId = Guid.CreateVersion7();
    private readonly ConcurrentDictionary<Guid, LocalWorkspace> workspaces = new();
    private IPresenceObserver? self;

    /// <summary>Who is online or away in a workspace, in the whole cluster.</summary>
    public async Task<IReadOnlyDictionary<Guid, Presence>> SnapshotAsync(Guid workspaceId)
    {
        var local = workspaces.GetOrAdd(workspaceId, _ => new LocalWorkspace());
        await ReportAsync(workspaceId, local, heartbeat: false);
        return local.Known;
    }

    public async Task ConnectedAsync(ClientConnection connection, Caller caller)
    {
        LocalWorkspace local;
        (bool Changed, bool First)? added;
        do
        {
            // A workspace that was just being dropped as empty takes nobody; take a fresh one.
            local = workspaces.GetOrAdd(caller.WorkspaceId, _ => new LocalWorkspace());
            added = local.Add(connection.Id, caller.MemberId);
        }
        while (added is null);

        if (added is { First: true })
            await ReportAsync(caller.WorkspaceId, local, heartbeat: false);
        else if (added is { Changed: true })
            await ChangeAsync(caller.WorkspaceId, local, caller.MemberId);

        // Gone while it was being added: then its end has been told already, and nobody would take it out again.
        if (connection.IsClosing)
            await LeaveAsync(caller.WorkspaceId, connection.Id);
    }

    public async Task ActivityAsync(ClientConnection connection, bool active)
    {
        foreach (var workspaceId in WorkspacesOf(connection))
        {
            if (workspaces.TryGetValue(workspaceId, out var local) && local.Activity(connection.Id, active) is { } memberId)
                await ChangeAsync(workspaceId, local, memberId);
        }
    }

    public async Task DisconnectedAsync(ClientConnection connection)
    {
        foreach (var workspaceId in WorkspacesOf(connection))
            await LeaveAsync(workspaceId, connection.Id);
    }

    /// <summary>Passes a signal on to all who hear the topic; what comes faster than people type is dropped.</summary>
    public async Task SignalAsync(ClientConnection connection, Caller caller, string topic, string name, string? json)
    {
        if (!connection.Signals.TrySpend(clock.GetTimestamp(), clock.TimestampFrequency))
            return;

        var signal = new SignalEntry(topic, name, caller.MemberId, json);
        Push(signal);
        await GuardAsync(() => Grain(caller.WorkspaceId).SignalAsync(nodeId, signal));
    }

    public Task PresenceChangedAsync(Guid workspaceId, PresenceEntry[] changes)
    {
        if (!workspaces.TryGetValue(workspaceId, out var local))
            return Task.CompletedTask;

        foreach (var change in changes)
            local.Learn(change);

        var dtos = changes.Select(c => new PresenceDto(c.MemberId, c.Presence)).ToArray();
        directory.Send(Topics.Workspace(workspaceId), RealtimeHub.OnPresence, [dtos]);
        return Task.CompletedTask;
    }

    public Task SignalledAsync(Guid workspaceId, SignalEntry signal)
    {
        Push(signal);
        return Task.CompletedTask;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Heartbeat);
        while (await timer.WaitForNextTickAsync(stoppingToken).AsTask().ContinueWith(t => t.IsCompletedSuccessfully, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default))
        {
            foreach (var (workspaceId, local) in workspaces)
            {
                await ReportAsync(workspaceId, local, heartbeat: true);
                if (local.CloseIfEmpty())
                    workspaces.TryRemove(new(workspaceId, local));
            }
        }
    }

    private static Guid[] WorkspacesOf(ClientConnection connection)
    {
        lock (connection.Callers)
            return [.. connection.Callers.Keys];
    }

    private async Task LeaveAsync(Guid workspaceId, string connectionId)
    {
        if (workspaces.TryGetValue(workspaceId, out var local) && local.Remove(connectionId) is { } memberId)
            await ChangeAsync(workspaceId, local, memberId);
    }

    private void Push(SignalEntry signal) => directory.Send(
        signal.Topic, RealtimeHub.OnSignal, new WireSignal(signal.Topic, signal.Name, signal.MemberId, signal.Json is null ? null : new RawJson(signal.Json)));

    private async Task ReportAsync(Guid workspaceId, LocalWorkspace local, bool heartbeat)
    {
        self ??= grains.CreateObjectReference<IPresenceObserver>(this);
        await GuardAsync(async () =>
        {
            var gone = local.Learn(await Grain(workspaceId).ReportAsync(nodeId, self, local.Entries()), heartbeat);
            if (gone.Count > 0)
                directory.Send(Topics.Workspace(workspaceId), RealtimeHub.OnPresence, [gone.Select(id => new PresenceDto(id, Presence.Offline)).ToArray()]);
        });
    }

    private Task ChangeAsync(Guid workspaceId, LocalWorkspace local, Guid memberId) =>
        GuardAsync(() => Grain(workspaceId).ChangeAsync(nodeId, new PresenceEntry(memberId, local.PresenceOf(memberId))));

    private IPresenceGrain Grain(Guid workspaceId) => grains.GetGrain<IPresenceGrain>(workspaceId);

    /// <summary>Presence is worth no failed request: what went wrong is mended by the next heartbeat.</summary>
    private async Task GuardAsync(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (Exception exception) when (exception is OrleansException or TimeoutException or InvalidOperationException or ObjectDisposedException)
        {
            LogGrainAway(logger, exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The presence grain did not answer; the next heartbeat tells it all")]
    private static partial void LogGrainAway(ILogger logger, Exception exception);

    private sealed record WireSignal(string Topic, string Name, Guid MemberId, RawJson? Data);
}
