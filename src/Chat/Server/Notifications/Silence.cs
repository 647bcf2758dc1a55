using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Chat;

/// <summary>What members asked to be spared: a muted conversation, or one set to nothing, tells them nothing.</summary>
internal static class Silence
{
    /// <summary>Keeps what may be told of one channel.</summary>
    public static async Task<IReadOnlyCollection<NewNotification>> FilterAsync(
        TertuliaDb db, Guid channelId, IReadOnlyCollection<NewNotification> wanted, CancellationToken ct)
    {
        if (wanted.Count == 0)
            return wanted;

        var memberIds = wanted.Select(n => n.MemberId).Distinct().ToArray();
        var silent = (await db.ChannelMembers()
            .Where(m => m.ChannelId == channelId && memberIds.Contains(m.MemberId) && (m.Muted || m.Level == NotificationLevel.Nothing))
            .Select(m => m.MemberId)
            .ToListAsync(ct)).ToHashSet();
        return [.. wanted.Where(n => !silent.Contains(n.MemberId))];
    }
}
