using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Chat;

/// <summary>Posts a message or a reply. A retry with the same key answers with the first message, so clients may resend freely.</summary>
/// <remarks>
/// The cost does not depend on how many listen: followers of a thread, badges and the inbox are served afterwards by subscribers of the log.
/// </remarks>
internal static class PostMessage
{
    private const int MostFiles = 20;

    public static void Map(IEndpointRouteBuilder chat) =>
        chat.MapPost("/channels/{channelId:guid}/messages", HandleAsync).WithName("chat.messages.post").WithIdempotency(required: true);

    private static async Task<Results<Ok<MessageDto>, ProblemHttpResult>> HandleAsync(
        Guid channelId,
        PostMessageRequest request,
        IdempotencyKey key,
        Caller caller,
        TertuliaDb db,
        EventLog events,
        MessageReader reader,
        FileAttachments files,
        TimeProvider clock,
        CancellationToken ct)
    {
        var text = TypedText.Lines(request.Text);
        var fileIds = request.FileIds ?? [];
        if (MessageText.Refuse(text, fileIds.Count > 0) is { } refused)
            return refused;
        if (fileIds.Count > MostFiles)
            return Problems.Invalid("fileIds", "too_many");

        await using var write = await db.BeginAsync(ct);
        await db.TakeTurnsAsync(ct, channelId, caller.MemberId);
        var view = await db.FindChannelAsync(caller, channelId, ct);
        if (view is null)
            return Problems.NotFound();
        if (view.RefusePosting() is { } refusal)
            return refusal.ToProblem();

        Message? root = null;
        if (request.ThreadRootId is { } rootId)
        {
            root = await db.Messages().SingleOrDefaultAsync(m => m.Id == rootId && m.ChannelId == channelId && m.ThreadRootId == null, ct);
            if (root is null)
                return Problems.Invalid("threadRootId", "unknown");
            if (root.RefuseReplies() is { } closed)
                return closed.ToProblem();
        }

        var (channel, now) = (view.Channel, clock.GetStoredNow());
        var message = root is null
            ? Message.InChannel(channel, caller.MemberId, key.Value, MessageKind.Text, text, now)
            : root.Reply(channel, caller.MemberId, key.Value, text, request.AlsoInChannel, now);
        db.Add(message);

        var attached = await files.AttachAsync(caller, [.. fileIds.Distinct()], channelId, MessageUrls.Of(message), ct);
        if (attached is null)
            return Problems.Invalid("fileIds", "unknown");
        message.FileIds = [.. attached.Select(f => f.Id)];

        var named = MentionParser.Parse(text);
        var mentioned = await db.WhoCanSeeAsync(caller.WorkspaceId, channelId, [.. named.MemberIds.Where(id => id != caller.MemberId)], ct);
        if (message.ChannelSequence is { } sequence)
        {
            foreach (var memberId in named.All ? [.. mentioned, channelId] : mentioned)
                db.Add(new Mention { MessageId = message.Id, MemberId = memberId, ChannelId = channelId, AuthorId = caller.MemberId, Sequence = sequence });
        }

        var dto = message.ToDto(attached, []);
        var rootDto = root is null ? null : await reader.ReadAsync(root, ct);
        events.Append(caller, channel.EventTopic, new MessagePosted(dto, rootDto, mentioned, named.All), message.Id);
        await OwnSide.PostedAsync(db, events, caller, view, message, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return TypedResults.Ok(dto);
    }
}
