using Tertulia.Platform;
using Tertulia.Testing;

namespace Tertulia.Chat.Tests.Notifications;

/// <summary>What Chat puts into whose inbox, and what it spares them.</summary>
public sealed class InboxTests(TestServers servers)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Who_is_named_finds_it_in_the_inbox_and_nobody_else(DatabaseKind database)
    {
        var (owner, ana, bea, channel) = await PlansAsync(database);

        var message = await owner.SayAsync(channel.Id, $"**{ana.Mention()}**, see [this](https://example.org) {ana.Mention()} {owner.Mention()}");

        var entry = Assert.Single(await ana.InboxAsync(NotificationKinds.Mention));
        Assert.Equal((owner.MemberId, message.Id, channel.Id, "#plans", false), (entry.ActorId!.Value, entry.SubjectId, entry.ContainerId!.Value, entry.Place, entry.Read));
        Assert.Equal("@Ana, see this @Ana @Olga Owner", entry.Excerpt);
        Assert.Equal(MessageUrls.Of(message), entry.Url);
        Assert.Empty(await bea.InboxAsync(NotificationKinds.Mention));
        Assert.Empty(await owner.InboxAsync(NotificationKinds.Mention));
    }

    [Theory, EachDatabase]
    public async Task An_outsider_named_in_a_public_channel_is_told_and_in_a_private_one_not(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var (owner, ana) = (workspace.Owner, await workspace.AddMemberAsync("Ana"));
        var guest = await workspace.AddMemberAsync("Gus", WorkspaceRole.Guest);
        var open = (await owner.CreateChannelAsync("open")).Channel;
        var secret = (await owner.CreateChannelAsync("secret", ChannelKind.Private)).Channel;

        await owner.SayAsync(open.Id, $"{ana.Mention()} {guest.Mention()} open");
        await owner.SayAsync(secret.Id, $"{ana.Mention()} {guest.Mention()} secret");

        Assert.Equal("@Ana @Gus open", Assert.Single(await ana.InboxAsync()).Excerpt);
        Assert.Empty(await guest.InboxAsync());
    }

    [Theory, EachDatabase]
    public async Task All_are_told_of_at_channel_but_its_author_and_who_silenced_the_place(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        TestMember[] people = [await workspace.AddMemberAsync("All"), await workspace.AddMemberAsync("Mentions"), await workspace.AddMemberAsync("Nothing"), await workspace.AddMemberAsync("Muted")];
        var outside = await workspace.AddMemberAsync("Outside");
        var channel = (await workspace.Owner.CreateChannelAsync("plans", ChannelKind.Public, people)).Channel;
        await people[1].SilenceAsync(channel.Id, NotificationLevel.Mentions);
        await people[2].SilenceAsync(channel.Id, NotificationLevel.Nothing);
        await people[3].SilenceAsync(channel.Id, muted: true);

        await workspace.Owner.SayAsync(channel.Id, "without anybody's name");
        await workspace.Owner.SayAsync(channel.Id, "@[channel] lunch");
        await workspace.Owner.SayAsync(channel.Id, string.Join(' ', people.Select(p => p.Mention())));

        foreach (var (who, entries) in (((TestMember, int)[])[(people[0], 2), (people[1], 2), (people[2], 0), (people[3], 0), (outside, 0), (workspace.Owner, 0)]))
            Assert.Equal(entries, (await who.InboxAsync(NotificationKinds.Mention)).Count);
        var counts = await Task.WhenAll(people.Select(async p => (await p.ChannelAsync(channel.Id)).Membership!.Mentions));
        Assert.Equal([2, 2, 0, 0], counts);
    }

    [Theory, EachDatabase]
    public async Task At_here_is_told_to_those_at_their_desk_and_counts_for_all(DatabaseKind database)
    {
        var (owner, ana, bea, channel) = await PlansAsync(database);
        await using var desk = await AtDeskAsync(owner, ana);

        await owner.SayAsync(channel.Id, "@[here] coffee");

        Assert.Equal("@here coffee", Assert.Single(await ana.InboxAsync(NotificationKinds.Mention)).Excerpt);
        Assert.Empty(await bea.InboxAsync(NotificationKinds.Mention));
        Assert.Equal((1, 1), ((await ana.ChannelAsync(channel.Id)).Membership!.Mentions, (await bea.ChannelAsync(channel.Id)).Membership!.Mentions));
    }

    [Theory, EachDatabase]
    public async Task Direct_messages_are_told_as_their_level_says(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var (owner, ana, bea, carl) = (workspace.Owner, await workspace.AddMemberAsync("Ana"), await workspace.AddMemberAsync("Bea"), await workspace.AddMemberAsync("Carl"));
        var direct = (await owner.DirectAsync(ana)).Channel;
        var group = (await owner.DirectAsync(ana, bea, carl)).Channel;
        await bea.SilenceAsync(group.Id, NotificationLevel.Mentions);
        await carl.SilenceAsync(group.Id, muted: true);

        await owner.SayAsync(direct.Id, "between us");
        await owner.SayAsync(group.Id, "to all of you");
        await owner.SayAsync(group.Id, $"and to {bea.Mention()} and {carl.Mention()}");

        var ofAna = await ana.InboxAsync();
        Assert.Equal([(NotificationKinds.Direct, "and to @Bea and @Carl"), (NotificationKinds.Direct, "to all of you"), (NotificationKinds.Direct, "between us")], ofAna.Select(n => (n.Kind, n.Excerpt)));
        Assert.All(ofAna, n => Assert.Null(n.Place));
        Assert.Equal((NotificationKinds.Mention, "and to @Bea and @Carl"), Of(Assert.Single(await bea.InboxAsync())));
        Assert.Empty(await carl.InboxAsync());
        Assert.Empty(await owner.InboxAsync());
    }

    [Theory, EachDatabase]
    public async Task A_reply_is_told_to_who_follows_the_thread_once_and_by_the_strongest_reason(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var (owner, ana, bea, carl) = (workspace.Owner, await workspace.AddMemberAsync("Ana"), await workspace.AddMemberAsync("Bea"), await workspace.AddMemberAsync("Carl"));
        var channel = (await owner.CreateChannelAsync("plans", ChannelKind.Public, ana, bea, carl)).Channel;
        var root = await ana.SayAsync(channel.Id, "question?");
        await bea.SayAsync(channel.Id, "an idea", root.Id);
        await carl.SilenceAsync(channel.Id, muted: true);
        await carl.PutAsync($"chat/messages/{root.Id}/thread/follow", new FollowThreadRequest(true));

        var reply = await owner.SayAsync(channel.Id, $"{bea.Mention()} yes", root.Id);

        Assert.Equal([(NotificationKinds.ThreadReply, "@Bea yes"), (NotificationKinds.ThreadReply, "an idea")], (await ana.InboxAsync()).Where(n => n.ContainerId == root.Id).Select(Of));
        Assert.Equal([(NotificationKinds.Mention, "@Bea yes")], (await bea.InboxAsync()).Where(n => n.SubjectId == reply.Id).Select(Of));
        Assert.Empty(await carl.InboxAsync(NotificationKinds.ThreadReply, NotificationKinds.Mention));
        Assert.Empty(await owner.InboxAsync(NotificationKinds.ThreadReply));
    }

    [Theory, EachDatabase]
    public async Task At_here_in_a_thread_moves_its_followers_marks_and_makes_nobody_follow(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var (owner, ana, bea, carl) = (workspace.Owner, await workspace.AddMemberAsync("Ana"), await workspace.AddMemberAsync("Bea"), await workspace.AddMemberAsync("Carl"));
        var channel = (await owner.CreateChannelAsync("plans", ChannelKind.Public, ana, bea, carl)).Channel;
        var root = await ana.SayAsync(channel.Id, "question?");
        await bea.SayAsync(channel.Id, "an idea", root.Id);
        await using var anasDesk = await AtDeskAsync(owner, ana);
        await using var carlsDesk = await AtDeskAsync(owner, carl);

        var reply = await owner.SayAsync(channel.Id, "@[here] who knows?", root.Id);

        // Ana follows and is there: a mention. Bea follows and is not: a reply. Carl is there and follows nothing: a mention, and no thread.
        Assert.Equal([NotificationKinds.Mention], (await ana.InboxAsync()).Where(n => n.SubjectId == reply.Id).Select(n => n.Kind));
        Assert.Equal([NotificationKinds.ThreadReply], (await bea.InboxAsync()).Where(n => n.SubjectId == reply.Id).Select(n => n.Kind));
        Assert.Equal([NotificationKinds.Mention], (await carl.InboxAsync()).Where(n => n.SubjectId == reply.Id).Select(n => n.Kind));
        var state = await anasDesk.NextAsync<ThreadStateChanged>(e => e.Unread == 2);
        Assert.Equal((root.Id, 0L, true, 1), (state.RootId, state.LastReadSequence, state.Following, state.UnreadThreads));
        Assert.Equal((1, true), (await bea.GetAsync<Page<ThreadListItemDto>>("chat/threads")).Items.Select(t => (t.Unread, t.Following)).Single());
        Assert.DoesNotContain(carlsDesk.Drain(), e => e.Type == ThreadStateChanged.Type);
        Assert.Empty((await carl.GetAsync<Page<ThreadListItemDto>>("chat/threads")).Items);
        Assert.Equal(0, (await carl.SnapshotAsync()).UnreadThreads);
    }

    [Theory, EachDatabase]
    public async Task A_reaction_is_told_quietly_and_being_added_aloud(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var (owner, ana) = (workspace.Owner, await workspace.AddMemberAsync("Ana"));
        await using var tap = await EventTap.OpenAsync(ana);
        var channel = (await owner.CreateChannelAsync("plans", ChannelKind.Private, ana)).Channel;
        var message = await ana.SayAsync(channel.Id, "done");

        await owner.ReactAsync(message.Id, "🎉");
        await ana.ReactAsync(message.Id, "👍");

        Assert.Equal([(NotificationKinds.Reaction, "🎉 done"), (NotificationKinds.ChannelAdded, "")], (await ana.InboxAsync()).Select(Of));
        Assert.True((await tap.NextAsync<NotificationCreated>(e => e.Notification.Kind == NotificationKinds.ChannelAdded)).Alert);
        Assert.False((await tap.NextAsync<NotificationCreated>(e => e.Notification.Kind == NotificationKinds.Reaction)).Alert);
    }

    [Theory, EachDatabase]
    public async Task Reading_or_writing_in_a_place_reads_the_inbox_and_deleting_empties_it(DatabaseKind database)
    {
        var (owner, ana, bea, channel) = await PlansAsync(database);
        var first = await owner.SayAsync(channel.Id, $"{ana.Mention()} {bea.Mention()} one");
        var second = await owner.SayAsync(channel.Id, $"{ana.Mention()} two");
        Assert.Equal([false, false], (await ana.InboxAsync(NotificationKinds.Mention)).Select(n => n.Read));
        var reply = await bea.SayAsync(channel.Id, "in the thread", (await ana.SayAsync(channel.Id, "root")).Id);
        Assert.Equal([false, true, true], (await ana.InboxAsync(NotificationKinds.Mention, NotificationKinds.ThreadReply)).Select(n => n.Read));
        Assert.True(Assert.Single(await bea.InboxAsync(NotificationKinds.Mention)) is { Read: false });

        await bea.ReadAsync(channel.Id, first.Sequence);
        Assert.True(Assert.Single(await bea.InboxAsync(NotificationKinds.Mention)).Read);
        await ana.SayAsync(channel.Id, "answer", reply.ThreadRootId);
        Assert.All(await ana.InboxAsync(NotificationKinds.ThreadReply), n => Assert.True(n.Read));

        await owner.DeleteAsync($"chat/messages/{second.Id}");
        Assert.Equal([first.Id], (await ana.InboxAsync(NotificationKinds.Mention)).Select(n => n.SubjectId));
        await owner.DeleteAsync($"chat/messages/{first.Id}");
        Assert.Empty(await ana.InboxAsync(NotificationKinds.Mention));
        Assert.Empty(await bea.InboxAsync(NotificationKinds.Mention));
    }

    private static (string Kind, string Excerpt) Of(NotificationDto entry) => (entry.Kind, entry.Excerpt);

    private async Task<(TestMember Owner, TestMember Ana, TestMember Bea, ChannelDto Channel)> PlansAsync(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var (ana, bea) = (await workspace.AddMemberAsync("Ana"), await workspace.AddMemberAsync("Bea"));
        return (workspace.Owner, ana, bea, (await workspace.Owner.CreateChannelAsync("plans", ChannelKind.Public, ana, bea)).Channel);
    }

    /// <summary>A connection by which the workspace knows that they are there.</summary>
    private static async Task<EventTap> AtDeskAsync(TestMember witness, TestMember member)
    {
        var tap = await EventTap.OpenAsync(member);
        while (!(await witness.GetAsync<PresenceDto[]>("presence")).Contains(new PresenceDto(member.MemberId, Presence.Online)))
            Ct.ThrowIfCancellationRequested();
        return tap;
    }
}
