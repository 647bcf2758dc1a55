using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Chat;

/// <summary>Takes a message back: without a trace, or leaving a tombstone while replies hang on it.</summary>
internal static class DeleteMessage
{
    public static void Map(IEndpointRouteBuilder chat) => chat.MapDelete("/messages/{messageId:guid}", HandleAsync).WithName("chat.messages.delete");

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid messageId, Caller caller, TertuliaDb db, EventLog events, MessageReader reader, FileAttachments files, CancellationToken ct)
    {
        await using var write = await db.BeginAsync(ct);
        if (await db.FindMessageAsync(caller, messageId, ct) is not { } found)
            return Problems.NotFound();

        var (message, channel) = (found.Message, found.View.Channel);
        var manages = !channel.IsDirect && found.View.RefuseManaging(caller) is null;
        if ((message.RefuseDeleting(caller.MemberId, manages) ?? channel.RefuseWriting()) is { } refusal)
            return refusal.ToProblem();

        await files.DeleteAsync(caller.WorkspaceId, message.FileIds, ct);
        await db.Reactions().Where(r => r.MessageId == messageId).ExecuteDeleteAsync(ct);
        if (message.Replies > 0)
        {
            message.Bury();
            events.Append(caller, channel.EventTopic, new MessageChanged(message.ToDto([], [])), messageId);
        }
        else
        {
            db.Remove(message);
            var root = message.ThreadRootId is { } rootId ? await LoseReplyAsync(db, rootId, message, ct) : null;
            var rootDto = root is { Deleted: true, Replies: 0 } or null ? null : await reader.ReadAsync(root, ct);
            events.Append(caller, channel.EventTopic, new MessageDeleted(messageId, channel.Id, message.ThreadRootId, rootDto), messageId);

            // A tombstone stands for its replies; with the last of them it goes.
            if (root is not null && rootDto is null)
            {
                db.Remove(root);
                events.Append(caller, channel.EventTopic, new MessageDeleted(root.Id, channel.Id, null, null), root.Id);
            }
        }

        if (message.ChannelSequence == channel.NewestSequence)
        {
            // Else who had not read it yet would go on seeing something unread, with nothing there to read.
            channel.LoseNewest(await NewestBeforeAsync(db, channel, ct));
            events.Append(caller, channel.EventTopic, new ChannelUpdated(channel.ToDto()), channel.Id);
        }

        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return TypedResults.NoContent();
    }

    private static async Task<long> NewestBeforeAsync(TertuliaDb db, Channel channel, CancellationToken ct) =>
        await db.Messages()
            .Where(m => m.ChannelId == channel.Id && m.ChannelSequence < channel.NewestSequence && !m.Deleted)
            .OrderByDescending(m => m.ChannelSequence)
            .Select(m => m.ChannelSequence)
            .FirstOrDefaultAsync(ct) ?? 0;

    private static async Task<Message> LoseReplyAsync(TertuliaDb db, Guid rootId, Message reply, CancellationToken ct)
    {
        var root = await db.Messages().SingleAsync(m => m.Id == rootId, ct);
        var left = db.Messages().Where(m => m.ThreadRootId == rootId && m.Id != reply.Id);
        var lastAt = await left.OrderByDescending(m => m.ThreadSequence).Select(m => (DateTimeOffset?)m.CreatedAt).FirstOrDefaultAsync(ct);
        var authors = await left
            .GroupBy(m => m.AuthorId)
            .Select(g => new { AuthorId = g.Key, Last = g.Max(m => m.ThreadSequence) })
            .OrderByDescending(g => g.Last)
            .Take(Message.MostParticipants)
            .ToListAsync(ct);
        root.LoseReply(lastAt, authors.Select(a => a.AuthorId));
        return root;
    }
}
