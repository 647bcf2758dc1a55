using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Chat;

/// <summary>One conversation with the caller's side, also a public channel that they have not joined.</summary>
internal static class GetChannel
{
    public static void Map(IEndpointRouteBuilder chat) => chat.MapGet("/channels/{channelId:guid}", HandleAsync).WithName("chat.channels.get");

    private static async Task<Results<Ok<ConversationDto>, ProblemHttpResult>> HandleAsync(Guid channelId, Caller caller, TertuliaDb db, CancellationToken ct) =>
        await db.ReadConversationAsync(caller, channelId, ct) is { } conversation ? TypedResults.Ok(conversation) : Problems.NotFound();

    /// <summary>Null when hidden or missing.</summary>
    public static async Task<ConversationDto?> ReadConversationAsync(this TertuliaDb db, Caller caller, Guid channelId, CancellationToken ct)
    {
        var channel = await db.Channels().AsNoTracking().VisibleTo(caller, db).SingleOrDefaultAsync(c => c.Id == channelId, ct);
        if (channel is null)
            return null;

        var own = await db.ChannelMembers().Where(m => m.ChannelId == channelId && m.MemberId == caller.MemberId).ToDtosAsync(db, ct);
        return new(channel.ToDto(), own.SingleOrDefault());
    }
}
