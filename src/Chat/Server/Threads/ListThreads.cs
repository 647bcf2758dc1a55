using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Chat;

/// <summary>The threads the caller follows, those with the newest reply first.</summary>
internal static class ListThreads
{
    private const int PageSize = 20;

    public static void Map(IEndpointRouteBuilder chat) => chat.MapGet("/threads", HandleAsync).WithName("chat.threads.list");

    private static async Task<Results<Ok<Page<ThreadListItemDto>>, ProblemHttpResult>> HandleAsync(
        Caller caller, TertuliaDb db, MessageReader reader, CancellationToken ct, string? cursor = null)
    {
        var roots = db.Messages().AsNoTracking().VisibleTo(caller, db).Where(m => m.Replies > 0);
        if (cursor is not null)
        {
            if (!TimeCursor.TryParse(cursor, out var after))
                return Problems.Invalid("cursor", "invalid");

            roots = roots.Where(m => m.LastReplyAt < after.At || (m.LastReplyAt == after.At && m.Id.CompareTo(after.Id) < 0));
        }

        var found = await db.ThreadMemberships().AsNoTracking()
            .Where(t => t.MemberId == caller.MemberId && t.Following)
            .Join(roots, t => t.RootId, m => m.Id, (t, m) => new { Side = t, Root = m })
            .OrderByDescending(f => f.Root.LastReplyAt).ThenByDescending(f => f.Root.Id)
            .Take(PageSize + 1)
            .Select(f => new
            {
                f.Root,
                f.Side.Following,
                Unread = db.Messages().Count(r => r.ThreadRootId == f.Root.Id && r.ThreadSequence > f.Side.LastReadSequence && r.AuthorId != caller.MemberId),
                LastReply = db.Messages().Where(r => r.ThreadRootId == f.Root.Id).Max(r => r.ThreadSequence),
            })
            .ToListAsync(ct);

        var page = found.Take(PageSize).ToList();
        var rootIds = page.Select(f => (Guid?)f.Root.Id).ToArray();
        var lastNumbers = page.Select(f => f.LastReply).Distinct().ToArray();
        var replies = await db.Messages().AsNoTracking()
            .Where(r => rootIds.Contains(r.ThreadRootId) && lastNumbers.Contains(r.ThreadSequence))
            .ToListAsync(ct);
        var last = replies.Where(r => page.Any(f => f.Root.Id == r.ThreadRootId && f.LastReply == r.ThreadSequence)).ToList();
        var dtos = (await reader.ReadAsync([.. page.Select(f => f.Root), .. last], ct)).ToDictionary(d => d.Id);
        var lastOf = last.ToDictionary(r => r.ThreadRootId!.Value, r => dtos[r.Id]);
        return TypedResults.Ok(new Page<ThreadListItemDto>(
            [.. page.Select(f => new ThreadListItemDto(dtos[f.Root.Id], lastOf.GetValueOrDefault(f.Root.Id), f.Unread, f.Following))],
            found.Count > PageSize ? new TimeCursor(page[^1].Root.LastReplyAt!.Value, page[^1].Root.Id).ToString() : null));
    }
}
