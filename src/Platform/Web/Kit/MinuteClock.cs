namespace Tertulia.Platform.Web.Kit;

/// <summary>Ticks once a minute for everything that shows a relative time: one timer, however many times are in sight.</summary>
public sealed class MinuteClock : IDisposable
{
    private readonly ITimer _timer;

    public MinuteClock(TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        _timer = clock.CreateTimer(_ => Ticked?.Invoke(), null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
    }

    public event Action? Ticked;

    public void Dispose() => _timer.Dispose();
}
