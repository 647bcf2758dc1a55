namespace Tertulia.Platform.Web.Client;

/// <summary>
/// Says "changed" at most once a frame, however much changed: a burst of a hundred events draws once. Components draw their own clicks at once
/// (Blazor does after each handler), so the wait is never felt.
/// </summary>
public sealed class ChangeNotifier : IDisposable
{
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(16);
    private readonly ITimer timer;
    private int due;

    public ChangeNotifier(TimeProvider clock) =>
        timer = clock.CreateTimer(static self => ((ChangeNotifier)self!).Flush(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    public event Action? Changed;

    /// <summary>Something changed.</summary>
    public void Touch()
    {
        if (Interlocked.Exchange(ref due, 1) == 0)
            timer.Change(Frame, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Tells now, if there is anything to tell.</summary>
    public void Flush()
    {
        if (Interlocked.Exchange(ref due, 0) == 1)
            Changed?.Invoke();
    }

    public void Dispose() => timer.Dispose();
}
