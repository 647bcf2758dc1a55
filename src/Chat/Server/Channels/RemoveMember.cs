using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Chat;

/// <summary>Removes somebody from a channel; who manages it may.</summary>
internal static class RemoveMember
{
    public static void Map(IEndpointRouteBuilder chat) =>
        chat.MapDelete("/channels/{channelId:guid}/members/{memberId:guid}", HandleAsync).WithName("chat.channels.members.remove");

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid channelId, Guid memberId, Caller caller, TertuliaDb db, ChannelRoster roster, CancellationToken ct)
    {
        await using var write = await db.BeginAsync(ct);
        await db.TakeTurnsAsync(ct, channelId, memberId);
        var view = await db.FindChannelAsync(caller, channelId, ct);
        if (view is null)
            return Problems.NotFound();
        if ((view.Channel.RefuseLeaving() ?? (memberId == caller.MemberId ? null : view.RefuseManaging(caller))) is { } refusal)
            return refusal.ToProblem();

        var member = await db.ChannelMembers().SingleOrDefaultAsync(m => m.ChannelId == channelId && m.MemberId == memberId, ct);
        if (member is null)
            return Problems.NotFound();

        await roster.RemoveAsync(view.Channel, member, caller.MemberId, say: true, ct);
        await write.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
