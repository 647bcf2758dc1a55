using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Chat;

/// <summary>A message to be changed, with its channel as the caller stands to it.</summary>
internal sealed record FoundMessage(Message Message, ChannelView View);

internal static class MessageQueries
{
    /// <summary>Waits for the turn of the message's channel, then loads both as they now are; null when hidden or missing.</summary>
    public static async Task<FoundMessage?> FindMessageAsync(this TertuliaDb db, Caller caller, Guid messageId, CancellationToken ct)
    {
        var channelId = await db.Messages().Where(m => m.Id == messageId).Select(m => m.ChannelId).SingleOrDefaultAsync(ct);
        if (channelId == default)
            return null;

        await db.TakeTurnsAsync(ct, channelId);
        return await db.FindChannelAsync(caller, channelId, ct) is { } view
            && await db.Messages().SingleOrDefaultAsync(m => m.Id == messageId, ct) is { } message
            ? new(message, view)
            : null;
    }
}
