using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform;

/// <summary>Marks some of the caller's notifications read, or all up to a time.</summary>
internal static class ReadNotifications
{
    private const int MostIds = 500;

    public static void Map(IEndpointRouteBuilder workspace) => workspace.MapPost("/notifications/read", HandleAsync).WithName("notifications.read");

    private static async Task<Results<Ok<NotificationSummaryDto>, ProblemHttpResult>> HandleAsync(
        MarkNotificationsReadRequest request, Caller caller, TertuliaDb db, EventLog events, NotificationWriter writer, TimeProvider clock, CancellationToken ct)
    {
        if (request.Ids?.Count > MostIds)
            return Problems.Invalid("ids", "too_many");

        await using var write = await db.BeginAsync(ct);
        await db.TakeTurnsAsync(ct, caller.MemberId);
        var unread = db.Set<Notification>().Where(n => n.MemberId == caller.MemberId && n.ReadAt == null);
        if (request.Ids is { } ids)
        {
            var seen = await unread.Where(n => ids.Contains(n.Id)).ToListAsync(ct);
            await writer.MarkReadAsync(db, events, caller.WorkspaceId, caller.MemberId, seen, ct);
        }
        else
        {
            await MarkUpToAsync(db, events, caller, unread, request.UpTo, clock.GetUtcNow(), ct);
        }

        await write.CommitAsync(ct);
        var left = await NotificationWriter.UnreadAsync(db, [caller.MemberId], ct);
        return TypedResults.Ok(new NotificationSummaryDto(left.GetValueOrDefault(caller.MemberId)));
    }

    private static async Task MarkUpToAsync(
        TertuliaDb db, EventLog events, Caller caller, IQueryable<Notification> unread, DateTimeOffset? wished, DateTimeOffset now, CancellationToken ct)
    {
        var upTo = (wished < now ? wished.Value : now).ToUniversalTime();
        if (await unread.Where(n => n.At <= upTo).ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, now), ct) == 0)
            return;

        var left = await NotificationWriter.UnreadAsync(db, [caller.MemberId], ct);
        events.Append(caller, Topics.Member(caller.MemberId), new NotificationsRead(null, upTo, left.GetValueOrDefault(caller.MemberId)));
        await db.SaveChangesAsync(ct);
    }
}
