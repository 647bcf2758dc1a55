using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Chat;

/// <summary>Closes a channel for writing, or opens it again. Nothing of it is lost, and it keeps its name.</summary>
internal static class ArchiveChannel
{
    public static void Map(IEndpointRouteBuilder chat)
    {
        chat.MapPost("/channels/{channelId:guid}/archive", ArchiveAsync).WithName("chat.channels.archive");
        chat.MapPost("/channels/{channelId:guid}/unarchive", UnarchiveAsync).WithName("chat.channels.unarchive");
    }

    private static Task<Results<NoContent, ProblemHttpResult>> ArchiveAsync(
        Guid channelId, Caller caller, TertuliaDb db, EventLog events, ChannelLines lines, CancellationToken ct) =>
        SetAsync(channelId, archived: true, caller, db, events, lines, ct);

    private static Task<Results<NoContent, ProblemHttpResult>> UnarchiveAsync(
        Guid channelId, Caller caller, TertuliaDb db, EventLog events, ChannelLines lines, CancellationToken ct) =>
        SetAsync(channelId, archived: false, caller, db, events, lines, ct);

    private static async Task<Results<NoContent, ProblemHttpResult>> SetAsync(
        Guid channelId, bool archived, Caller caller, TertuliaDb db, EventLog events, ChannelLines lines, CancellationToken ct)
    {
        await using var write = await db.BeginAsync(ct);
        await db.TakeTurnsAsync(ct, channelId);
        var view = await db.FindChannelAsync(caller, channelId, ct);
        if (view is null)
            return Problems.NotFound();

        var channel = view.Channel;
        if ((channel.RefuseArchiving() ?? view.RefuseManaging(caller)) is { } refusal)
            return refusal.ToProblem();
        if (channel.Archived == archived)
            return TypedResults.NoContent();

        channel.SetArchived(archived);
        lines.Append(channel, caller.MemberId, archived ? MessageKind.Archived : MessageKind.Unarchived);
        events.AppendUpdated(caller, channel);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
