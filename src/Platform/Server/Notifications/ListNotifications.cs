using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform;

/// <summary>The caller's activity inbox, newest first.</summary>
internal static class ListNotifications
{
    private const int PageSize = 50;

    public static void Map(IEndpointRouteBuilder workspace)
    {
        workspace.MapGet("/notifications", HandleAsync).WithName("notifications.list");
        workspace.MapGet("/notifications/summary", SummaryAsync).WithName("notifications.summary");
    }

    private static async Task<Results<Ok<Page<NotificationDto>>, ProblemHttpResult>> HandleAsync(
        string? cursor, bool? unread, Caller caller, TertuliaDb db, CancellationToken ct)
    {
        var mine = db.Set<Notification>().AsNoTracking().Where(n => n.MemberId == caller.MemberId);
        if (unread == true)
            mine = mine.Where(n => n.ReadAt == null);
        if (cursor is not null)
        {
            if (!TryReadCursor(cursor, out var at, out var id))
                return Problems.Invalid("cursor", "malformed");
            mine = mine.Where(n => n.At < at || (n.At == at && n.Id.CompareTo(id) < 0));
        }

        var found = await mine.OrderByDescending(n => n.At).ThenByDescending(n => n.Id).Take(PageSize + 1).ToListAsync(ct);
        var page = found.Take(PageSize).Select(n => n.ToDto()).ToList();
        return TypedResults.Ok(new Page<NotificationDto>(page, found.Count > PageSize ? WriteCursor(page[^1]) : null));
    }

    private static async Task<Ok<NotificationSummaryDto>> SummaryAsync(Caller caller, TertuliaDb db, CancellationToken ct) =>
        TypedResults.Ok(new NotificationSummaryDto(await db.Set<Notification>().CountAsync(n => n.MemberId == caller.MemberId && n.ReadAt == null, ct)));

    private static string WriteCursor(NotificationDto last) => string.Create(CultureInfo.InvariantCulture, $"{last.At.UtcTicks}.{last.Id:N}");

    private static bool TryReadCursor(string cursor, out DateTimeOffset at, out Guid id)
    {
        (at, id) = (default, default);
        var dot = cursor.IndexOf('.', StringComparison.Ordinal);
        if (dot <= 0 || !Guid.TryParseExact(cursor.AsSpan(dot + 1), "N", out id)
            || !long.TryParse(cursor.AsSpan(0, dot), NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) || ticks > DateTimeOffset.MaxValue.Ticks)
            return false;

        at = new(ticks, TimeSpan.Zero);
        return true;
    }
}
