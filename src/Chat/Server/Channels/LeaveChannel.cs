using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Chat;

/// <summary>Leaves a channel.</summary>
internal static class LeaveChannel
{
    public static void Map(IEndpointRouteBuilder chat) => chat.MapPost("/channels/{channelId:guid}/leave", HandleAsync).WithName("chat.channels.leave");

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid channelId, Caller caller, TertuliaDb db, ChannelRoster roster, CancellationToken ct)
    {
        await using var write = await db.BeginAsync(ct);
        await db.TakeTurnsAsync(ct, channelId, caller.MemberId);
        var view = await db.FindChannelAsync(caller, channelId, ct);
        if (view is null)
            return Problems.NotFound();
        if (view.Channel.RefuseLeaving() is { } refusal)
            return refusal.ToProblem();
        if (view.Membership is null)
            return TypedResults.NoContent();

        await roster.RemoveAsync(view.Channel, view.Membership, caller.MemberId, say: true, ct);
        await write.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
