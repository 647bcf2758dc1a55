using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Chat;

/// <summary>Channels to look through: public ones, and the private ones the caller is in. Accents and case do not matter.</summary>
internal static class BrowseChannels
{
    private const int PageSize = 100;

    public static void Map(IEndpointRouteBuilder chat) => chat.MapGet("/channels", HandleAsync).WithName("chat.channels.browse");

    private static async Task<Results<Ok<Page<ChannelSummaryDto>>, ProblemHttpResult>> HandleAsync(
        Caller caller, TertuliaDb db, CancellationToken ct, string? query = null, bool archived = false, string? cursor = null)
    {
        if (query is { } typed && (typed.Length > ChannelName.MostCharacters || !TypedText.IsWellFormed(typed)))
            return Problems.Invalid("query", "invalid");

        var channels = db.Channels().AsNoTracking().VisibleTo(caller, db).Where(c => c.Name != null && c.Archived == archived);
        if (Folding.Fold(query?.Trim().TrimStart('#') ?? "") is { Length: > 0 } wanted)
            channels = channels.Where(c => c.FoldedName!.Contains(wanted));
        if (cursor is not null)
            channels = channels.Where(c => c.Name!.CompareTo(cursor) > 0);

        var found = await channels
            .OrderBy(c => c.Name)
            .Take(PageSize + 1)
            .Select(c => new { Channel = c, Joined = db.ChannelMembers().Any(m => m.ChannelId == c.Id && m.MemberId == caller.MemberId) })
            .ToListAsync(ct);
        var page = found.Take(PageSize).Select(f => new ChannelSummaryDto(f.Channel.ToDto(), f.Joined)).ToList();
        return TypedResults.Ok(new Page<ChannelSummaryDto>(page, found.Count > PageSize ? page[^1].Channel.Name : null));
    }
}
