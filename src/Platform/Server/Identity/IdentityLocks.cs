using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform;

/// <summary>
/// Lets one transaction at a time decide what no index can: the last owner, a free handle, the first workspace. On SQLite the write transaction
/// itself is that lock.
/// </summary>
internal static class IdentityLocks
{
    /// <summary>Slugs and the first set-up.</summary>
    public static Task LockServerAsync(this TertuliaDb db, CancellationToken ct) => LockAsync(db, 0x5445525455, ct);

    /// <summary>Roles, handles and uses of invitations of one workspace.</summary>
    public static Task LockWorkspaceAsync(this TertuliaDb db, Guid workspaceId, CancellationToken ct) => LockAsync(db, KeyOf(workspaceId), ct);

    /// <summary>Failed sign-ins, one-time codes and sessions of one account.</summary>
    public static Task LockAccountAsync(this TertuliaDb db, Guid accountId, CancellationToken ct) => LockAsync(db, KeyOf(accountId), ct);

    private static async Task LockAsync(TertuliaDb db, long key, CancellationToken ct)
    {
        if (db.Kind == DatabaseKind.Postgres)
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({key})", ct);
    }

    /// <summary>The random half of a UUIDv7.</summary>
    private static long KeyOf(Guid id) => BitConverter.ToInt64(id.ToByteArray(), 8);
}
