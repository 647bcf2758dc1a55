using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Tertulia.Platform;

/// <summary>
/// Runs the durable subscribers. Each batch locks its subscriber's cursor row, so in a cluster one node at a time works for a subscriber; what it
/// writes and the cursor commit together.
/// </summary>
internal sealed partial class DurableEventPump(
    IServiceScopeFactory scopes, IEnumerable<IDurableSubscriber> subscribers, EventSignal signal, ILogger<DurableEventPump> logger)
    : BackgroundService
{
    private const int BatchSize = 200;

    /// <summary>After so many failures on one event it is logged and passed over: one broken event must not stop search for ever.</summary>
    private const int Attempts = 5;

    private static readonly TimeSpan SafetyNet = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan HiddenRetry = TimeSpan.FromMilliseconds(10);

    private enum Outcome
    {
        Worked,
        Idle,
        Hidden,
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(subscribers.Select(s => RunAsync(s, stoppingToken)));

    private async Task RunAsync(IDurableSubscriber subscriber, CancellationToken ct)
    {
        var failures = 0;
        while (!ct.IsCancellationRequested)
        {
            var next = signal.Next;
            try
            {
                var outcome = await StepAsync(subscriber, failures == 0 ? BatchSize : 1, pass: failures >= Attempts, ct);
                failures = 0;
                if (outcome == Outcome.Hidden)
                    await Task.Delay(HiddenRetry, ct);
                else if (outcome == Outcome.Idle)
                    await Task.WhenAny(next, Task.Delay(SafetyNet, ct));
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                LogFailed(logger, exception, subscriber.Name, ++failures);
                await Task.Delay(TimeSpan.FromMilliseconds(100 << failures), ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<Outcome> StepAsync(IDurableSubscriber subscriber, int limit, bool pass, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TertuliaDb>();

        // Looked at before the transaction, which would hold SQLite's one writer for nothing while the log is quiet.
        var seen = await db.SubscriberCursors.AsNoTracking().SingleOrDefaultAsync(c => c.Name == subscriber.Name, ct);
        var waiting = await db.ReadAsync(seen is null ? EventPosition.Start : new(seen.Transaction, seen.Sequence), 1, ct);
        if (waiting.Count == 0)
            return await db.HasHiddenAsync(ct) ? Outcome.Hidden : Outcome.Idle;

        await using var write = await db.BeginAsync(ct);
        var cursor = await LockCursorAsync(db, subscriber.Name, ct);
        if (cursor is null)
            return Outcome.Idle;

        var batch = await db.ReadAsync(new(cursor.Transaction, cursor.Sequence), limit, ct);
        if (batch.Count == 0)
            return Outcome.Idle;

        if (pass)
            LogPassedOver(logger, subscriber.Name, batch[0].Type, batch[0].Position);
        else
            await subscriber.HandleAsync(db, scope.ServiceProvider.GetRequiredService<EventLog>(), batch, ct);

        (cursor.Transaction, cursor.Sequence) = (batch[^1].Position.Transaction, batch[^1].Position.Sequence);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return Outcome.Worked;
    }

    /// <summary>The cursor's row, locked; null when another node works for this subscriber right now.</summary>
    private static async Task<SubscriberCursor?> LockCursorAsync(TertuliaDb db, string name, CancellationToken ct)
    {
        if (db.Kind == DatabaseKind.Postgres)
        {
            // Not a row lock: that would number this transaction now, and what it tells would stand in the log before things that happened
            // while it waited for its turns (WriteTurns).
            var held = await db.Database.SqlQuery<bool>($"SELECT pg_try_advisory_xact_lock(hashtextextended({name}, 0)) AS \"Value\"").ToListAsync(ct);
            if (!held[0])
                return null;
        }

        var cursor = await db.SubscriberCursors.FindAsync([name], ct);
        return cursor ?? db.SubscriberCursors.Add(new SubscriberCursor { Name = name }).Entity;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Subscriber {Name} failed (attempt {Attempt}); trying again")]
    private static partial void LogFailed(ILogger logger, Exception exception, string name, int attempt);

    [LoggerMessage(Level = LogLevel.Critical, Message = "Subscriber {Name} passes over {Type} at {Position}, which failed every time")]
    private static partial void LogPassedOver(ILogger logger, string name, string type, EventPosition position);
}
