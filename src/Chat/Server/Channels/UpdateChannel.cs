using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Chat;

/// <summary>Renames a channel (who manages it), sets its topic and purpose (who talks there).</summary>
internal static class UpdateChannel
{
    public static void Map(IEndpointRouteBuilder chat) => chat.MapPut("/channels/{channelId:guid}", HandleAsync).WithName("chat.channels.update");

    private static async Task<Results<Ok<ChannelDto>, ProblemHttpResult>> HandleAsync(
        Guid channelId, UpdateChannelRequest request, Caller caller, TertuliaDb db, EventLog events, ChannelLines lines, CancellationToken ct)
    {
        if (ChannelName.TryRead(request.Name) is not { } name)
            return Problems.Invalid("name", "invalid");
        var (topic, purpose) = (TypedText.Line(request.Topic), TypedText.Line(request.Purpose));
        if (topic?.Length > Channel.MostTopic || purpose?.Length > Channel.MostTopic)
            return Problems.Invalid(topic?.Length > Channel.MostTopic ? "topic" : "purpose", "too_long");

        await using var write = await db.BeginAsync(ct);
        await db.TakeTurnsAsync(ct, caller.WorkspaceId, channelId);
        var view = await db.FindChannelAsync(caller, channelId, ct);
        if (view is null)
            return Problems.NotFound();
        if (view.RefuseDescribing(caller) is { } refusal)
            return refusal.ToProblem();

        var channel = view.Channel;
        if (channel.Name != name.Value)
        {
            if (view.RefuseManaging(caller) is { } notManaged)
                return notManaged.ToProblem();
            if (await db.Channels().AnyAsync(c => c.WorkspaceId == caller.WorkspaceId && c.Name == name.Value && c.Id != channelId, ct))
                return Refusal.NameTaken.ToProblem();

            channel.Rename(name);
            lines.Append(channel, caller.MemberId, MessageKind.Renamed, name.Value);
        }

        if (channel.Topic != topic)
            lines.Append(channel, caller.MemberId, MessageKind.TopicChanged, topic ?? "");
        if ((channel.Topic, channel.Purpose) != (topic, purpose))
            channel.Describe(topic, purpose);

        if (db.Entry(channel).State == EntityState.Modified)
            events.AppendUpdated(caller, channel);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return TypedResults.Ok(channel.ToDto());
    }
}
