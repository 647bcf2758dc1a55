using System.Net;
using Tertulia.Platform;
using Tertulia.Testing;

namespace Tertulia.Chat.Tests.Threads;

public sealed class ThreadTests(TestServers servers)
{
    [Theory, EachDatabase]
    public async Task A_reply_is_numbered_in_its_thread_and_the_root_tells_of_it(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var ana = await workspace.AddMemberAsync("Ana");
        var channel = (await workspace.Owner.CreateChannelAsync("plans", ChannelKind.Public, ana)).Channel;
        var root = await ana.SayAsync(channel.Id, "question?");
        await using var tap = await EventTap.OpenAsync(ana, channel.Id);

        var first = await workspace.Owner.SayAsync(channel.Id, "answer", root.Id);
        var second = await ana.SayAsync(channel.Id, "thanks", root.Id);

        Assert.Equal((1, 2, root.Id, null), (first.Sequence, second.Sequence, first.ThreadRootId!.Value, first.ChannelSequence));
        var told = await tap.NextAsync<MessagePosted>(e => e.Message.Id == second.Id);
        Wire.AssertSame(second, told.Message);
        Wire.AssertSame(await ana.MessageAsync(root.Id), told.Root);
        Wire.AssertSame(new ThreadSummaryDto(2, second.CreatedAt, [ana.MemberId, workspace.Owner.MemberId]), told.Root!.Thread);
        var thread = await ana.ThreadAsync(root.Id);
        Assert.Equal([first.Id, second.Id], thread.Replies.Messages.Select(m => m.Id));
        Assert.Equal(root.Sequence, (await ana.ChannelAsync(channel.Id)).Channel.LastSequence);
        Assert.DoesNotContain((await ana.MessagesAsync(channel.Id)).Messages, m => m.Id == first.Id);
        (await ana.TrySayAsync(channel.Id, "nested", first.Id)).AssertRefused(HttpStatusCode.BadRequest, ProblemCodes.Invalid);
    }

    [Theory, EachDatabase]
    public async Task Author_repliers_and_named_people_follow_and_count_what_they_have_not_read(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var (ana, bea, carl) = (await workspace.AddMemberAsync("Ana"), await workspace.AddMemberAsync("Bea"), await workspace.AddMemberAsync("Carl"));
        var channel = (await workspace.Owner.CreateChannelAsync("plans", ChannelKind.Public, ana, bea, carl)).Channel;
        var root = await ana.SayAsync(channel.Id, "question?");
        await using var anasTap = await EventTap.OpenAsync(ana);
        await using var beasTap = await EventTap.OpenAsync(bea);
        await using var carlsTap = await EventTap.OpenAsync(carl);

        await bea.SayAsync(channel.Id, "one", root.Id);
        await bea.SayAsync(channel.Id, $"two {carl.Mention()}", root.Id);

        var ofAna = await anasTap.NextAsync<ThreadStateChanged>(e => e.Unread == 2);
        Assert.Equal((root.Id, channel.Id, 0L, true, 1), (ofAna.RootId, ofAna.ChannelId, ofAna.LastReadSequence, ofAna.Following, ofAna.UnreadThreads));
        Assert.Equal(1, (await ana.SnapshotAsync()).UnreadThreads);
        Assert.Equal((2L, 0), await StateOf(beasTap, e => e.LastReadSequence == 2));
        Assert.Equal((1L, 1), await StateOf(carlsTap, e => e.Following));
        var item = (await ana.GetAsync<Page<ThreadListItemDto>>("chat/threads")).Items.Single();
        Assert.Equal((root.Id, 2, $"two {carl.Mention()}", true), (item.Root.Id, item.Unread, item.LastReply!.Text, item.Following));

        var phone = await ana.SignInAgainAsync();
        await phone.PutAsync($"chat/messages/{root.Id}/thread/read", new MarkThreadReadRequest(2));
        var read = await anasTap.NextAsync<ThreadStateChanged>(e => e.LastReadSequence == 2);
        Assert.Equal((0, 0), (read.Unread, read.UnreadThreads));
        Assert.Equal((2L, true), ((await ana.ThreadAsync(root.Id)).LastReadSequence, (await ana.ThreadAsync(root.Id)).Following));

        static async Task<(long, int)> StateOf(EventTap tap, Func<ThreadStateChanged, bool> fits)
        {
            var state = await tap.NextAsync(fits);
            return (state.LastReadSequence, state.Unread);
        }
    }

