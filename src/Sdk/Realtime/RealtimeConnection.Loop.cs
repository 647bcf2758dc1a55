using Tertulia.Platform;

namespace Tertulia.Sdk;

public sealed partial class RealtimeConnection
{
    private const int TopicsAtOnce = 1_000;

    private async Task RunAsync(CancellationToken ct)
    {
        var attempt = 0;
        while (!ct.IsCancellationRequested)
        {
            // Taken before connecting, so that "online" said during a failing attempt is not forgotten.
            var hints = hint.Rings;
            var current = new Link(this, connect());
            try
            {
                await OpenAsync(current, ct);
                attempt = 0;
                await using var stop = ct.Register(current.Close);
                await current.Closed;
            }
            catch (Exception) when (ct.IsCancellationRequested)
            {
                break;
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                // No network, no server, signed out: all the same here, it keeps trying. The REST calls tell which.
            }
            finally
            {
                Unlink(current);
                await current.Transport.DisposeAsync();
            }

            Become(RealtimeState.Reconnecting);
            await hint.WaitAsync(Backoff.Delay(attempt++, random), hints);
        }

        Become(RealtimeState.Offline);
    }

    private async Task OpenAsync(Link current, CancellationToken ct)
    {
        string[] wanted;
        EventPosition? after;
        lock (gate)
        {
            link = current;
            joined.Clear();
            sequencer.Connecting();
        }

        await current.Transport.OpenAsync(current, ct);
        lock (gate)
            (wanted, after) = ([.. topics], sequencer.Last);

        var result = await SubscribeAsync(current.Transport, wanted, after, ct);
        if (current.Closed.IsCompleted)
            return;

        lock (gate)
        {
            sequencer.Subscribed(result, ready);
            joined.UnionWith(wanted.Where(topics.Contains).Except(result.Denied));
        }

        Deny(result.Denied);
        Drain();
        Become(RealtimeState.Online);
        if (result.Reload)
            ReloadRequired?.Invoke();
        subscribed.Ring();
        if (activity is { } active)
            await QuietlyAsync(transport => transport.ActivityAsync(active, ct));
    }

    /// <summary>
    /// One request, unless there are more topics than the server takes at once. Then all are joined first and replayed second: past the first
    /// replay's head everything comes live, so that is where the replays end and no topic's part of the log is left out.
    /// </summary>
    private async Task<SubscribeResult> SubscribeAsync(IRealtimeTransport transport, string[] wanted, EventPosition? after, CancellationToken ct)
    {
        if (wanted.Length <= TopicsAtOnce)
            return await transport.SubscribeAsync(new SubscribeRequest(WorkspaceId, wanted, after), ct);

        foreach (var chunk in wanted.Chunk(TopicsAtOnce))
            await transport.SubscribeAsync(new SubscribeRequest(WorkspaceId, chunk, null), ct);
        var results = new List<SubscribeResult>();
        foreach (var chunk in wanted.Chunk(TopicsAtOnce))
            results.Add(await transport.SubscribeAsync(new SubscribeRequest(WorkspaceId, chunk, after), ct));

        var head = results[0].Position;
        return new SubscribeResult(
            head,
            [.. results.SelectMany(result => result.Denied)],
            [.. results.SelectMany(result => result.Events).Where(e => e.Position <= head).DistinctBy(e => e.Position).OrderBy(e => e.Position)],
            results.Exists(result => result.Reload));
    }

    private void Unlink(Link current)
    {
        lock (gate)
        {
            if (link == current)
                link = null;
            joined.Clear();
        }

        current.Close();
    }

    /// <summary>Hands on what is ready, one at a time: a handler that causes more events finds them queued behind its own.</summary>
    private void Drain()
    {
        lock (gate)
        {
            if (draining)
                return;
            draining = true;
        }

        while (true)
        {
            EventEnvelope? envelope;
            lock (gate)
            {
                if (!ready.TryDequeue(out envelope))
                {
                    draining = false;
                    return;
                }
            }

            try
            {
                EventReceived?.Invoke(envelope);
            }
            catch
            {
                // The handler's bug is its own; the queue must not stay locked by it.
                lock (gate)
                    draining = false;
                throw;
            }
        }
    }

    /// <summary>One connection's life; what a former one still delivers is ignored.</summary>
    private sealed class Link(RealtimeConnection owner, IRealtimeTransport transport) : IRealtimeSink
    {
        private readonly TaskCompletionSource closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal IRealtimeTransport Transport { get; } = transport;

        internal Task Closed => closed.Task;

        private bool Current => owner.link == this && !closed.Task.IsCompleted;

        public void OnEvent(EventEnvelope envelope)
        {
            lock (owner.gate)
            {
                if (!Current)
                    return;
                owner.sequencer.Live(envelope, owner.ready);
            }

            owner.Drain();
        }

        public void OnSignal(SignalMessage signal)
        {
            if (Current)
                owner.SignalReceived?.Invoke(signal);
        }

        public void OnPresence(IReadOnlyList<PresenceDto> changes)
        {
            if (Current)
                owner.PresenceReceived?.Invoke(changes);
        }

        public void OnClosed() => Close();

        internal void Close() => closed.TrySetResult();
    }
}
