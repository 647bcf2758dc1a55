using CsCheck;
using Tertulia.Chat.Web.State;

namespace Tertulia.Chat.Tests.State;

/// <summary>
/// For a snapshot of any moment, and the events from any moment not after it: applied over it, each any number of times, they give what a snapshot
/// of now gives. So a client may fetch whenever it likes and never mind the races.
/// </summary>
public sealed class ReducerTests
{
    private static readonly Gen<(double From, double At)> Moments = Gen.Select(Gen.Double[0, 1], Gen.Double[0, 1]);

    [Fact]
    public void Stale_snapshot_and_events_are_a_fresh_snapshot() =>
        Gen.Select(Histories.Steps, Moments).Sample((steps, moments) =>
        {
            var server = Histories.Server();
            var history = new List<(int Events, ChatSnapshotDto Snapshot)> { (server.Events.Count, server.Snapshot()) };
            foreach (var step in steps)
            {
                Histories.Act(server, step);
                history.Add((server.Events.Count, server.Snapshot()));
            }

            var (upTo, snapshot) = history[(int)(moments.At * (history.Count - 1))];
            var from = (int)(moments.From * upTo);
            var state = server.Events.Skip(from)
                .SelectMany(e => new[] { e.Event, e.Event })
                .Aggregate(ChatReducer.FromSnapshot(snapshot), ChatReducer.Apply);

            AssertSame(ChatReducer.FromSnapshot(server.Snapshot()), state);
        }, iter: 3_000);

    [Fact]
    public void A_stale_window_at_the_end_and_events_are_a_fresh_window() =>
        Gen.Select(Histories.Steps, Histories.Steps, Gen.Int[1, 12], Gen.Double[0, 1]).Sample((before, after, limit, from) =>
        {
            var server = Histories.Server();
            foreach (var step in before)
                Histories.Act(server, step);
            var channelId = server.ChannelIds[0];
            var fetched = server.Window(channelId, null, 0, limit);
            var window = TimelineWindow.Of(channelId, null, fetched);
            var start = (int)(from * server.Events.Count);
            foreach (var step in after)
                Histories.Act(server, step);

            foreach (var (_, happened) in server.Events.Skip(start))
                window = window.Apply(happened).Apply(happened);

            var edge = fetched.HasOlder ? fetched.Messages[0].InChannel() : 0;
            var expected = server.All(channelId).Where(m => m.InChannel() >= edge);
            Assert.Equal(expected.Select(Line), window.Messages.Select(Line));
        }, iter: 3_000);

    [Fact]
    public void A_window_in_the_middle_follows_changes_and_takes_in_nothing_new() =>
        Gen.Select(Histories.Steps, Histories.Steps, Gen.Int[0, 30], Gen.Double[0, 1]).Sample((before, after, around, from) =>
        {
            var server = Histories.Server();
            foreach (var step in before)
                Histories.Act(server, step);
            var channelId = server.ChannelIds[0];
            var fetched = server.Window(channelId, "around", around, 4);
            if (!fetched.HasNewer)
                return;

            var window = TimelineWindow.Of(channelId, null, fetched);
            var start = (int)(from * server.Events.Count);
            foreach (var step in after)
                Histories.Act(server, step);
            foreach (var (_, happened) in server.Events.Skip(start))
                window = window.Apply(happened).Apply(happened);

            var kept = fetched.Messages.Select(m => m.Id).ToHashSet();
            Assert.Equal(server.All(channelId).Where(m => kept.Contains(m.Id)).Select(Line), window.Messages.Select(Line));
        }, iter: 3_000);

    [Fact]
    public void A_thread_follows_its_replies() =>
        Gen.Select(Histories.Steps, Gen.Double[0, 1]).Sample((steps, from) =>
        {
            var server = Histories.Server();
            var channelId = server.ChannelIds[0];
            var root = server.Post(channelId, Histories.Other, "root");
            server.Post(channelId, Histories.Other, "first reply", rootId: root.Id);
            var window = TimelineWindow.Of(channelId, root.Id, server.Window(channelId, null, 0, 50, root.Id));
            var start = (int)(from * server.Events.Count);
            foreach (var step in steps)
                Histories.Act(server, step);
            foreach (var (_, happened) in server.Events.Skip(start))
                window = window.Apply(happened).Apply(happened);

            Assert.Equal(server.All(channelId, root.Id).Select(Line), window.Messages.Select(Line));
        }, iter: 1_000);

    [Fact]
    public void Scrolling_through_all_of_it_shows_every_message_once_whatever_is_let_go() =>
        Gen.Select(Gen.Int[1, 900], Gen.Int[10, 60]).Sample((count, page) =>
        {
            var server = Histories.Server();
            var channelId = server.ChannelIds[0];
            for (var i = 0; i < count; i++)
                server.Post(channelId, Histories.Other, $"{i}");
            var all = server.All(channelId).Select(m => m.Sequence).ToList();
            var window = TimelineWindow.Of(channelId, null, server.Window(channelId, null, 0, page));
            while (window.HasOlder)
            {
                window = window.JoinOlder(server.Window(channelId, "before", window.First!.Value, page));
                AssertContiguous(all, window);
            }

            Assert.Equal(1, window.First);
            while (window.HasNewer)
            {
                window = window.JoinNewer(server.Window(channelId, "after", window.Last!.Value, page));
                AssertContiguous(all, window);
            }

            Assert.Equal(count, window.Last);
        }, iter: 60);

