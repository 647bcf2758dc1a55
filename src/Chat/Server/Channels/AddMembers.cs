using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Chat;

/// <summary>Adds people to a channel. Who talks there may add colleagues; guests may add nobody.</summary>
internal static class AddMembers
{
    /// <summary>People at once.</summary>
    public const int Most = 200;

    public static void Map(IEndpointRouteBuilder chat) =>
        chat.MapPost("/channels/{channelId:guid}/members", HandleAsync).WithName("chat.channels.members.add");

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid channelId, AddMembersRequest request, Caller caller, TertuliaDb db, ChannelRoster roster, CancellationToken ct)
    {
        var ids = request.MemberIds.Distinct().ToArray();
        if (ids.Length is 0 or > Most)
            return Problems.Invalid("memberIds", ids.Length == 0 ? "required" : "too_many");

        await using var write = await db.BeginAsync(ct);
        await db.TakeTurnsAsync(ct, [channelId, .. ids]);
        var view = await db.FindChannelAsync(caller, channelId, ct);
        if (view is null)
            return Problems.NotFound();
        if (view.Channel.RefuseJoining() is { } closed)
            return closed.ToProblem();
        if (caller.IsGuest)
            return Refusal.NoGuests.ToProblem();
        if (view.Membership is null && view.RefuseManaging(caller) is not null)
            return Refusal.NotAMember.ToProblem();

        var people = await db.Members.AsNoTracking()
            .Where(m => m.WorkspaceId == caller.WorkspaceId && m.Active && ids.Contains(m.Id))
            .ToListAsync(ct);
        if (people.Count != ids.Length)
            return Problems.Invalid("memberIds", "unknown");

        await roster.AddAsync(view.Channel, people, caller.MemberId, say: true, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
