namespace Tertulia.Platform;

/// <summary>Work done again and again, on one node of the cluster at a time. Registered by any module with <c>AddScheduledTask</c>.</summary>
public interface IScheduledTask
{
    /// <summary>Unique and stable, such as <c>files.sweep</c>.</summary>
    string Name { get; }

    /// <summary>How often; the first run comes soon after the start. A run still under way is not started again.</summary>
    TimeSpan Every { get; }

    /// <summary>Runs once, in a scope of its own. May be repeated after a crash, so what it does twice must do no harm.</summary>
    Task RunAsync(CancellationToken ct);
}
