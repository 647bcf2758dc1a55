using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Chat;

/// <summary>Keeps a message for later, or lets it go.</summary>
internal static class SaveMessage
{
    private const string Route = "/messages/{messageId:guid}/saved";

    public static void Map(IEndpointRouteBuilder chat)
    {
        chat.MapPut(Route, SaveAsync).WithName("chat.saved.add");
        chat.MapDelete(Route, UnsaveAsync).WithName("chat.saved.remove");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> SaveAsync(
        Guid messageId, Caller caller, TertuliaDb db, EventLog events, TimeProvider clock, CancellationToken ct)
    {
        await using var write = await db.BeginAsync(ct);
        await db.TakeTurnsAsync(ct, caller.MemberId);
        if (!await db.Messages().VisibleTo(caller, db).AnyAsync(m => m.Id == messageId && !m.Deleted, ct))
            return Problems.NotFound();
        if (await db.SavedMessages().AnyAsync(s => s.MemberId == caller.MemberId && s.MessageId == messageId, ct))
            return TypedResults.NoContent();

        db.Add(new SavedMessage { MemberId = caller.MemberId, MessageId = messageId, SavedAt = clock.GetStoredNow() });
        await TellAsync(db, events, caller, messageId, saved: true, ct);
        await write.CommitAsync(ct);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> UnsaveAsync(
        Guid messageId, Caller caller, TertuliaDb db, EventLog events, CancellationToken ct)
    {
        await using var write = await db.BeginAsync(ct);
        await db.TakeTurnsAsync(ct, caller.MemberId);
        var saved = await db.SavedMessages().SingleOrDefaultAsync(s => s.MemberId == caller.MemberId && s.MessageId == messageId, ct);
        if (saved is not null)
        {
            db.Remove(saved);
            await TellAsync(db, events, caller, messageId, saved: false, ct);
            await write.CommitAsync(ct);
        }

        return TypedResults.NoContent();
    }

    private static async Task TellAsync(TertuliaDb db, EventLog events, Caller caller, Guid messageId, bool saved, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        events.Append(caller, Topics.Member(caller.MemberId), new SavedChanged(messageId, saved, await db.SavedBy(caller).CountAsync(ct)), messageId);
        await db.SaveChangesAsync(ct);
    }
}
