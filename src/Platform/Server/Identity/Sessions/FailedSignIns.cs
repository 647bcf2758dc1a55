using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform;

/// <summary>
/// Counts failed attempts and locks out: ten in a row close an account for ten minutes. Addresses without an account are counted too, in memory, so
/// that a lock-out does not tell which addresses exist.
/// </summary>
internal sealed class FailedSignIns(TimeProvider clock)
{
    public const int Most = 10;

    public static readonly TimeSpan LockOut = TimeSpan.FromMinutes(10);

    private const int Capacity = 10_000;

    private readonly ConcurrentDictionary<string, (int Count, DateTimeOffset? Until)> strangers = new(StringComparer.Ordinal);

    public bool IsLockedOut(Account? account, string normalizedEmail)
    {
        var until = account is not null ? account.LockoutEnd : strangers.GetValueOrDefault(normalizedEmail).Until;
        return until > clock.GetUtcNow();
    }

    /// <summary>Counts one more; say so in the audit log when it locks the account.</summary>
    public async Task CountAsync(TertuliaDb db, AuditLog audit, Account? account, string normalizedEmail, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (account is null)
        {
            if (strangers.Count >= Capacity)
                strangers.Clear();
            strangers.AddOrUpdate(
                normalizedEmail,
                _ => (1, null),
                (_, known) => known.Count + 1 >= Most ? (0, now + LockOut) : (known.Count + 1, known.Until));
            return;
        }

        await using var write = await db.BeginAsync(ct);
        await db.LockAccountAsync(account.Id, ct);
        var failures = await db.Users.Where(a => a.Id == account.Id).Select(a => a.AccessFailedCount).SingleAsync(ct) + 1;
        var (count, until) = failures >= Most ? (0, (DateTimeOffset?)(now + LockOut)) : (failures, account.LockoutEnd);
        await db.Users.Where(a => a.Id == account.Id)
            .ExecuteUpdateAsync(a => a.SetProperty(x => x.AccessFailedCount, count).SetProperty(x => x.LockoutEnd, until), ct);
        if (count == 0)
        {
            audit.Append(account.Id, "account.locked_out");
            await db.SaveChangesAsync(ct);
        }

        await write.CommitAsync(ct);
    }

    /// <summary>A success wipes the slate.</summary>
    public static async Task ResetAsync(TertuliaDb db, Account account, CancellationToken ct)
    {
        if (account.AccessFailedCount == 0 && account.LockoutEnd is null)
            return;

        await using var write = await db.BeginAsync(ct);
        await db.Users.Where(a => a.Id == account.Id)
            .ExecuteUpdateAsync(a => a.SetProperty(x => x.AccessFailedCount, 0).SetProperty(x => x.LockoutEnd, (DateTimeOffset?)null), ct);
        await write.CommitAsync(ct);
    }
}
