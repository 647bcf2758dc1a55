using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Chat;

/// <summary>Makes a channel; its creator manages it.</summary>
internal static class CreateChannel
{
    public static void Map(IEndpointRouteBuilder chat) =>
        chat.MapPost("/channels", HandleAsync).WithName("chat.channels.create").WithIdempotency();

    private static async Task<Results<Ok<ConversationDto>, ProblemHttpResult>> HandleAsync(
        CreateChannelRequest request, Caller caller, TertuliaDb db, EventLog events, ChannelRoster roster, ChannelLines lines, TimeProvider clock, CancellationToken ct)
    {
        if (caller.IsGuest)
            return Refusal.NoGuests.ToProblem();
        if (request.Kind is not (ChannelKind.Public or ChannelKind.Private))
            return Problems.Invalid("kind", "unknown");
        if (ChannelName.TryRead(request.Name) is not { } name)
            return Problems.Invalid("name", "invalid");
        if (TypedText.Line(request.Topic) is { Length: > Channel.MostTopic })
            return Problems.Invalid("topic", "too_long");
        var others = (request.MemberIds ?? []).Where(id => id != caller.MemberId).Distinct().ToArray();
        if (others.Length > AddMembers.Most)
            return Problems.Invalid("memberIds", "too_many");

        await using var write = await db.BeginAsync(ct);
        await db.TakeTurnsAsync(ct, [caller.WorkspaceId, caller.MemberId, .. others]);
        if (await db.Channels().AnyAsync(c => c.WorkspaceId == caller.WorkspaceId && c.Name == name.Value, ct))
            return Refusal.NameTaken.ToProblem();
        var people = await db.Members.AsNoTracking()
            .Where(m => m.WorkspaceId == caller.WorkspaceId && m.Active && (m.Id == caller.MemberId || others.Contains(m.Id)))
            .ToListAsync(ct);
        if (people.Count != others.Length + 1)
            return Problems.Invalid("memberIds", "unknown");

        var channel = Channel.Named(caller.WorkspaceId, request.Kind, name, TypedText.Line(request.Topic), caller.MemberId, clock.GetStoredNow());
        db.Add(channel);
        var own = roster.Found(channel, caller.MemberId);
        lines.Append(channel, caller.MemberId, MessageKind.Created);
        await roster.AddAsync(channel, [.. people.Where(p => p.Id != caller.MemberId)], caller.MemberId, say: true, ct);

        own.Read(channel.LastSequence, channel.LastSequence, force: false);
        roster.AppendAdded(channel, own, caller.MemberId);
        var topic = channel.Kind == ChannelKind.Public ? Topics.Workspace(caller.WorkspaceId) : channel.EventTopic;
        events.Append(caller, topic, new ChannelCreated(channel.ToDto()), channel.Id);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return TypedResults.Ok(new ConversationDto(channel.ToDto(), own.ToDto(mentions: 0, draft: null)));
    }
}