    [Fact]
    public void A_reply_shown_in_the_channel_too_takes_its_place_there()
    {
        var server = Histories.Server();
        var channelId = server.ChannelIds[0];
        var window = TimelineWindow.Of(channelId, null, server.Window(channelId, null, 0, 50));
        var root = server.Post(channelId, Histories.Other, "a");
        server.Post(channelId, Histories.Other, "b");
        server.Post(channelId, Histories.Other, "in thread only", rootId: root.Id);
        server.Post(channelId, Histories.Other, "also here", rootId: root.Id, also: true);
        server.Post(channelId, Histories.Other, "c");
        foreach (var (_, happened) in server.Events)
            window = window.Apply(happened);

        Assert.Equal(["a", "b", "also here", "c"], window.Messages.Select(m => m.Text));
        Assert.Equal(4, window.Last);
        Assert.Equal(2, window.Find(root.Id)?.Thread?.Replies);
    }

    [Fact]
    public void An_older_version_never_overwrites_a_newer()
    {
        var server = Histories.Server();
        var channelId = server.ChannelIds[0];
        var first = server.Post(channelId, Histories.Other, "a");
        var second = server.Change(channelId, first.Id, m => m with { Text = "b" });
        var window = TimelineWindow.Of(channelId, null, server.Window(channelId, null, 0, 50));

        Assert.Same(window, window.Apply(new MessageChanged(first)));
        Assert.Equal(second.Text, Assert.Single(window.Messages).Text);
    }

    [Fact]
    public void Deleting_all_that_was_unread_leaves_nothing_unread_whatever_the_order_in_which_one_hears_of_it()
    {
        var server = Histories.Server();
        var channel = server.ChannelIds[0];
        var slips = new[] { server.Post(channel, Histories.Other, "a"), server.Post(channel, Histories.Other, "b") };
        var before = ChatReducer.FromSnapshot(server.Snapshot());
        Array.ForEach(slips, slip => server.Delete(channel, slip.Id));

        // A fetch that was under way may bring the end before its events come, all of them or the last.
        foreach (var start in new[] { before, ChatReducer.FromSnapshot(server.Snapshot()) })
        {
            var state = server.Events.Select(e => e.Event).Aggregate(start, ChatReducer.Apply);
            Assert.Equal((false, 0, 2L, 0L), (state.Find(channel)!.Unread, state.Find(channel)!.UnreadCount, state.Find(channel)!.Channel.LastSequence, state.Find(channel)!.Channel.NewestSequence));
        }
    }

    [Fact]
    public void Badges_come_from_what_is_set_and_never_from_counting()
    {
        var server = Histories.Server();
        var (channel, direct) = (server.ChannelIds[0], server.ChannelIds[1]);
        server.Post(channel, Histories.Other, "a", mentionsMe: true);
        server.Post(channel, Histories.Other, "b");
        server.Post(direct, Histories.Other, "c");
        server.Post(direct, Histories.Other, "d");
        var state = ChatReducer.FromSnapshot(server.Snapshot());
        foreach (var (_, happened) in server.Events)
            state = ChatReducer.Apply(ChatReducer.Apply(state, happened), happened);

        Assert.Equal((true, 1), (state.Find(channel)!.Unread, state.Find(channel)!.Badge));
        Assert.Equal((true, 2), (state.Find(direct)!.Unread, state.Find(direct)!.Badge));
    }

    private static void AssertContiguous(List<long> all, TimelineWindow window)
    {
        Assert.InRange(window.Messages.Length, 1, TimelineWindow.MostKept);
        var from = all.IndexOf(window.First!.Value);
        Assert.Equal(all.Skip(from).Take(window.Messages.Length), window.Messages.Select(m => m.Sequence));
    }

    private static void AssertSame(ChatState expected, ChatState actual)
    {
        Assert.Equal(expected.Conversations.Values.OrderBy(c => c.Id).Select(Line), actual.Conversations.Values.OrderBy(c => c.Id).Select(Line));
        Assert.Equal((expected.UnreadThreads, expected.SavedCount), (actual.UnreadThreads, actual.SavedCount));
    }

    private static string Line(Conversation c) => $"{c.Channel with { People = null }} {c.Membership}";

    private static string Line(MessageDto m) =>
        $"{m.Id} {m.Sequence} v{m.Version} {m.Text} {m.Deleted} {m.Thread?.Replies} {string.Join(',', m.Reactions.Select(r => r.Emoji))}";
}
