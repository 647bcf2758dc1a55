using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;
using Tertulia.Platform;
using Tertulia.Testing;

namespace Tertulia.Chat.Tests.Messages;

/// <summary>Whoever asks the log for the past gets what is said now, not what was taken back.</summary>
public sealed class ReplayTests(TestServers servers)
{
    [Theory, EachDatabase]
    public async Task Words_that_were_edited_away_or_deleted_are_not_replayed(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var (owner, ana) = (workspace.Owner, await workspace.AddMemberAsync("Ana"));
        var channel = (await owner.CreateChannelAsync("plans", ChannelKind.Private, ana)).Channel;
        var start = (await SubscribeAsync(ana, channel.Id, after: null)).Position;
        var kept = await owner.SayAsync(channel.Id, "kept");
        var edited = await owner.SayAsync(channel.Id, "secret of the edited");
        await owner.PutAsync<MessageDto>($"chat/messages/{edited.Id}", new EditMessageRequest("harmless"));
        var deleted = await owner.SayAsync(channel.Id, "secret of the deleted");
        await owner.DeleteAsync($"chat/messages/{deleted.Id}");
        var root = await owner.SayAsync(channel.Id, "secret of the root");
        var reply = await owner.SayAsync(channel.Id, "secret of the reply", root.Id);
        await owner.SayAsync(channel.Id, "reply", root.Id);
        await owner.DeleteAsync($"chat/messages/{reply.Id}");
        await owner.DeleteAsync($"chat/messages/{root.Id}");

        var replayed = await SubscribeAsync(ana, channel.Id, start);

        Assert.False(replayed.Reload);
        Assert.DoesNotContain("secret", JsonSerializer.Serialize(replayed.Events, WireJson.Options), StringComparison.Ordinal);
        var posted = replayed.Events.Where(e => e.Type == MessagePosted.Type).Select(e => e.Data.Deserialize<MessagePosted>(WireJson.Options)!).ToList();
        Assert.Equal([kept.Id, edited.Id, deleted.Id, root.Id, reply.Id], posted.Take(5).Select(p => p.Message.Id));
        Assert.Equal(["kept", "harmless", "", "", ""], posted.Take(5).Select(p => p.Message.Text));
        Wire.AssertSame(kept, posted[0].Message);
        Assert.Equal(2, replayed.Events.Count(e => e.Type == MessageDeleted.Type));
    }

    private static async Task<SubscribeResult> SubscribeAsync(TestMember member, Guid channelId, EventPosition? after)
    {
        await using var hub = await member.ConnectAsync();
        return await hub.InvokeAsync<SubscribeResult>(RealtimeHub.Subscribe, new SubscribeRequest(member.WorkspaceId, [ChatTopics.Channel(channelId)], after));
    }
}
