using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Chat;

/// <summary>Marks a thread read up to a reply, on all devices.</summary>
internal static class MarkThreadRead
{
    public static void Map(IEndpointRouteBuilder chat) => chat.MapPut("/messages/{rootId:guid}/thread/read", HandleAsync).WithName("chat.threads.read");

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid rootId,
        MarkThreadReadRequest request,
        Caller caller,
        TertuliaDb db,
        EventLog events,
        ThreadStates threads,
        NotificationWriter notifications,
        TimeProvider clock,
        CancellationToken ct)
    {
        await using var write = await db.BeginAsync(ct);
        await db.TakeTurnsAsync(ct, caller.MemberId);
        var root = await db.Messages().AsNoTracking().VisibleTo(caller, db).SingleOrDefaultAsync(m => m.Id == rootId && m.ThreadRootId == null, ct);
        if (root is null)
            return Problems.NotFound();

        var side = await threads.FindOrAddAsync(root, caller.MemberId, ct);
        if (side.Read(request.Sequence, root.LastReplySequence))
        {
            await threads.SaveAndTellAsync(caller.WorkspaceId, rootId, [caller.MemberId], ct);
            if (side.LastReadSequence == root.LastReplySequence)
                await notifications.MarkReadByContainerAsync(db, events, caller.WorkspaceId, caller.MemberId, rootId, clock.GetStoredNow(), ct);
            await write.CommitAsync(ct);
        }

        return TypedResults.NoContent();
    }
}
