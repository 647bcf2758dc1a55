using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Chat;

/// <summary>Who is in a channel, in the order of their ids.</summary>
internal static class ListMembers
{
    private const int PageSize = 200;

    public static void Map(IEndpointRouteBuilder chat) => chat.MapGet("/channels/{channelId:guid}/members", HandleAsync).WithName("chat.channels.members.list");

    private static async Task<Results<Ok<Page<ChannelMemberDto>>, ProblemHttpResult>> HandleAsync(
        Guid channelId, Caller caller, TertuliaDb db, CancellationToken ct, Guid? cursor = null)
    {
        if (!await db.Channels().VisibleTo(caller, db).AnyAsync(c => c.Id == channelId, ct))
            return Problems.NotFound();

        var members = db.ChannelMembers().AsNoTracking().Where(m => m.ChannelId == channelId);
        if (cursor is { } after)
            members = members.Where(m => m.MemberId.CompareTo(after) > 0);
        var found = await members.OrderBy(m => m.MemberId).Take(PageSize + 1).ToListAsync(ct);
        var page = found.Take(PageSize).Select(m => m.ToListDto()).ToList();
        return TypedResults.Ok(new Page<ChannelMemberDto>(page, found.Count > PageSize ? page[^1].MemberId.ToString() : null));
    }
}
