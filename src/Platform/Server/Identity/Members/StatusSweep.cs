using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform;

/// <summary>Clears statuses whose time is over, and tells of it, so that nobody has to reload to see them gone.</summary>
internal sealed class StatusSweep(TertuliaDb db, MemberChanges changes, TimeProvider clock) : IScheduledTask
{
    private const int Batch = 200;

    public string Name => "identity.status_sweep";

    public TimeSpan Every => TimeSpan.FromSeconds(30);

    public async Task RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        while (await db.Members.Where(m => m.StatusExpiresAt <= now).Select(m => (Guid?)m.WorkspaceId).FirstOrDefaultAsync(ct) is { } workspaceId)
        {
            // Read under the lock: somebody may be setting a new one just now.
            await using var write = await db.BeginAsync(ct);
            await db.LockWorkspaceAsync(workspaceId, ct);
            var expired = await db.Members
                .Where(m => m.WorkspaceId == workspaceId && m.StatusExpiresAt <= now)
                .OrderBy(m => m.StatusExpiresAt).Take(Batch).ToListAsync(ct);
            foreach (var member in expired)
            {
                (member.StatusEmoji, member.StatusText, member.StatusExpiresAt) = (null, null, null);
                changes.Announce(member, actorId: null);
            }

            await db.SaveChangesAsync(ct);
            await write.CommitAsync(ct);
            db.ChangeTracker.Clear();
        }
    }
}
