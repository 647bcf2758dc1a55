using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Tertulia.Platform;

/// <summary>Tails the log on this node and hands each event to the live subscribers.</summary>
internal sealed partial class LiveEventPump(
    IServiceScopeFactory scopes, IEnumerable<ILiveSubscriber> subscribers, EventSignal signal, ILogger<LiveEventPump> logger)
    : BackgroundService
{
    private const int BatchSize = 256;

    /// <summary>A lost signal (a node that died between commit and signal) delays events by no more than this.</summary>
    private static readonly TimeSpan SafetyNet = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan HiddenRetry = TimeSpan.FromMilliseconds(3);

    private readonly ILiveSubscriber[] subscribers = [.. subscribers];
    private readonly TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private EventPosition position;

    /// <summary>Completes once the pump knows where the log ends, so that every later event is heard.</summary>
    public Task Started => started.Task;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Retry(async () => position = await HeadAsync(stoppingToken), stoppingToken);
        started.TrySetResult();

        while (!stoppingToken.IsCancellationRequested)
        {
            await Retry(
                async () =>
                {
                    var next = signal.Next;
                    var (events, hidden) = await ReadAsync(stoppingToken);
                    foreach (var happened in events)
                        await DispatchAsync(happened, stoppingToken);

                    if (events.Count == BatchSize)
                        return;

                    var wait = Task.Delay(hidden ? HiddenRetry : SafetyNet, stoppingToken);
                    await (hidden ? wait : Task.WhenAny(next, wait));
                },
                stoppingToken);
        }
    }

    private async Task DispatchAsync(EventRecord happened, CancellationToken ct)
    {
        foreach (var subscriber in subscribers)
        {
            try
            {
                await subscriber.HandleAsync(happened, ct);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogSubscriberFailed(logger, exception, subscriber.GetType().Name, happened.Type, happened.Position);
            }
        }

        position = happened.Position;
    }

    private async Task<(List<EventRecord> Events, bool Hidden)> ReadAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TertuliaDb>();

        // In this order: what is hidden now is read below or looked for again; asked afterwards, it could have come out in between, unread.
        var hidden = await db.HasHiddenAsync(ct);
        return (await db.ReadAsync(position, BatchSize, ct), hidden);
    }

    private async Task<EventPosition> HeadAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<TertuliaDb>().HeadAsync(ct);
    }

    /// <summary>A database that is away is waited for: the log continues where it was.</summary>
    private async Task Retry(Func<Task> attempt, CancellationToken ct)
    {
        try
        {
            await attempt();
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
        }
        catch (Exception exception)
        {
            LogReadFailed(logger, exception);
            await Task.Delay(SafetyNet, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!started.Task.IsCompleted && !ct.IsCancellationRequested)
                await Retry(attempt, ct);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The event log could not be read; trying again")]
    private static partial void LogReadFailed(ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Subscriber} failed on {Type} at {Position}")]
    private static partial void LogSubscriberFailed(ILogger logger, Exception exception, string subscriber, string type, EventPosition position);
}
