using System.Buffers.Binary;
using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform;

/// <summary>
/// Makes writers about the same thing take turns, so that what they read stays true until they commit and the events of one topic stand in the log
/// in the order of what they tell.
/// </summary>
/// <remarks>
/// <para>
/// On PostgreSQL the log is ordered by transaction id, and a transaction gets its id when it first writes — which is <em>before</em> it waits for a
/// row that another holds. Two posts that meet at a channel's row can therefore be numbered in one order and logged in the other. An advisory lock
/// takes no transaction id, so whoever waits here has none yet: the order of turns is the order of the log. Under read committed the statements
/// after the wait see all that the predecessor wrote, so a rule may load, decide and save like a single-threaded program.
/// </para>
/// <para>
/// Take all turns in one call, before anything is written: within a call they are taken in one order everywhere, so two callers cannot wait for
/// each other. On SQLite the <see cref="WriteGate"/> already lets one writer in at a time.
/// </para>
/// </remarks>
public static class WriteTurns
{
    /// <summary>Waits for the turn on each of the ids, inside a write transaction; all end with it.</summary>
    public static async Task TakeTurnsAsync(this TertuliaDb db, CancellationToken ct, params IEnumerable<Guid> ids)
    {
        if (db.Kind != DatabaseKind.Postgres)
            return;

        var keys = ids.Select(KeyOf).Distinct().Order().ToArray();
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(k) FROM unnest({keys}) AS k", ct);
    }

    /// <summary>The random half of a version 7 UUID. Two things that share a key merely wait for each other now and then.</summary>
    private static long KeyOf(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return BinaryPrimitives.ReadInt64BigEndian(bytes[8..]);
    }
}
