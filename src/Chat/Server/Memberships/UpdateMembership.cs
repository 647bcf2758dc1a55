using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Chat;

/// <summary>How loud a conversation may be, and where it stands in the list.</summary>
internal static class UpdateMembership
{
    public static void Map(IEndpointRouteBuilder chat) => chat.MapPut("/channels/{channelId:guid}/membership", HandleAsync).WithName("chat.channels.membership.update");

    private static async Task<Results<Ok<MembershipDto>, ProblemHttpResult>> HandleAsync(
        Guid channelId, UpdateMembershipRequest request, Caller caller, TertuliaDb db, MembershipChanges changes, CancellationToken ct)
    {
        await using var write = await db.BeginAsync(ct);
        await db.TakeTurnsAsync(ct, caller.MemberId);
        var view = await db.FindChannelAsync(caller, channelId, ct);
        if (view is null)
            return Problems.NotFound();
        if (view.Membership is not { } membership)
            return Refusal.NotAMember.ToProblem();
        if (request.Hidden && !view.Channel.IsDirect)
            return Problems.Invalid("hidden", "only_directs");

        membership.Prefer(request);
        var dto = await changes.SaveAsync(caller.WorkspaceId, caller.MemberId, channelId, ct);
        await write.CommitAsync(ct);
        return TypedResults.Ok(dto);
    }
}
