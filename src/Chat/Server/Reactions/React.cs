using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Chat;

/// <summary>Puts one's emoji on a message, or takes it off. Doing so twice is doing so once.</summary>
internal static class React
{
    private const string Route = "/messages/{messageId:guid}/reactions/{emoji}";

    public static void Map(IEndpointRouteBuilder chat)
    {
        chat.MapPut(Route, AddAsync).WithName("chat.reactions.add");
        chat.MapDelete(Route, RemoveAsync).WithName("chat.reactions.remove");
    }

    private static async Task<Results<Ok<MessageDto>, ProblemHttpResult>> AddAsync(
        Guid messageId, string emoji, Caller caller, TertuliaDb db, EventLog events, MessageReader reader, TimeProvider clock, CancellationToken ct)
    {
        if (!Emoji.IsEmoji(emoji))
            return Problems.Invalid("emoji", "not_an_emoji");

        await using var write = await db.BeginAsync(ct);
        if (await db.FindMessageAsync(caller, messageId, ct) is not { } found)
            return Problems.NotFound();
        var (message, channel) = (found.Message, found.View.Channel);
        if ((message.RefuseReactions() ?? found.View.RefusePosting()) is { } refusal)
            return refusal.ToProblem();

        var there = await db.Reactions().Where(r => r.MessageId == messageId).ToListAsync(ct);
        if (there.Any(r => r.MemberId == caller.MemberId && r.Emoji == emoji))
            return TypedResults.Ok(await reader.ReadAsync(message, ct));
        if (there.All(r => r.Emoji != emoji) && there.Select(r => r.Emoji).Distinct(StringComparer.Ordinal).Count() >= Reaction.MostKinds)
            return Refusal.TooManyReactions.ToProblem();

        db.Add(new Reaction { MessageId = messageId, MemberId = caller.MemberId, Emoji = emoji, At = clock.GetStoredNow() });
        events.Append(caller, Topics.Of("chat.message", messageId), new ReactionAdded(messageId, channel.Id, emoji), messageId);
        return TypedResults.Ok(await SaveAsync(db, events, reader, caller, message, channel, write, ct));
    }

    private static async Task<Results<Ok<MessageDto>, ProblemHttpResult>> RemoveAsync(
        Guid messageId, string emoji, Caller caller, TertuliaDb db, EventLog events, MessageReader reader, CancellationToken ct)
    {
        await using var write = await db.BeginAsync(ct);
        if (await db.FindMessageAsync(caller, messageId, ct) is not { } found)
            return Problems.NotFound();
        var (message, channel) = (found.Message, found.View.Channel);
        if (channel.RefuseWriting() is { } refusal)
            return refusal.ToProblem();

        var reaction = await db.Reactions().SingleOrDefaultAsync(r => r.MessageId == messageId && r.MemberId == caller.MemberId && r.Emoji == emoji, ct);
        if (reaction is null)
            return TypedResults.Ok(await reader.ReadAsync(message, ct));

        db.Remove(reaction);
        return TypedResults.Ok(await SaveAsync(db, events, reader, caller, message, channel, write, ct));
    }

    private static async Task<MessageDto> SaveAsync(
        TertuliaDb db, EventLog events, MessageReader reader, Caller caller, Message message, Channel channel, WriteScope write, CancellationToken ct)
    {
        message.Touch();
        await db.SaveChangesAsync(ct);
        var dto = await reader.ReadAsync(message, ct);
        events.Append(caller, channel.EventTopic, new MessageChanged(dto), message.Id);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return dto;
    }
}
