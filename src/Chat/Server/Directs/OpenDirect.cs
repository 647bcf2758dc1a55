using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Chat;

/// <summary>
/// Opens, or finds, the conversation with exactly these people. The others see it in their lists with the first message: somebody who
/// only looked bothers nobody.
/// </summary>
internal static class OpenDirect
{
    public static void Map(IEndpointRouteBuilder chat) => chat.MapPost("/directs", HandleAsync).WithName("chat.directs.open").WithIdempotency();

    private static async Task<Results<Ok<ConversationDto>, ProblemHttpResult>> HandleAsync(
        OpenDirectRequest request, Caller caller, TertuliaDb db, ChannelRoster roster, TimeProvider clock, CancellationToken ct)
    {
        if (DirectPeople.TryRead(caller.MemberId, request.MemberIds) is not { } people)
            return Problems.Invalid("memberIds", "too_many");

        // The key's turn makes two who write to each other at once meet in one conversation.
        var key = people.KeyIn(caller.WorkspaceId);
        await using var write = await db.BeginAsync(ct);
        await db.TakeTurnsAsync(ct, [key, caller.MemberId]);
        var channel = await db.Channels().SingleOrDefaultAsync(c => c.WorkspaceId == caller.WorkspaceId && c.DirectKey == key, ct);
        if (channel is not null)
        {
            var own = await db.ChannelMembers().SingleAsync(m => m.ChannelId == channel.Id && m.MemberId == caller.MemberId, ct);
            if (own.Hidden)
                await roster.ShowAsync(channel, own, caller.MemberId, ct);
        }
        else
        {
            if (!await MayTalkAsync(db, caller, people, ct))
                return Problems.Invalid("memberIds", "unknown");

            channel = Channel.Between(caller.WorkspaceId, people, caller.MemberId, clock.GetStoredNow());
            db.Add(channel);
            roster.FoundDirect(channel, caller.MemberId);
            await db.SaveChangesAsync(ct);
        }

        await write.CommitAsync(ct);
        return TypedResults.Ok((await db.ReadConversationAsync(caller, channel.Id, ct))!);
    }

    /// <summary>With colleagues of the workspace; guests only with those they share a channel with, as they may know of nobody else.</summary>
    private static async Task<bool> MayTalkAsync(TertuliaDb db, Caller caller, DirectPeople people, CancellationToken ct)
    {
        var others = people.Ids.Where(id => id != caller.MemberId).ToArray();
        var known = db.Members.Where(m => m.WorkspaceId == caller.WorkspaceId && m.Active && others.Contains(m.Id));
        if (caller.IsGuest)
        {
            var own = db.ChannelMembers().Where(m => m.MemberId == caller.MemberId);
            known = known.Where(m => db.ChannelMembers().Any(x => x.MemberId == m.Id && own.Any(o => o.ChannelId == x.ChannelId)));
        }

        return await known.CountAsync(ct) == others.Length;
    }
}
