using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Chat;

/// <summary>Who has read a message need not be told of it any more.</summary>
internal sealed class SeenNotifications(TertuliaDb db, EventLog events, NotificationWriter notifications, TimeProvider clock)
{
    /// <summary>Marks read what the inbox holds of a channel up to a message. Saves.</summary>
    public async Task InChannelAsync(Channel channel, Guid memberId, long upTo, CancellationToken ct)
    {
        var now = clock.GetStoredNow();
        var time = upTo >= channel.LastSequence
            ? now
            : await db.Messages()
                .Where(m => m.ChannelId == channel.Id && m.ChannelSequence <= upTo)
                .OrderByDescending(m => m.ChannelSequence)
                .Select(m => (DateTimeOffset?)m.CreatedAt)
                .FirstOrDefaultAsync(ct);
        if (time is { } seenUntil)
            await notifications.MarkReadByContainerAsync(db, events, channel.WorkspaceId, memberId, channel.Id, seenUntil, ct);
    }
}
