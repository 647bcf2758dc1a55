using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Chat;

/// <summary>Joins a public channel. Who is in already stays in.</summary>
internal static class JoinChannel
{
    public static void Map(IEndpointRouteBuilder chat) => chat.MapPost("/channels/{channelId:guid}/join", HandleAsync).WithName("chat.channels.join");

    private static async Task<Results<Ok<ConversationDto>, ProblemHttpResult>> HandleAsync(
        Guid channelId, Caller caller, TertuliaDb db, ChannelRoster roster, CancellationToken ct)
    {
        await using var write = await db.BeginAsync(ct);
        await db.TakeTurnsAsync(ct, channelId, caller.MemberId);
        var view = await db.FindChannelAsync(caller, channelId, ct);
        if (view is null)
            return Problems.NotFound();

        if (view.Membership is null)
        {
            if (view.Channel.RefuseJoining() is { } refusal)
                return refusal.ToProblem();

            var me = await db.Members.AsNoTracking().SingleAsync(m => m.Id == caller.MemberId, ct);
            await roster.AddAsync(view.Channel, [me], caller.MemberId, say: true, ct);
            await db.SaveChangesAsync(ct);
            await write.CommitAsync(ct);
        }

        return TypedResults.Ok((await db.ReadConversationAsync(caller, channelId, ct))!);
    }
}
