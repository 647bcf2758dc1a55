using Tertulia.Platform;
using Tertulia.Testing;

namespace Tertulia.Chat.Tests.Channels;

/// <summary>Who lost a channel learns nothing more of it, by whichever way; and what they managed is not left without a manager.</summary>
public sealed class LostAccessTests(TestServers servers)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory, EachDatabase]
    public async Task Who_became_a_guest_hears_no_more_of_a_thread_they_followed_from_outside(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var (owner, ana) = (workspace.Owner, await workspace.AddMemberAsync("Ana"));
        var open = (await owner.CreateChannelAsync("open")).Channel;
        var shared = (await owner.CreateChannelAsync("shared", ChannelKind.Private, ana)).Channel;
        var outside = await owner.SayAsync(open.Id, "root");
        var inside = await ana.SayAsync(shared.Id, "root");
        await using var tap = await EventTap.OpenAsync(ana);
        await owner.SayAsync(open.Id, $"look {ana.Mention()}", outside.Id);
        await tap.NextAsync<ThreadStateChanged>(e => e.RootId == outside.Id && e.Following);

        await owner.PutAsync($"members/{ana.MemberId}/role", new ChangeRoleRequest(WorkspaceRole.Guest));
        await owner.SayAsync(open.Id, "among ourselves", outside.Id);
        await owner.SayAsync(shared.Id, "for all", inside.Id);

        await tap.NextAsync<NotificationCreated>(e => e.Notification.Excerpt == "for all");
        var inbox = await ana.GetAsync<Page<NotificationDto>>("notifications");
        Assert.DoesNotContain(inbox.Items, n => n.Excerpt == "among ourselves");
        await EventuallyAsync(async () => (await ana.SnapshotAsync()).UnreadThreads == 1);
    }

    [Theory, EachDatabase]
    public async Task Who_was_removed_is_not_told_of_reactions_to_what_they_wrote(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var (owner, ana) = (workspace.Owner, await workspace.AddMemberAsync("Ana"));
        var channel = (await owner.CreateChannelAsync("plans", ChannelKind.Private, ana)).Channel;
        var message = await ana.SayAsync(channel.Id, "my idea");
        var direct = (await owner.DirectAsync(ana)).Channel;
        await using var tap = await EventTap.OpenAsync(ana);

        await owner.DeleteAsync($"chat/channels/{channel.Id}/members/{ana.MemberId}");
        await owner.ReactAsync(message.Id, "👍");
        await owner.SayAsync(direct.Id, "sorry");

        await tap.NextAsync<NotificationCreated>(e => e.Notification.Excerpt == "sorry");
        Assert.DoesNotContain((await ana.GetAsync<Page<NotificationDto>>("notifications")).Items, n => n.SubjectId == message.Id);
    }

    [Theory, EachDatabase]
    public async Task A_private_channel_is_not_handed_to_a_guest(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var (owner, guest, bea) = (workspace.Owner, await workspace.AddMemberAsync("Gus", WorkspaceRole.Guest), await workspace.AddMemberAsync("Bea"));
        var channel = (await owner.CreateChannelAsync("plans", ChannelKind.Private, guest)).Channel;
        await owner.PostAsync($"chat/channels/{channel.Id}/members", new AddMembersRequest([bea.MemberId]));

        await owner.PostAsync($"chat/channels/{channel.Id}/leave");

        Assert.Equal([bea.MemberId], await ManagersAsync(bea, channel.Id));
    }

    [Theory, EachDatabase]
    public async Task A_private_channel_finds_another_manager_when_its_own_is_shut_out(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var (ana, bea) = (await workspace.AddMemberAsync("Ana"), await workspace.AddMemberAsync("Bea"));
        var channel = (await ana.CreateChannelAsync("plans", ChannelKind.Private, bea)).Channel;

        await workspace.Owner.DeleteAsync($"members/{ana.MemberId}");

        await EventuallyAsync(async () => (await ManagersAsync(bea, channel.Id)).Contains(bea.MemberId));
        await bea.PutAsync<ChannelDto>($"chat/channels/{channel.Id}", new UpdateChannelRequest("beas-plans", null, null));
    }

    private static async Task<Guid[]> ManagersAsync(TestMember member, Guid channelId) =>
        [.. (await member.GetAsync<Page<ChannelMemberDto>>($"chat/channels/{channelId}/members")).Items.Where(m => m.Manager).Select(m => m.MemberId)];

    private static async Task EventuallyAsync(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await condition())
            patience.Token.ThrowIfCancellationRequested();
    }
}
