using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Chat;

/// <summary>What the caller saved and may still see, the newest first.</summary>
internal static class ListSaved
{
    private const int PageSize = 50;

    public static void Map(IEndpointRouteBuilder chat) => chat.MapGet("/saved", HandleAsync).WithName("chat.saved.list");

    private static async Task<Results<Ok<Page<SavedMessageDto>>, ProblemHttpResult>> HandleAsync(
        Caller caller, TertuliaDb db, MessageReader reader, CancellationToken ct, string? cursor = null)
    {
        var saved = db.SavedBy(caller).AsNoTracking();
        if (cursor is not null)
        {
            if (!TimeCursor.TryParse(cursor, out var after))
                return Problems.Invalid("cursor", "invalid");

            saved = saved.Where(s => s.SavedAt < after.At || (s.SavedAt == after.At && s.MessageId.CompareTo(after.Id) < 0));
        }

        var found = await saved
            .OrderByDescending(s => s.SavedAt).ThenByDescending(s => s.MessageId)
            .Take(PageSize + 1)
            .Join(db.Messages().AsNoTracking(), s => s.MessageId, m => m.Id, (s, m) => new { s.SavedAt, Message = m })
            .ToListAsync(ct);
        var page = found.OrderByDescending(f => f.SavedAt).Take(PageSize).ToList();
        var dtos = await reader.ReadAsync([.. page.Select(f => f.Message)], ct);
        return TypedResults.Ok(new Page<SavedMessageDto>(
            [.. dtos.Select((dto, i) => new SavedMessageDto(dto, page[i].SavedAt))],
            found.Count > PageSize ? new TimeCursor(page[^1].SavedAt, page[^1].Message.Id).ToString() : null));
    }
}
