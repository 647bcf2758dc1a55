using StackExchange.Redis;
using Tertulia.Platform;

namespace Tertulia.Server;

/// <summary>
/// Tells the other nodes that the event log has grown. Nothing but the wish to look travels through Redis: each node reads the events themselves
/// from the database, in order. Should Redis be away, events arrive with the pump's next look, a second later at most.
/// </summary>
internal sealed class EventRelay(IConnectionMultiplexer redis, EventSignal signal, ILogger<EventRelay> logger) : BackgroundService
{
    private static readonly RedisChannel Channel = RedisChannel.Literal("tertulia:events");

    private readonly string node = Guid.CreateVersion7().ToString("N");

    /// <summary>One place: signals raised while one is being sent are sent as one.</summary>
    private readonly SemaphoreSlim raised = new(0, 1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        signal.Raised += OnRaised;
        try
        {
            var subscriber = redis.GetSubscriber();
            await subscriber.SubscribeAsync(Channel, (_, sender) =>
            {
                if (sender != node)
                    signal.Wake();
            });
            while (true)
            {
                await raised.WaitAsync(stoppingToken);
                await PublishAsync(subscriber);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
        finally
        {
            signal.Raised -= OnRaised;
        }
    }

    public override void Dispose()
    {
        raised.Dispose();
        base.Dispose();
    }

    private async Task PublishAsync(ISubscriber subscriber)
    {
        try
        {
            await subscriber.PublishAsync(Channel, node);
        }
        catch (RedisException exception)
        {
            logger.LogWarning(exception, "Redis is away; the other nodes see new events within a second by themselves");
        }
    }

    private void OnRaised()
    {
        try
        {
            if (raised.CurrentCount == 0)
                raised.Release();
        }
        catch (SemaphoreFullException)
        {
            // Another thread has just asked for the same.
        }
    }
}
