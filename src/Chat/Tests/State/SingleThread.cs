namespace Tertulia.Chat.Tests.State;

/// <summary>
/// Runs a test as the browser does: one thread, one queue. Nothing happens but what was posted, in order, so every interleaving is repeatable and
/// "everything that could happen has happened" is a state that can be awaited.
/// </summary>
internal sealed class SingleThread : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Callback, object? State)> queue = new();
    private readonly Queue<TaskCompletionSource> idle = new();

    internal static void Run(Func<SingleThread, Task> test)
    {
        var before = Current;
        var loop = new SingleThread();
        SetSynchronizationContext(loop);
        try
        {
            var running = test(loop);
            while (!running.IsCompleted)
                Assert.True(loop.Turn(), "The test waits for something that will never happen.");
            running.GetAwaiter().GetResult();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    /// <summary>Completes when nothing is left to do.</summary>
    internal Task SettleAsync()
    {
        var settled = new TaskCompletionSource();
        idle.Enqueue(settled);
        return settled.Task;
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (queue)
        {
            queue.Enqueue((d, state));
            Monitor.Pulse(queue);
        }
    }

    private bool Turn()
    {
        (SendOrPostCallback Callback, object? State) next;
        lock (queue)
        {
            if (!queue.TryDequeue(out next))
            {
                if (!idle.TryDequeue(out var settled))
                    return Monitor.Wait(queue, TimeSpan.FromSeconds(60));  // the end of a cancellation comes from the thread pool
                settled.SetResult();
                return true;
            }
        }

        next.Callback(next.State);
        return true;
    }
}
