using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform;

/// <summary>The inbox reaches back ninety days.</summary>
internal sealed class NotificationsRetention(TertuliaDb db, TimeProvider clock) : IScheduledTask
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    public string Name => "notifications.retention";

    public TimeSpan Every => TimeSpan.FromHours(6);

    public async Task RunAsync(CancellationToken ct)
    {
        var before = clock.GetUtcNow() - Kept;
        await using var write = await db.BeginAsync(ct);
        await db.Set<Notification>().Where(n => n.At < before).ExecuteDeleteAsync(ct);
        await write.CommitAsync(ct);
    }
}
