using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Tertulia.Platform;

/// <summary>The durable subscribers (search, notifications…) keep up with the event log. People can work while they do not, so it is never worse than degraded.</summary>
internal sealed class EventsHealth(IServiceScopeFactory scopes, IEnumerable<IDurableSubscriber> subscribers, TimeProvider clock) : IHealthCheck
{
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(1);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TertuliaDb>();
        var cursors = await db.SubscriberCursors.AsNoTracking().ToDictionaryAsync(c => c.Name, c => new EventPosition(c.Transaction, c.Sequence), cancellationToken);
        var late = new List<string>();
        foreach (var subscriber in subscribers)
        {
            var waiting = await db.ReadAsync(cursors.GetValueOrDefault(subscriber.Name), subscriber.Types, limit: 1, cancellationToken);
            if (waiting.Count > 0 && clock.GetUtcNow() - waiting[0].At > Late)
                late.Add(subscriber.Name);
        }

        return late.Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded("Behind: " + string.Join(", ", late));
    }
}
