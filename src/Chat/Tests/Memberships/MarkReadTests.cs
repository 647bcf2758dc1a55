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
