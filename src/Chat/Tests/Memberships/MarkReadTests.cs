using System.Net;
using Tertulia.Platform;
using Tertulia.Testing;

namespace Tertulia.Chat.Tests.Memberships;

public sealed class MarkReadTests(TestServers servers)
{
    [Theory, EachDatabase]
    public async Task Reading_on_one_device_is_told_to_the_other(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var ana = await workspace.AddMemberAsync("Ana");
        var channel = (await workspace.Owner.CreateChannelAsync("plans", ChannelKind.Public, ana)).Channel;
        var phone = await ana.SignInAgainAsync();
        await workspace.Owner.SayAsync(channel.Id, $"{ana.Mention()} first");
        var second = await workspace.Owner.SayAsync(channel.Id, $"{ana.Mention()} second");
        await using var tap = await EventTap.OpenAsync(phone);
        Assert.Equal(2, (await phone.InSnapshotAsync(channel.Id)).Membership!.Mentions);

        var answer = await ana.ReadAsync(channel.Id, second.Sequence - 1);

        Assert.Equal((second.Sequence - 1, 1), (answer.LastReadSequence, answer.Mentions));
        var told = await tap.NextAsync<MembershipChanged>(e => e.Membership.LastReadSequence == second.Sequence - 1);
        Wire.AssertSame((await phone.InSnapshotAsync(channel.Id)).Membership, told.Membership);
    }

    [Theory, EachDatabase]
    public async Task A_slower_device_does_not_turn_the_mark_back_but_mark_unread_does(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var ana = await workspace.AddMemberAsync("Ana");
        var channel = (await workspace.Owner.CreateChannelAsync("plans", ChannelKind.Public, ana)).Channel;
        var first = await workspace.Owner.SayAsync(channel.Id, $"{ana.Mention()} first");
        var second = await workspace.Owner.SayAsync(channel.Id, "second");

        await ana.ReadAsync(channel.Id, second.Sequence);
        Assert.Equal(second.Sequence, (await ana.ReadAsync(channel.Id, first.Sequence)).LastReadSequence);
        var unread = await ana.ReadAsync(channel.Id, first.Sequence - 1, force: true);
        Assert.Equal((first.Sequence - 1, 1), (unread.LastReadSequence, unread.Mentions));
        Assert.Equal(second.Sequence, (await ana.ReadAsync(channel.Id, long.MaxValue)).LastReadSequence);
    }

    [Theory, EachDatabase]
    public async Task Writing_marks_ones_own_side_read(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var ana = await workspace.AddMemberAsync("Ana");
        var channel = (await workspace.Owner.CreateChannelAsync("plans", ChannelKind.Public, ana)).Channel;
        await workspace.Owner.SayAsync(channel.Id, $"{ana.Mention()} @[channel]");
        await using var tap = await EventTap.OpenAsync(ana);

        var answer = await ana.SayAsync(channel.Id, "seen");

        var told = await tap.NextAsync<MembershipChanged>(e => e.Membership.LastReadSequence == answer.Sequence);
        Assert.Equal(0, told.Membership.Mentions);
        Wire.AssertSame((await ana.InSnapshotAsync(channel.Id)).Membership, told.Membership);
    }

