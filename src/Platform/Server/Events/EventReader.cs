using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform;

/// <summary>
/// Reads the event log so that no event is ever skipped.
/// </summary>
/// <remarks>
/// On PostgreSQL transactions commit in another order than their rows were numbered: a reader that remembers the greatest row number it saw
/// jumps over a transaction that commits late. So the log is ordered by (transaction id, row number) and read only below the snapshot
/// horizon, <c>pg_snapshot_xmin(pg_current_snapshot())</c>: every transaction below it has ended, hence no row can appear there any more.
/// The price is that an event waits until all write transactions that began before its own have ended; they are all short.
/// SQLite has one writer, whose rows appear in the order of their numbers.
/// Transaction ids here are the database's own and a base, <see cref="RestoredLog"/>, that is 0 until a dump is restored.
/// </remarks>
internal static class EventReader
{
    private const string Horizon = "(pg_snapshot_xmin(pg_current_snapshot())::text::bigint + platform.event_log_base())";

    private static readonly CompiledQuery<Func<TertuliaDb, long, int, IAsyncEnumerable<EventRecord>>> NextOnSqlite = new(() =>
        EF.CompileAsyncQuery((TertuliaDb db, long after, int limit) => db.Events
            .AsNoTracking()
            .Where(e => e.Sequence > after)
            .OrderBy(e => e.Sequence)
            .Take(limit)
            .Select(e => new EventRecord(
                new EventPosition(e.Transaction, e.Sequence), e.WorkspaceId, e.Topic, e.Type, e.ActorId, e.SubjectId, e.At, e.Data))));

    /// <summary>Events after a position, in the order of the log, at most <paramref name="limit"/>.</summary>
    public static async Task<List<EventRecord>> ReadAsync(this TertuliaDb db, EventPosition after, int limit, CancellationToken ct) =>
        db.Kind == DatabaseKind.Sqlite
            ? await NextOnSqlite.For(db)(db, after.Sequence, limit).ToListAsync(ct)
            : await Project(After(db, after), limit).ToListAsync(ct);

    /// <summary>Events of some types after a position, in the order of the log, at most <paramref name="limit"/>.</summary>
    public static async Task<List<EventRecord>> ReadAsync(
        this TertuliaDb db, EventPosition after, IReadOnlySet<string> types, int limit, CancellationToken ct)
    {
        IEnumerable<string> names = types;
        return await Project(After(db, after).Where(e => names.Contains(e.Type)), limit).ToListAsync(ct);
    }

    /// <summary>Events after a position and up to another, of one workspace and on these topics only.</summary>
    public static async Task<List<EventRecord>> ReadAsync(
        this TertuliaDb db, EventPosition after, EventPosition upTo, Guid workspaceId, IReadOnlyCollection<string> topics, int limit, CancellationToken ct)
    {
        var rows = After(db, after).Where(e => e.WorkspaceId == workspaceId && topics.Contains(e.Topic));
        rows = rows.Where(e => e.Transaction < upTo.Transaction || (e.Transaction == upTo.Transaction && e.Sequence <= upTo.Sequence));
        return await Project(rows, limit).ToListAsync(ct);
    }

    /// <summary>The newest position below which nothing can appear any more.</summary>
    public static async Task<EventPosition> HeadAsync(this TertuliaDb db, CancellationToken ct)
    {
        var head = await After(db, EventPosition.Start)
            .OrderByDescending(e => e.Transaction).ThenByDescending(e => e.Sequence)
            .Select(e => new { e.Transaction, e.Sequence })
            .FirstOrDefaultAsync(ct);
        return head is null ? EventPosition.Start : new(head.Transaction, head.Sequence);
    }

    /// <summary>Whether the log holds an event at this very position. A position from before a restore may be unknown, or not yet reached.</summary>
    public static async Task<bool> HoldsAsync(this TertuliaDb db, EventPosition position, CancellationToken ct) =>
        position == EventPosition.Start || await db.Events.AnyAsync(e => e.Transaction == position.Transaction && e.Sequence == position.Sequence, ct);

    /// <summary>Whether transactions that have committed above the horizon hold events: then a reader looks again soon.</summary>
    public static async Task<bool> HasHiddenAsync(this TertuliaDb db, CancellationToken ct) =>
        db.Kind == DatabaseKind.Postgres
        && await db.Events.FromSqlRaw($"SELECT * FROM platform.events WHERE transaction >= {Horizon}").AnyAsync(ct);

    private static IQueryable<EventRow> After(TertuliaDb db, EventPosition after) => db.Kind == DatabaseKind.Sqlite
        ? db.Events.Where(e => e.Sequence > after.Sequence)
        : db.Events.FromSqlRaw(
            $"SELECT * FROM platform.events WHERE (transaction, sequence) > ({{0}}, {{1}}) AND transaction < {Horizon}",
            after.Transaction, after.Sequence);

    private static IQueryable<EventRecord> Project(IQueryable<EventRow> rows, int limit) => rows
        .AsNoTracking()
        .OrderBy(e => e.Transaction).ThenBy(e => e.Sequence)
        .Take(limit)
        .Select(e => new EventRecord(
            new EventPosition(e.Transaction, e.Sequence), e.WorkspaceId, e.Topic, e.Type, e.ActorId, e.SubjectId, e.At, e.Data));
}
