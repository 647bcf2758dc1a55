using System.Net;
using Tertulia.Platform;
using Tertulia.Testing;

namespace Tertulia.Chat.Tests.Channels;

/// <summary>A member who becomes a guest.</summary>
public sealed class DemotedMemberTests(TestServers servers)
{
    [Theory, EachDatabase]
    public async Task They_lose_the_public_channels_and_keep_what_they_were_given_by_name(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var (owner, ana) = (workspace.Owner, await workspace.AddMemberAsync("Ana"));
        var open = (await owner.CreateChannelAsync("open", ChannelKind.Public, ana)).Channel;
        var secret = (await owner.CreateChannelAsync("secret", ChannelKind.Private, ana)).Channel;
        var direct = (await owner.DirectAsync(ana)).Channel;
        var root = await ana.SayAsync(open.Id, "mine");
        await owner.SayAsync(open.Id, "reply", root.Id);
        await ana.PutAsync($"chat/channels/{open.Id}/draft", new SaveDraftRequest("unsent", null));
        await owner.SayAsync(direct.Id, "hi");
        await workspace.Server.SettledAsync(TestContext.Current.CancellationToken);
        await using var watching = await EventTap.OpenAsync(owner, open.Id);
        await using var theirs = await EventTap.OpenAsync(ana, open.Id, secret.Id);

        await owner.PutAsync($"members/{ana.MemberId}/role", new ChangeRoleRequest(WorkspaceRole.Guest));
        await theirs.NextAsync<ConversationRemoved>(e => e.ChannelId == open.Id);

        // Nothing of theirs is pushed any more, from the open channel or from the workspace; what they keep is.
        await owner.SayAsync(open.Id, "after");
        await owner.PutAsync("settings", new UpdateWorkspaceRequest("Renamed", "en"));
        var kept = await owner.SayAsync(secret.Id, "kept");
        await theirs.NextAsync<MessagePosted>(e => e.Message.Id == kept.Id);
        var passed = theirs.All.SkipWhile(e => e.Type != ConversationRemoved.Type).ToList();
        Assert.DoesNotContain(passed, e => e.Topic == ChatTopics.Channel(open.Id) || e.Topic == Topics.Workspace(workspace.Id));

        await workspace.Server.SettledAsync(TestContext.Current.CancellationToken);
        var snapshot = await ana.SnapshotAsync();
        Assert.Equal(new[] { direct.Id, secret.Id }.Order(), snapshot.Conversations.Select(c => c.Channel.Id).Order());
        Assert.Equal(0, snapshot.UnreadThreads);
        Assert.Empty((await ana.GetAsync<Page<ThreadListItemDto>>("chat/threads")).Items);
        (await ana.TrySayAsync(open.Id, "still here?")).AssertRefused(HttpStatusCode.NotFound, ProblemCodes.NotFound);
        Assert.Equal(HttpStatusCode.NotFound, (await ana.TryAsync(HttpMethod.Get, $"chat/channels/{open.Id}/messages")).Status);
        Assert.Empty(await ana.FindAsync("mine"));
        Assert.Equal(HttpStatusCode.OK, (await ana.TrySayAsync(direct.Id, "thanks")).Status);

        var left = await watching.NextAsync<ChannelMembersChanged>();
        Assert.Equal([ana.MemberId], left.Left);
        Assert.Equal(1, left.MemberCount);
        Assert.DoesNotContain((await owner.MessagesAsync(open.Id)).Messages, m => m.Kind == MessageKind.Left);
    }

    [Theory, EachDatabase]
    public async Task They_may_not_listen_again_and_a_name_keeps_a_public_channel_open(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var (owner, ana) = (workspace.Owner, await workspace.AddMemberAsync("Ana"));
        var open = (await owner.CreateChannelAsync("open", ChannelKind.Public, ana)).Channel;
        var own = (await ana.CreateChannelAsync("founded")).Channel;

        await owner.PutAsync($"members/{ana.MemberId}/role", new ChangeRoleRequest(WorkspaceRole.Guest));
        await workspace.Server.SettledAsync(TestContext.Current.CancellationToken);

        var refused = await EventTap.DeniedAsync(ana, Topics.Workspace(workspace.Id), ChatTopics.Channel(open.Id), ChatTopics.Channel(own.Id), Topics.Member(ana.MemberId));
        Assert.Equal([ChatTopics.Channel(open.Id), Topics.Workspace(workspace.Id)], refused.Order(StringComparer.Ordinal));
        Assert.Equal([own.Id], (await ana.SnapshotAsync()).Conversations.Select(c => c.Channel.Id));

        // Invited by name, the guest is back in; made a member again, what is public is open, and joined by nobody but themselves.
        await owner.PostAsync($"chat/channels/{open.Id}/members", new AddMembersRequest([ana.MemberId]));
        Assert.Equal(HttpStatusCode.OK, (await ana.TrySayAsync(open.Id, "back")).Status);
        await owner.PutAsync($"members/{ana.MemberId}/role", new ChangeRoleRequest(WorkspaceRole.Member));
        Assert.DoesNotContain("general", (await ana.SnapshotAsync()).Conversations.Select(c => c.Channel.Name));
    }
}
