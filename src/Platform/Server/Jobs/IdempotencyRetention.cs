using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform;

/// <summary>Answers to creates are kept for a week of retries.</summary>
internal sealed class IdempotencyRetention(TertuliaDb db, TimeProvider clock) : IScheduledTask
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    public string Name => "idempotency.retention";

    public TimeSpan Every => TimeSpan.FromHours(1);

    public async Task RunAsync(CancellationToken ct)
    {
        var before = clock.GetUtcNow() - Kept;
        await using var write = await db.BeginAsync(ct);
        await db.IdempotencyRecords.Where(r => r.At < before).ExecuteDeleteAsync(ct);
        await write.CommitAsync(ct);
    }
}
