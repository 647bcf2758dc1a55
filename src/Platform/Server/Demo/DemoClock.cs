namespace Tertulia.Platform.Demo;

/// <summary>A clock that is put to when something is said to have happened, so that the domain's own code writes the past.</summary>
public sealed class DemoClock(DateTimeOffset now) : TimeProvider
{
    private DateTimeOffset current = now;

    public void Set(DateTimeOffset time) => current = time;

    public override DateTimeOffset GetUtcNow() => current.ToUniversalTime();
}
