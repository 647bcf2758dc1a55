using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tertulia.Platform;

namespace Tertulia.Chat;

/// <summary>Marks a conversation read up to a message, on all devices; with force also back to unread.</summary>
internal static class MarkRead
{
    public static void Map(IEndpointRouteBuilder chat) => chat.MapPut("/channels/{channelId:guid}/read", HandleAsync).WithName("chat.channels.read");

    private static async Task<Results<Ok<MembershipDto>, ProblemHttpResult>> HandleAsync(
        Guid channelId, MarkReadRequest request, Caller caller, TertuliaDb db, MembershipChanges changes, SeenNotifications seen, CancellationToken ct)
    {
        await using var write = await db.BeginAsync(ct);
        await db.TakeTurnsAsync(ct, caller.MemberId);
        var view = await db.FindChannelAsync(caller, channelId, ct);
        if (view is null)
            return Problems.NotFound();
        if (view.Membership is not { } membership)
            return Refusal.NotAMember.ToProblem();

        if (!membership.Read(request.Sequence, view.Channel.LastSequence, request.Force))
            return TypedResults.Ok(await changes.ReadAsync(caller.MemberId, channelId, ct));

        var dto = await changes.SaveAsync(caller.WorkspaceId, caller.MemberId, channelId, ct);
        await seen.InChannelAsync(view.Channel, caller.MemberId, membership.LastReadSequence, ct);
        await write.CommitAsync(ct);
        return TypedResults.Ok(dto);
    }
}