    [Theory, EachDatabase]
    public async Task When_all_that_is_unread_was_deleted_nothing_is_unread(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var (owner, ana) = (workspace.Owner, await workspace.AddMemberAsync("Ana"));
        var channel = (await owner.CreateChannelAsync("plans", ChannelKind.Public, ana)).Channel;
        var kept = await owner.SayAsync(channel.Id, "kept");
        await ana.ReadAsync(channel.Id, kept.Sequence);
        await using var tap = await EventTap.OpenAsync(ana, channel.Id);
        var first = await owner.SayAsync(channel.Id, "first slip");
        var root = await owner.SayAsync(channel.Id, "second slip, with replies");
        var shared = await owner.SayAsync(channel.Id, "third slip, shown in the channel too", root.Id, alsoInChannel: true);
        await owner.SayAsync(channel.Id, "in the thread alone", root.Id);
        Assert.Equal(shared.ChannelSequence, (await ana.ChannelAsync(channel.Id)).Channel.NewestSequence);

        await owner.DeleteAsync($"chat/messages/{first.Id}");
        Assert.True(await UnreadAsync());
        await owner.DeleteAsync($"chat/messages/{shared.Id}");
        Assert.Equal(root.Sequence, (await tap.NextAsync<ChannelUpdated>()).Channel.NewestSequence);
        await owner.DeleteAsync($"chat/messages/{root.Id}");

        // A tombstone says nothing that anybody had to read.
        Assert.True((await ana.MessageAsync(root.Id)).Deleted);
        Assert.False(await UnreadAsync());
        Wire.AssertSame((await ana.ChannelAsync(channel.Id)).Channel, (await tap.NextAsync<ChannelUpdated>()).Channel);
        var next = await owner.SayAsync(channel.Id, "no number is used twice");
        Assert.Equal((shared.ChannelSequence + 1, true), (next.Sequence, await UnreadAsync()));

        async Task<bool> UnreadAsync()
        {
            var seen = await ana.InSnapshotAsync(channel.Id);
            return seen.Membership!.LastReadSequence < seen.Channel.NewestSequence;
        }
    }

    [Theory, EachDatabase]
    public async Task A_post_and_the_deletion_of_the_newest_message_at_once_agree_on_what_is_newest(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var channel = (await workspace.Owner.CreateChannelAsync("plans")).Channel;
        for (var round = 0; round < 8; round++)
        {
            var slip = await workspace.Owner.SayAsync(channel.Id, "slip");
            var posted = workspace.Owner.SayAsync(channel.Id, "stays");
            await Task.WhenAll(posted, workspace.Owner.DeleteAsync($"chat/messages/{slip.Id}"));

            Assert.Equal((await posted).Sequence, (await workspace.Owner.ChannelAsync(channel.Id)).Channel.NewestSequence);
        }
    }

    [Theory, EachDatabase]
    public async Task Reading_up_to_a_message_reads_what_the_inbox_says_of_it(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var ana = await workspace.AddMemberAsync("Ana");
        var channel = (await workspace.Owner.CreateChannelAsync("plans", ChannelKind.Public, ana)).Channel;
        await using var tap = await EventTap.OpenAsync(ana);
        var first = await workspace.Owner.SayAsync(channel.Id, $"{ana.Mention()} one");
        var second = await workspace.Owner.SayAsync(channel.Id, $"{ana.Mention()} two");
        await tap.NextAsync<NotificationCreated>(e => e.Notification.SubjectId == second.Id);

        await ana.ReadAsync(channel.Id, first.Sequence);

        var inbox = (await ana.GetAsync<Page<NotificationDto>>("notifications")).Items.ToDictionary(n => n.SubjectId, n => n.Read);
        Assert.Equal((true, false), (inbox[first.Id], inbox[second.Id]));
    }

    [Theory, EachDatabase]
    public async Task A_channel_that_was_not_joined_has_no_mark(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var ana = await workspace.AddMemberAsync("Ana");
        var open = (await workspace.Owner.CreateChannelAsync("open")).Channel;
        var secret = (await workspace.Owner.CreateChannelAsync("secret", ChannelKind.Private)).Channel;

        (await ana.TryAsync(HttpMethod.Put, $"chat/channels/{open.Id}/read", new MarkReadRequest(1))).AssertRefused(HttpStatusCode.Forbidden, ChatProblemCodes.NotAMember);
        (await ana.TryAsync(HttpMethod.Put, $"chat/channels/{secret.Id}/read", new MarkReadRequest(1))).AssertRefused(HttpStatusCode.NotFound, ProblemCodes.NotFound);
    }
}
