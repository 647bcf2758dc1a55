using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Chat;

/// <summary>Everything a client needs for its list of conversations. Hidden ones are among them, marked, so that the list and its events agree.</summary>
internal static class GetSnapshot
{
    public static void Map(IEndpointRouteBuilder chat) => chat.MapGet("/snapshot", HandleAsync).WithName("chat.snapshot");

    private static async Task<Ok<ChatSnapshotDto>> HandleAsync(Caller caller, TertuliaDb db, CancellationToken ct)
    {
        var visible = db.Channels().VisibleTo(caller, db);
        var conversations = await db.ChannelMembers()
            .Where(m => m.MemberId == caller.MemberId && visible.Any(c => c.Id == m.ChannelId))
            .ToConversationsAsync(db, ct);
        var unread = await ThreadCounts.UnreadThreadsAsync(db, [caller.MemberId], ct);
        var saved = await db.SavedBy(caller).CountAsync(ct);
        return TypedResults.Ok(new ChatSnapshotDto(
            [.. conversations.OrderBy(c => c.Channel.Id)], unread.GetValueOrDefault(caller.MemberId), saved));
    }
}