    [Theory, EachDatabase]
    public async Task Who_stops_following_is_left_in_peace_until_they_write_again(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var ana = await workspace.AddMemberAsync("Ana");
        var channel = (await workspace.Owner.CreateChannelAsync("plans", ChannelKind.Public, ana)).Channel;
        var root = await ana.SayAsync(channel.Id, "question?");
        await using var tap = await EventTap.OpenAsync(ana, channel.Id);
        await workspace.Owner.SayAsync(channel.Id, "one", root.Id);
        await tap.NextAsync<ThreadStateChanged>(e => e.Unread == 1);

        await ana.PutAsync($"chat/messages/{root.Id}/thread/follow", new FollowThreadRequest(false));
        Assert.Equal(0, (await tap.NextAsync<ThreadStateChanged>(e => !e.Following)).UnreadThreads);
        await workspace.Owner.SayAsync(channel.Id, "two", root.Id);
        Assert.Empty((await ana.GetAsync<Page<ThreadListItemDto>>("chat/threads")).Items);
        await ana.SayAsync(channel.Id, "back", root.Id);

        var back = await tap.NextAsync<ThreadStateChanged>(e => e.Following);
        Assert.Equal((3L, 0), (back.LastReadSequence, back.Unread));
    }

    [Theory, EachDatabase]
    public async Task A_reply_shown_in_the_channel_too_has_a_place_in_both(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var channel = (await workspace.Owner.CreateChannelAsync("plans")).Channel;
        var root = await workspace.Owner.SayAsync(channel.Id, "root");

        var reply = await workspace.Owner.SayAsync(channel.Id, "for all", root.Id, alsoInChannel: true);

        Assert.Equal((1L, root.Sequence + 1, true), (reply.Sequence, reply.ChannelSequence, reply.AlsoInChannel));
        Assert.Equal(reply.Id, (await workspace.Owner.MessagesAsync(channel.Id)).Messages[^1].Id);
        Assert.Equal(reply.Id, (await workspace.Owner.ThreadAsync(root.Id)).Replies.Messages.Single().Id);
        Assert.Equal(reply.ChannelSequence, (await workspace.Owner.ChannelAsync(channel.Id)).Channel.LastSequence);
        Assert.Equal(root.Sequence + 2, (await workspace.Owner.SayAsync(channel.Id, "next")).Sequence);
    }

    [Theory, EachDatabase]
    public async Task When_the_only_unread_reply_is_deleted_the_thread_is_read(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var ana = await workspace.AddMemberAsync("Ana");
        var channel = (await workspace.Owner.CreateChannelAsync("plans", ChannelKind.Public, ana)).Channel;
        var root = await ana.SayAsync(channel.Id, "question?");
        await using var tap = await EventTap.OpenAsync(ana, channel.Id);
        await workspace.Owner.SayAsync(channel.Id, "kept", root.Id);
        var reply = await workspace.Owner.SayAsync(channel.Id, "oops", root.Id);
        await tap.NextAsync<ThreadStateChanged>(e => e.Unread == 2);
        await ana.PutAsync($"chat/messages/{root.Id}/thread/read", new MarkThreadReadRequest(1));
        Assert.Equal(1, (await tap.NextAsync<ThreadStateChanged>(e => e.Unread == 1)).UnreadThreads);

        await workspace.Owner.DeleteAsync($"chat/messages/{reply.Id}");

        var state = await tap.NextAsync<ThreadStateChanged>(e => e.Unread == 0);
        Assert.Equal(0, state.UnreadThreads);
    }

    [Theory, EachDatabase]
    public async Task Parallel_replies_are_numbered_densely_and_all_counted(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var channel = (await workspace.Owner.CreateChannelAsync("plans")).Channel;
        var root = await workspace.Owner.SayAsync(channel.Id, "root");

        var replies = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => workspace.Owner.SayAsync(channel.Id, $"{i}", root.Id)));

        Assert.Equal(Enumerable.Range(1, 20).Select(n => (long)n), replies.Select(r => r.Sequence).Order());
        Assert.Equal(20, (await workspace.Owner.MessageAsync(root.Id)).Thread!.Replies);
    }
}
