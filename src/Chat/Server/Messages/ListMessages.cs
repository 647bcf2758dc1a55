using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Chat;

/// <summary>A window of a channel's history: the newest, before or after a message, or around one.</summary>
internal static class ListMessages
{
    public static void Map(IEndpointRouteBuilder chat) =>
        chat.MapGet("/channels/{channelId:guid}/messages", HandleAsync).WithName("chat.messages.list");

    private static async Task<Results<Ok<MessageWindowDto>, ProblemHttpResult>> HandleAsync(
        Guid channelId, Caller caller, TertuliaDb db, MessageReader reader, CancellationToken ct,
        long? before = null, long? after = null, long? around = null, int limit = HistoryWindow.Usual)
    {
        if (HistoryWindow.TryRead(before, after, around, limit) is not { } window)
            return Problems.Invalid("limit", "invalid");
        if (!await db.Channels().VisibleTo(caller, db).AnyAsync(c => c.Id == channelId, ct))
            return Problems.NotFound();

        var messages = db.Messages().AsNoTracking().Where(m => m.ChannelId == channelId && m.ChannelSequence != null);
        return TypedResults.Ok(await window.ReadAsync(messages, m => m.ChannelSequence!.Value, reader, ct));
    }
}
