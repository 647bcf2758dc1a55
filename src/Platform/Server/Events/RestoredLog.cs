using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Tertulia.Platform;

/// <summary>
/// Makes the log of a restored PostgreSQL dump readable and writable again, at the start of the server.
/// </summary>
/// <remarks>
/// <para>
/// The log is ordered by transaction ids, and those are a cluster's own: a new cluster counts from a low number. Restored there, the old events would
/// lie above the horizon (<see cref="EventReader"/>) until the cluster has counted so far, hence unread for months; what is written now would be sorted
/// before them, where every cursor has already been.
/// </para>
/// <para>
/// So the log's transaction numbers are the cluster's and a base, which the function <c>platform.event_log_base</c> returns; both the column's default and
/// the horizon add it. When the log or a cursor holds a number that this cluster cannot have given yet, the base grows until all new numbers lie above.
/// No row is rewritten: order, cursors and the positions that clients kept stay true, however long the log.
/// </para>
/// <para>
/// The step up is larger than any count of transactions that the old cluster can have run between the dump and its end. So no new event gets the
/// position of one that was lost, and a client that saw lost ones is found out: its position is nowhere in the log.
/// </para>
/// <para>The function is a dump's part, and immutable, so that the planner puts the number in its place.</para>
/// </remarks>
internal sealed partial class RestoredLog(ILogger<RestoredLog> logger) : ISchemaInitializer
{
    private const long Step = 1L << 32;

    /// <summary>One statement, hence one snapshot: whatever row it sees was written by a transaction below the snapshot's end, or by another cluster.</summary>
    private const string NewBase =
        """
        SELECT platform.event_log_base() + known.missing AS "Value"
        FROM (SELECT greatest(
                (SELECT max(transaction) FROM platform.events),
                (SELECT max(transaction) FROM platform.subscriber_cursors), 0)
            + 1 - platform.event_log_base() - pg_snapshot_xmax(pg_current_snapshot())::text::bigint AS missing) known
        WHERE known.missing > 0
        """;

    public async Task RunAsync(TertuliaDb db, CancellationToken ct)
    {
        if (db.Kind != DatabaseKind.Postgres)
            return;

        await using var write = await db.BeginAsync(ct);

        // Nodes that start together take turns: the second finds it done.
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended('platform.event_log_base', 0))", ct);
        if (await db.Database.SqlQueryRaw<long>(NewBase).ToListAsync(ct) is not [var least])
            return;

        // A number of ours; a function's body takes no parameters.
        var redefine = "CREATE OR REPLACE FUNCTION platform.event_log_base() RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS 'SELECT "
            + (least + Step).ToString(CultureInfo.InvariantCulture) + "::bigint'";
        await db.Database.ExecuteSqlRawAsync(redefine, ct);
        await write.CommitAsync(ct);
        LogMoved(logger, least + Step);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The event log comes from another database cluster (a restored dump); its numbers now continue from {Base}")]
    private static partial void LogMoved(ILogger logger, long @base);
}
