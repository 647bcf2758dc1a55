using Tertulia.Platform;

namespace Tertulia.Sdk;

/// <summary>
/// Decides which events are applied, and when. Between the cut of a connection and the end of the replay on the next one, events that
/// are pushed live wait, because the replay brings what came before them. Whatever is not beyond the last applied position has been
/// applied already, by whichever way it came first, and is dropped. So each event is applied once, in the log's order.
/// </summary>
/// <remarks>No I/O and no clock; not thread-safe: its owner holds a lock.</remarks>
internal sealed class EventSequencer(EventPosition? last)
{
    private readonly List<EventEnvelope> waiting = [];
    private bool replaying = true;

    /// <summary>The position to resume from; null before the first subscription.</summary>
    internal EventPosition? Last { get; private set; } = last;

    /// <summary>A connection opened: live events wait from now on until <see cref="Subscribed"/>.</summary>
    internal void Connecting()
    {
        replaying = true;
        waiting.Clear();
    }

    /// <summary>An event was pushed. Those to apply now are added to <paramref name="ready"/>.</summary>
    internal void Live(EventEnvelope envelope, Queue<EventEnvelope> ready)
    {
        if (replaying)
            waiting.Add(envelope);
        else
            Accept(envelope, ready);
    }

    /// <summary>The subscription answered: first what was missed, then what arrived meanwhile.</summary>
    internal void Subscribed(SubscribeResult result, Queue<EventEnvelope> ready)
    {
        if (!result.Reload)
        {
            foreach (var envelope in result.Events)
                Accept(envelope, ready);
        }

        // Up to here the replay is complete on every topic (and after Reload, or at first, snapshots will hold it).
        // After Reload even when it lies behind: the log was restored, and counts from there again.
        if (result.Reload || Last is not { } last || last < result.Position)
            Last = result.Position;

        replaying = false;
        foreach (var envelope in waiting)
            Accept(envelope, ready);
        waiting.Clear();
    }

    private void Accept(EventEnvelope envelope, Queue<EventEnvelope> ready)
    {
        if (Last is { } last && envelope.Position <= last)
            return;

        Last = envelope.Position;
        ready.Enqueue(envelope);
    }
}
