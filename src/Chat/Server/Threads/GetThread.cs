using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Chat;

/// <summary>A thread: its root, a window of its replies, and the caller's side.</summary>
internal static class GetThread
{
    public static void Map(IEndpointRouteBuilder chat) => chat.MapGet("/messages/{rootId:guid}/thread", HandleAsync).WithName("chat.threads.get");

    private static async Task<Results<Ok<ThreadDto>, ProblemHttpResult>> HandleAsync(
        Guid rootId, Caller caller, TertuliaDb db, MessageReader reader, CancellationToken ct,
        long? before = null, long? after = null, int limit = HistoryWindow.Usual)
    {
        if (HistoryWindow.TryRead(before, after, around: null, limit) is not { } window)
            return Problems.Invalid("limit", "invalid");

        var root = await db.Messages().AsNoTracking().VisibleTo(caller, db).SingleOrDefaultAsync(m => m.Id == rootId && m.ThreadRootId == null, ct);
        if (root is null)
            return Problems.NotFound();

        var side = await db.ThreadMemberships().AsNoTracking().SingleOrDefaultAsync(t => t.RootId == rootId && t.MemberId == caller.MemberId, ct);
        var draft = await db.Drafts().AsNoTracking().SingleOrDefaultAsync(d => d.MemberId == caller.MemberId && d.TargetId == rootId, ct);
        var replies = db.Messages().AsNoTracking().Where(m => m.ThreadRootId == rootId);
        return TypedResults.Ok(new ThreadDto(
            await reader.ReadAsync(root, ct),
            await window.ReadAsync(replies, m => m.ThreadSequence!.Value, reader, ct),
            side?.LastReadSequence ?? 0,
            side?.Following ?? false,
            draft?.ToDto()));
    }
}
