using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Chat;

/// <summary>Changes the text of one's own message. An edit names nobody anew: who was told stays told, who was not is not.</summary>
internal static class EditMessage
{
    public static void Map(IEndpointRouteBuilder chat) => chat.MapPut("/messages/{messageId:guid}", HandleAsync).WithName("chat.messages.edit");

    private static async Task<Results<Ok<MessageDto>, ProblemHttpResult>> HandleAsync(
        Guid messageId, EditMessageRequest request, Caller caller, TertuliaDb db, EventLog events, MessageReader reader, TimeProvider clock, CancellationToken ct)
    {
        var text = TypedText.Lines(request.Text);
        await using var write = await db.BeginAsync(ct);
        if (await db.FindMessageAsync(caller, messageId, ct) is not { } found)
            return Problems.NotFound();

        var (message, channel) = (found.Message, found.View.Channel);
        if ((message.RefuseEditing(caller.MemberId) ?? channel.RefuseWriting()) is { } refusal)
            return refusal.ToProblem();
        if (MessageText.Refuse(text, message.FileIds.Length > 0) is { } refused)
            return refused;

        var changed = message.Edit(text, clock.GetStoredNow());
        var dto = await reader.ReadAsync(message, ct);
        if (changed)
        {
            events.Append(caller, channel.EventTopic, new MessageChanged(dto), messageId);
            await db.SaveChangesAsync(ct);
            await write.CommitAsync(ct);
        }

        return TypedResults.Ok(dto);
    }
}
