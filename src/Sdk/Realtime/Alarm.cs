namespace Tertulia.Sdk;

/// <summary>Waits that end by the clock, or at once when somebody rings: "the network is back". Any number may wait at a time.</summary>
public sealed class Alarm(TimeProvider clock)
{
    private readonly Lock gate = new();
    private readonly List<TaskCompletionSource> waiting = [];

    /// <summary>How often it rang. Taken before an attempt and given to the wait after it, no ring between is missed.</summary>
    public int Rings { get; private set; }

    public void Ring()
    {
        TaskCompletionSource[] ended;
        lock (gate)
        {
            Rings++;
            ended = [.. waiting];
            waiting.Clear();
        }

        foreach (var wait in ended)
            wait.TrySetResult();
    }

    /// <summary>Waits, unless it rang since <paramref name="seen"/>.</summary>
    public async Task WaitAsync(TimeSpan most, int seen)
    {
        var wait = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            if (Rings != seen)
                return;
            waiting.Add(wait);
        }

        await using var timer = clock.CreateTimer(static state => ((TaskCompletionSource)state!).TrySetResult(), wait, most, Timeout.InfiniteTimeSpan);
        await wait.Task;
        lock (gate)
            waiting.Remove(wait);
    }
}
