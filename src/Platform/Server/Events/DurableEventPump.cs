using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Tertulia.Platform;

/// <summary>
/// Runs the durable subscribers. Each batch locks its subscriber's cursor row, so in a cluster one node at a time works for a subscriber; what it
/// writes and the cursor commit together.
/// </summary>
/// <remarks>
/// It hears the log from <see cref="LiveEventPump"/> and looks into the database when something for a subscriber has happened, not for each commit.
/// The first event after a quiet moment is worked on at once; after that a subscriber rests a little, and what comes meanwhile is one batch, hence
/// one transaction. So a busy log costs what its batches cost, not what its events number.
/// </remarks>
internal sealed partial class DurableEventPump : BackgroundService, ILiveSubscriber
{
    private const int BatchSize = 200;

    /// <summary>
    /// An event that its subscriber has failed on so many times is logged and passed over: one broken event must not stop search for ever. Only the
    /// subscriber's own failures count, and only what can be written down is passed over: while the database is away, nothing is.
    /// </summary>
    private const int Attempts = 6;

    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(200);

    /// <summary>What was heard may be lost (a node that died); then nothing waits longer than this.</summary>
    private static readonly TimeSpan SafetyNet = TimeSpan.FromSeconds(2);

    private readonly IServiceScopeFactory scopes;
    private readonly ILogger<DurableEventPump> logger;
    private readonly DurableReader[] readers;

    public DurableEventPump(IServiceScopeFactory scopes, IEnumerable<IDurableSubscriber> subscribers, ILogger<DurableEventPump> logger)
    {
        (this.scopes, this.logger) = (scopes, logger);
        readers = [.. subscribers.Select(s => new DurableReader(s))];
    }

    private enum Outcome
    {
        /// <summary>There was a full batch; there is more.</summary>
        Full,

        /// <summary>All that there was is done.</summary>
        Worked,

        /// <summary>There was nothing, or another node works on it.</summary>
        Idle,

        /// <summary>The subscriber failed on it.</summary>
        Failed,
    }

    public ValueTask HandleAsync(EventRecord happened, CancellationToken ct)
    {
        foreach (var reader in readers)
            reader.Hear(happened);
        return ValueTask.CompletedTask;
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(readers.Select(r => RunAsync(r, stoppingToken)));

    private async Task RunAsync(DurableReader reader, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await StepAsync(reader, ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                LogAway(logger, exception, reader.Subscriber.Name);
                await Task.Delay(SafetyNet, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task StepAsync(DurableReader reader, CancellationToken ct)
    {
        var next = reader.Next;
        var rested = Task.Delay(Rest, ct);
        var outcome = await WorkAsync(reader, ct);
        if (outcome == Outcome.Failed && reader.Failures < Attempts)
            await Task.Delay(TimeSpan.FromMilliseconds(50 << reader.Failures), ct);
        else if (outcome == Outcome.Failed)
            await PassOverAsync(reader, ct);
        else if (outcome == Outcome.Worked)
            await rested;

        if (outcome == Outcome.Idle || (outcome == Outcome.Worked && !reader.IsBehind))
            await Task.WhenAny(next, Task.Delay(SafetyNet, ct));
    }

    private async Task<Outcome> WorkAsync(DurableReader reader, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TertuliaDb>();
        var subscriber = reader.Subscriber;

        // Whoever has heard nothing looks before the transaction, which would hold SQLite's one writer for nothing while the log is quiet.
        if (!reader.IsBehind)
        {
            var name = subscriber.Name;
            var seen = await db.SubscriberCursors.AsNoTracking().SingleOrDefaultAsync(c => c.Name == name, ct);
            if ((await db.ReadAsync(seen?.Position ?? EventPosition.Start, subscriber.Types, 1, ct)).Count == 0)
                return Outcome.Idle;
        }

        // All that this node heard of before the batch is read is in the batch, if it concerns the subscriber: what is told is below the horizon.
        var heard = reader.Heard;
        await using var write = await db.BeginAsync(ct);
        var cursor = await LockCursorAsync(db, subscriber.Name, ct);
        if (cursor is null)
            return Outcome.Idle;

        var limit = reader.Alone > 0 ? 1 : BatchSize;
        var batch = await db.ReadAsync(cursor.Position, subscriber.Types, limit, ct);
        if (batch.Count == 0 && heard <= cursor.Position)
        {
            reader.Done(cursor.Position);
            return Outcome.Idle;
        }

        try
        {
            if (batch.Count > 0)
                await subscriber.HandleAsync(db, scope.ServiceProvider.GetRequiredService<EventLog>(), batch, ct);
            var last = batch.Count > 0 ? batch[^1].Position : cursor.Position;
            cursor.Position = batch.Count < limit && heard > last ? heard : last;
            await db.SaveChangesAsync(ct);
        }
        catch (Exception exception) when (batch.Count > 0 && !ct.IsCancellationRequested)
        {
            reader.Failed(batch.Count);
            LogFailed(logger, exception, subscriber.Name, reader.Failures);
            return Outcome.Failed;
        }

        await write.CommitAsync(ct);
        reader.Done(cursor.Position);
        return batch.Count < limit ? Outcome.Worked : Outcome.Full;
    }

    private async Task PassOverAsync(DurableReader reader, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TertuliaDb>();
        await using var write = await db.BeginAsync(ct);
        if (await LockCursorAsync(db, reader.Subscriber.Name, ct) is not { } cursor
            || await db.ReadAsync(cursor.Position, reader.Subscriber.Types, 1, ct) is not [var broken])
            return;

        cursor.Position = broken.Position;
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        LogPassedOver(logger, reader.Subscriber.Name, broken.Type, broken.Position);
        reader.Done(cursor.Position);
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

        var cursor = await db.SubscriberCursors.SingleOrDefaultAsync(c => c.Name == name, ct);
        return cursor ?? db.SubscriberCursors.Add(new SubscriberCursor { Name = name }).Entity;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Subscriber {Name} cannot read or write the log; trying again")]
    private static partial void LogAway(ILogger logger, Exception exception, string name);

    [LoggerMessage(Level = LogLevel.Error, Message = "Subscriber {Name} failed (attempt {Attempt}); trying again")]
    private static partial void LogFailed(ILogger logger, Exception exception, string name, int attempt);

    [LoggerMessage(Level = LogLevel.Critical, Message = "Subscriber {Name} passes over {Type} at {Position}, which failed every time")]
    private static partial void LogPassedOver(ILogger logger, string name, string type, EventPosition position);
}
