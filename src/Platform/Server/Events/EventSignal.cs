namespace Tertulia.Platform;

/// <summary>
/// Wakes the readers of the event log. It carries no data: a lost signal delays readers until the next, it never loses an event.
/// In a cluster <see cref="Raised"/> is also passed on to the other nodes.
/// </summary>
public sealed class EventSignal
{
    private TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Raised after a commit on this node, for the cluster's relay.</summary>
    public event Action? Raised;

    /// <summary>Completes at the next signal. Take it before reading, await it after finding nothing: no signal falls in between.</summary>
    public Task Next => Volatile.Read(ref next).Task;

    public void Raise()
    {
        Wake();
        Raised?.Invoke();
    }

    /// <summary>Wakes this node's readers alone: the signal came from another node.</summary>
    public void Wake() =>
        Interlocked.Exchange(ref next, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
}
