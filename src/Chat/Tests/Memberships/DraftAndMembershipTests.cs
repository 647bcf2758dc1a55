using System.Net;
using Tertulia.Platform;
using Tertulia.Testing;

namespace Tertulia.Chat.Tests.Memberships;

public sealed class DraftAndMembershipTests(TestServers servers)
{
    [Theory, EachDatabase]
    public async Task A_draft_is_there_on_the_other_device_and_spent_by_posting(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var channel = (await workspace.Owner.CreateChannelAsync("plans")).Channel;
        var phone = await workspace.Owner.SignInAgainAsync();
        await using var tap = await EventTap.OpenAsync(phone);

        await workspace.Owner.PutAsync($"chat/channels/{channel.Id}/draft", new SaveDraftRequest("half a thou", null));
        var told = await tap.NextAsync<MembershipChanged>();
        Assert.Equal("half a thou", told.Membership.Draft!.Text);
        Wire.AssertSame((await phone.InSnapshotAsync(channel.Id)).Membership, told.Membership);

        await phone.SayAsync(channel.Id, "half a thought");
        Assert.Null((await tap.NextAsync<MembershipChanged>()).Membership.Draft);
        Assert.Null((await workspace.Owner.InSnapshotAsync(channel.Id)).Membership!.Draft);
    }

    [Theory, EachDatabase]
    public async Task A_thread_has_a_draft_of_its_own(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var channel = (await workspace.Owner.CreateChannelAsync("plans")).Channel;
        var root = await workspace.Owner.SayAsync(channel.Id, "root");
        await using var tap = await EventTap.OpenAsync(workspace.Owner);

        await workspace.Owner.PutAsync($"chat/channels/{channel.Id}/draft", new SaveDraftRequest("in thread", root.Id));
        Assert.Equal("in thread", (await tap.NextAsync<ThreadStateChanged>()).Draft!.Text);
        Assert.Equal("in thread", (await workspace.Owner.ThreadAsync(root.Id)).Draft!.Text);
        Assert.Null((await workspace.Owner.InSnapshotAsync(channel.Id)).Membership!.Draft);

        await workspace.Owner.PutAsync($"chat/channels/{channel.Id}/draft", new SaveDraftRequest(" ", root.Id));
        Assert.Null((await tap.NextAsync<ThreadStateChanged>()).Draft);
    }

    [Theory, EachDatabase]
    public async Task Stars_levels_and_mutes_are_the_same_on_all_devices(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var ana = await workspace.AddMemberAsync("Ana");
        var channel = (await workspace.Owner.CreateChannelAsync("plans", ChannelKind.Public, ana)).Channel;
        await workspace.Owner.SayAsync(channel.Id, $"{ana.Mention()}");
        await using var tap = await EventTap.OpenAsync(ana);

        var muted = await ana.PutAsync<MembershipDto>($"chat/channels/{channel.Id}/membership", new UpdateMembershipRequest(NotificationLevel.Mentions, true, true, false));
        Assert.Equal((NotificationLevel.Mentions, true, true, 0), (muted.Level, muted.Muted, muted.Starred, muted.Mentions));
        Wire.AssertSame(muted, (await tap.NextAsync<MembershipChanged>(e => e.Membership.Muted)).Membership);
        var loud = await ana.PutAsync<MembershipDto>($"chat/channels/{channel.Id}/membership", new UpdateMembershipRequest(NotificationLevel.All, false, true, false));
        Assert.Equal(1, loud.Mentions);
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await ana.TryAsync(HttpMethod.Put, $"chat/channels/{channel.Id}/membership", new UpdateMembershipRequest(NotificationLevel.All, false, false, Hidden: true))).Status);
    }

    [Theory, EachDatabase]
    public async Task Mentions_of_everybody_count_for_everybody_else_and_are_told(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var (ana, bea) = (await workspace.AddMemberAsync("Ana"), await workspace.AddMemberAsync("Bea"));
        var channel = (await workspace.Owner.CreateChannelAsync("plans", ChannelKind.Public, ana, bea)).Channel;
        await using var anasTap = await EventTap.OpenAsync(ana);
        await using var beasTap = await EventTap.OpenAsync(bea);

        await workspace.Owner.SayAsync(channel.Id, $"@[channel] and {ana.Mention()} `{bea.Mention()}` @[{Guid.CreateVersion7()}]");
        foreach (var (tap, who) in new[] { (anasTap, ana), (beasTap, bea) })
        {
            var counted = await tap.NextAsync<MembershipChanged>(e => e.Membership.Mentions == 1);
            Wire.AssertSame((await who.InSnapshotAsync(channel.Id)).Membership, counted.Membership);
        }

        Assert.Equal(0, (await workspace.Owner.InSnapshotAsync(channel.Id)).Membership!.Mentions);
    }

    [Theory, EachDatabase]
    public async Task Saving_a_message_twice_keeps_it_once(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var channel = (await workspace.Owner.CreateChannelAsync("plans")).Channel;
        var first = await workspace.Owner.SayAsync(channel.Id, "first");
        var second = await workspace.Owner.SayAsync(channel.Id, "second");
        await using var tap = await EventTap.OpenAsync(workspace.Owner);

        await workspace.Owner.PutAsync($"chat/messages/{first.Id}/saved");
        await workspace.Owner.PutAsync($"chat/messages/{first.Id}/saved");
        await workspace.Owner.PutAsync($"chat/messages/{second.Id}/saved");

        Assert.Equal(1, (await tap.NextAsync<SavedChanged>()).SavedCount);
        Assert.Equal(2, (await tap.NextAsync<SavedChanged>()).SavedCount);
        Assert.Equal(2, (await workspace.Owner.SnapshotAsync()).SavedCount);
        var saved = (await workspace.Owner.GetAsync<Page<SavedMessageDto>>("chat/saved")).Items;
        Assert.Equal([second.Id, first.Id], saved.Select(s => s.Message.Id));
        Wire.AssertSame(second, saved[0].Message);
        await workspace.Owner.DeleteAsync($"chat/messages/{first.Id}/saved");
        Assert.Equal(1, (await tap.NextAsync<SavedChanged>()).SavedCount);
    }
}
