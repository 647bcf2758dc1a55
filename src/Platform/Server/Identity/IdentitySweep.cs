using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform;

/// <summary>Throws away what has run out: sessions, and invitations some time after they ended.</summary>
internal sealed class IdentitySweep(TertuliaDb db, TimeProvider clock) : IScheduledTask
{
    private static readonly TimeSpan KeptInvitations = TimeSpan.FromDays(30);

    public string Name => "identity.sweep";

    public TimeSpan Every => TimeSpan.FromHours(6);

    public async Task RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var before = now - KeptInvitations;
        await using var write = await db.BeginAsync(ct);
        await db.Sessions.Where(s => s.ExpiresAt <= now).ExecuteDeleteAsync(ct);
        await db.Invitations.Where(i => i.ExpiresAt <= before).ExecuteDeleteAsync(ct);
        await write.CommitAsync(ct);
    }
}
