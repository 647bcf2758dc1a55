using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Chat;

/// <summary>Follows a thread or stops doing so. What was there before one followed is not unread.</summary>
internal static class FollowThread
{
    public static void Map(IEndpointRouteBuilder chat) => chat.MapPut("/messages/{rootId:guid}/thread/follow", HandleAsync).WithName("chat.threads.follow");

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid rootId, FollowThreadRequest request, Caller caller, TertuliaDb db, ThreadStates threads, CancellationToken ct)
    {
        await using var write = await db.BeginAsync(ct);
        await db.TakeTurnsAsync(ct, caller.MemberId);
        var root = await db.Messages().AsNoTracking().VisibleTo(caller, db).SingleOrDefaultAsync(m => m.Id == rootId && m.ThreadRootId == null, ct);
        if (root is null)
            return Problems.NotFound();
        if (root.RefuseReplies() is { } refusal && request.Following)
            return refusal.ToProblem();

        var side = await threads.FindOrAddAsync(root, caller.MemberId, ct);
        if (side.Following != request.Following)
        {
            if (request.Following)
                side.Read(root.LastReplySequence, root.LastReplySequence);
            side.Following = request.Following;
            await threads.SaveAndTellAsync(caller.WorkspaceId, rootId, [caller.MemberId], ct);
            await write.CommitAsync(ct);
        }

        return TypedResults.NoContent();
    }
}
