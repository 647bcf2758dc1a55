using System.Text.Json;
using Microsoft.AspNetCore.Http.Connections.Client;
using Tertulia.Platform;

namespace Tertulia.Sdk;

/// <summary>
/// Hears one workspace's topics. Keeps the last position it applied; after a cut it reconnects by itself, asks for what it missed, and
/// hands each event on exactly once, in the log's order. When too much was missed it says so by <see cref="ReloadRequired"/>.
/// </summary>
/// <remarks>
/// Completeness: subscribe first, fetch the snapshot then. <see cref="EnsureTopicsAsync"/> completes when the server has joined the topics;
/// a snapshot fetched after that, with the events that were raised since the fetch began applied over it again, misses nothing. There is one cursor
/// for the workspace, so a topic that is added later brings no past.
/// Events are raised one at a time, on the thread that received them.
/// </remarks>
public sealed partial class RealtimeConnection : IAsyncDisposable
{
    private readonly Func<IRealtimeTransport> connect;
    private readonly Random random;
    private readonly Lock gate = new();
    private readonly EventSequencer sequencer;
    private readonly Queue<EventEnvelope> ready = new();
    private readonly HashSet<string> topics = new(StringComparer.Ordinal);
    private readonly HashSet<string> joined = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource stopping = new();
    private readonly Alarm hint;
    private readonly Alarm subscribed;
    private Link? link;
    private Task? running;
    private bool draining;
    private bool stopped;
    private bool? activity;

    /// <param name="server">The server's address, such as <c>https://chat.example.org/</c>.</param>
    /// <param name="workspaceId">The workspace whose topics are heard.</param>
    /// <param name="clock">Paces reconnecting.</param>
    /// <param name="configure">Transport options, such as an access token.</param>
    /// <param name="resumeFrom">A position kept from an earlier run; null begins now.</param>
    public RealtimeConnection(
        Uri server, Guid workspaceId, TimeProvider? clock = null, Action<HttpConnectionOptions>? configure = null, EventPosition? resumeFrom = null)
        : this(() => new SignalRTransport(server, configure), workspaceId, clock ?? TimeProvider.System, Random.Shared, resumeFrom)
    {
    }

    internal RealtimeConnection(Func<IRealtimeTransport> connect, Guid workspaceId, TimeProvider clock, Random random, EventPosition? resumeFrom = null)
    {
        this.connect = connect;
        hint = new Alarm(clock);
        subscribed = new Alarm(clock);
        this.random = random;
        sequencer = new EventSequencer(resumeFrom);
        WorkspaceId = workspaceId;
    }

    /// <summary>One event; each once, in order.</summary>
    public event Action<EventEnvelope>? EventReceived;

    /// <summary>An ephemeral sign, such as typing.</summary>
    public event Action<SignalMessage>? SignalReceived;

    /// <summary>Presence that changed.</summary>
    public event Action<IReadOnlyList<PresenceDto>>? PresenceReceived;

    /// <summary>Too much was missed: fetch fresh snapshots. The topics are joined already.</summary>
    public event Action? ReloadRequired;

    /// <summary>Topics the server would not join; they are not asked for again.</summary>
    public event Action<IReadOnlyList<string>>? TopicsDenied;

    public event Action<RealtimeState>? StateChanged;

    public Guid WorkspaceId { get; }

    public RealtimeState State { get; private set; } = RealtimeState.Offline;

    /// <summary>The last position applied.</summary>
    public EventPosition? Position
    {
        get
        {
            lock (gate)
                return sequencer.Last;
        }
    }

    /// <summary>Begins connecting, and keeps connected until disposed.</summary>
    public void Start(params IEnumerable<string> initialTopics)
    {
        lock (gate)
        {
            topics.UnionWith(initialTopics);
            if (running is not null)
                return;
        }

        Become(RealtimeState.Connecting);
        running = RunAsync(stopping.Token);
    }

    /// <summary>"Online again", "visible again": connect now instead of when the wait is over.</summary>
    public void ReconnectNow() => hint.Ring();

    /// <summary>Sends an ephemeral sign; silently dropped while not connected.</summary>
    public Task SignalAsync(string topic, string name, JsonElement? data = null, CancellationToken ct = default) =>
        QuietlyAsync(transport => transport.SignalAsync(WorkspaceId, topic, name, data, ct));

    /// <summary>Tells whether the person is active here; told again after each reconnect.</summary>
    public Task SetActivityAsync(bool active, CancellationToken ct = default)
    {
        activity = active;
        return QuietlyAsync(transport => transport.ActivityAsync(active, ct));
    }

    public async ValueTask DisposeAsync()
    {
        stopped = true;
        await stopping.CancelAsync();
        ReconnectNow();
        if (running is not null)
            await running;
        subscribed.Ring();
        stopping.Dispose();
    }

    private async Task QuietlyAsync(Func<IRealtimeTransport, Task> send)
    {
        if (State != RealtimeState.Online || link is not { } current)
            return;

        try
        {
            await send(current.Transport);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Ephemeral by contract: the connection's end, if that is it, is noticed elsewhere.
        }
    }

    private void Become(RealtimeState state)
    {
        if (State == state)
            return;

        State = state;
        StateChanged?.Invoke(state);
    }
}
