using Tertulia.Platform;

namespace Tertulia.Sdk;

public sealed partial class RealtimeConnection
{
    /// <summary>
    /// Joins more topics. Completes when the server has joined them (or denied them), now or after the next reconnect; brings no past events.
    /// </summary>
    public async Task EnsureTopicsAsync(IEnumerable<string> wanted, CancellationToken ct = default)
    {
        string[] missing;
        lock (gate)
        {
            topics.UnionWith(wanted = wanted.ToArray());
            missing = [.. wanted.Where(topic => !joined.Contains(topic))];
        }

        await using var stop = ct.Register(subscribed.Ring);
        while (missing.Length > 0)
        {
            ct.ThrowIfCancellationRequested();
            ObjectDisposedException.ThrowIf(stopped, this);
            var seen = subscribed.Rings;
            var current = State == RealtimeState.Online ? link : null;

            if (current is null || !await TryJoinAsync(current, [.. missing.Take(TopicsAtOnce)], ct))
                await subscribed.WaitAsync(Timeout.InfiniteTimeSpan, seen);

            lock (gate)
                missing = [.. missing.Where(topic => topics.Contains(topic) && !joined.Contains(topic))];
        }
    }

    /// <summary>Leaves topics.</summary>
    public Task LeaveTopicsAsync(IEnumerable<string> unwanted, CancellationToken ct = default)
    {
        string[] leaving;
        lock (gate)
        {
            leaving = [.. unwanted.Where(topics.Remove)];
            joined.ExceptWith(leaving);
        }

        return leaving.Length == 0 ? Task.CompletedTask : QuietlyAsync(transport => transport.UnsubscribeAsync(leaving, ct));
    }

    private async Task<bool> TryJoinAsync(Link current, string[] wanted, CancellationToken ct)
    {
        SubscribeResult result;
        try
        {
            result = await current.Transport.SubscribeAsync(new SubscribeRequest(WorkspaceId, wanted, null), ct);
        }
        catch (Exception) when (!ct.IsCancellationRequested)
        {
            // The connection is going: what it lacked, the next one asks for. A refusal on a live link also ends it, so as not to wait for ever.
            current.Close();
            return false;
        }

        // Its position is not ours: events up to it may still be on their way on topics joined before.
        lock (gate)
        {
            if (link == current)
                joined.UnionWith(wanted.Where(topics.Contains).Except(result.Denied));
        }

        Deny(result.Denied);
        return link == current;
    }

    private void Deny(IReadOnlyList<string> denied)
    {
        if (denied.Count == 0)
            return;

        lock (gate)
        {
            topics.ExceptWith(denied);
            joined.ExceptWith(denied);
        }

        TopicsDenied?.Invoke(denied);
    }
}
