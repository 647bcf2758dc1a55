using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform;

/// <summary>Sign-ins that ran out are no longer listed.</summary>
internal sealed class SessionRetention(TertuliaDb db, TimeProvider clock) : IScheduledTask
{
    public string Name => "sessions.retention";

    public TimeSpan Every => TimeSpan.FromHours(1);

    public async Task RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var write = await db.BeginAsync(ct);
        await db.Sessions.Where(s => s.ExpiresAt < now).ExecuteDeleteAsync(ct);
        await write.CommitAsync(ct);
    }
}
