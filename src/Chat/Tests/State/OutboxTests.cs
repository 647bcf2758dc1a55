using Tertulia.Chat.Web.State;
using Tertulia.Platform.Web.Client;

namespace Tertulia.Chat.Tests.State;

public sealed class OutboxTests
{
    [Fact]
    public void A_message_shows_pending_at_once_and_becomes_the_sent_one_in_place() => SingleThread.Run(async loop =>
    {
        var (world, timeline) = await OpenAsync(loop);
        world.Hold = true;
        world.Push = false;
        await world.Store.Messages.SendAsync(world.Channel, "hola");
        var pending = Assert.Single(timeline.Items);
        Assert.Equal((SendState.Sending, "hola"), (pending.Send, pending.Message.Text));

        world.ReleaseAll();
        await loop.SettleAsync();

        var sent = Assert.Single(timeline.Items);
        Assert.Equal((pending.Key, SendState.Sent, 1L), (sent.Key, sent.Send, sent.Message.Sequence));
        Assert.Empty(await world.Storage.ListAsync($"{world.Session.StorageScope}chat/outbox/"));
    });

    [Fact]
    public void What_was_written_offline_is_sent_on_return_in_order() => SingleThread.Run(async loop =>
    {
        var (world, timeline) = await OpenAsync(loop);
        world.Online = false;
        world.Cut();
        foreach (var text in new[] { "one", "two", "three" })
            await world.Store.Messages.SendAsync(world.Channel, text);
        await loop.SettleAsync();
        Assert.Equal(["one", "two", "three"], timeline.Items.Select(i => i.Message.Text));
        Assert.All(timeline.Items, i => Assert.True(i.Pending));

        world.Online = true;
        world.Session.Nudge();
        await loop.SettleAsync();

        Assert.Equal(["one", "two", "three"], world.Server.All(world.Channel).Select(m => m.Text));
        Assert.All(timeline.Items, i => Assert.False(i.Pending));
    });

    [Fact]
    public void A_lost_answer_is_asked_for_again_with_the_same_key_and_nothing_is_doubled() => SingleThread.Run(async loop =>
    {
        var (world, timeline) = await OpenAsync(loop);
        world.Push = false;
        world.LoseAnswers = 2;
        await world.Store.Messages.SendAsync(world.Channel, "once");
        for (var i = 0; i < 3; i++)
        {
            await loop.SettleAsync();
            world.Clock.Advance(TimeSpan.FromSeconds(15));
        }

        await loop.SettleAsync();
        world.Deliver();

        Assert.Equal(3, world.Requests.Count(r => r.StartsWith("POST", StringComparison.Ordinal)));
        Assert.Single(world.Server.All(world.Channel));
        Assert.Single(timeline.Items);
    });

    [Fact]
    public void The_event_may_come_before_the_answer() => SingleThread.Run(async loop =>
    {
        var (world, timeline) = await OpenAsync(loop);
        world.Hold = true;
        await world.Store.Messages.SendAsync(world.Channel, "hola");
        await loop.SettleAsync();

        Assert.Equal(SendState.Sent, Assert.Single(timeline.Items).Send);
        Assert.Empty(world.Store.Outbox.Entries);
        world.ReleaseAll();
        await loop.SettleAsync();
        Assert.Single(timeline.Items);
    });

    [Fact]
    public void A_message_waits_over_a_reload_under_its_first_key() => SingleThread.Run(async loop =>
    {
        var (world, _) = await OpenAsync(loop);
        world.LoseAnswers = 1;
        world.Push = false;
        var entry = await world.Store.Messages.SendAsync(world.Channel, "survives");
        await world.Session.DisposeAsync();

        var again = new World(world.Server, world.Storage);
        await again.StartAsync();
        var timeline = (await again.Store.OpenAsync(again.Channel))!;
        await loop.SettleAsync();

        var item = Assert.Single(timeline.Items);
        Assert.Equal((entry.Key, SendState.Sent), (item.Message.ClientKey, item.Send));
        Assert.Empty(again.Store.Outbox.Entries);
    });

    [Fact]
    public void A_refused_message_stays_marked_and_the_next_goes_on() => SingleThread.Run(async loop =>
    {
        var (world, timeline) = await OpenAsync(loop);
        world.Refuse = ("POST chat/channels", 400, ChatProblemCodes.TooLong);
        var refused = await world.Store.Messages.SendAsync(world.Channel, "too long");
        await loop.SettleAsync();
        world.Refuse = null;
        await world.Store.Messages.SendAsync(world.Channel, "next");
        await loop.SettleAsync();

        Assert.Equal(["next", "too long"], timeline.Items.Select(i => i.Message.Text));
        Assert.Equal((SendState.Failed, ChatProblemCodes.TooLong), (timeline.Items[1].Send, timeline.Items[1].FailureCode));

        await world.Store.Outbox.RetryAsync(refused.Key);
        await loop.SettleAsync();
        Assert.Equal(["next", "too long"], world.Server.All(world.Channel).Select(m => m.Text));
    });

    [Fact]
    public void A_discarded_message_gives_its_text_back() => SingleThread.Run(async loop =>
    {
        var (world, timeline) = await OpenAsync(loop);
        world.Refuse = ("POST chat/channels", 400, ChatProblemCodes.TooLong);
        var refused = await world.Store.Messages.SendAsync(world.Channel, "too long");
        await loop.SettleAsync();

        Assert.Equal("too long", await world.Store.Outbox.DiscardAsync(refused.Key));
        Assert.Empty(timeline.Items);
        Assert.Empty(await world.Storage.ListAsync($"{world.Session.StorageScope}chat/outbox/"));
    });

    [Fact]
    public void A_message_waits_for_its_files_and_those_after_it_wait_too() => SingleThread.Run(async loop =>
    {
        var (world, timeline) = await OpenAsync(loop);
        var upload = world.Session.Uploads.Start(new UploadSource("h", "a.png", 10, "image/png"));
        await world.Store.Messages.SendAsync(world.Channel, "with a picture", [upload]);
        await world.Store.Messages.SendAsync(world.Channel, "after it");
        await loop.SettleAsync();
        Assert.Equal(SendState.WaitingForFiles, timeline.Items[0].Send);
        Assert.Empty(world.Server.All(world.Channel));

        world.Uploads.Answer.SetResult(Guid.CreateVersion7());
        await upload.Finished;
        await loop.SettleAsync();

        Assert.Equal(["with a picture", "after it"], world.Server.All(world.Channel).Select(m => m.Text));
    });

    [Fact]
    public void Files_that_a_reload_lost_are_said_to_be_lost() => SingleThread.Run(async loop =>
    {
        var (world, _) = await OpenAsync(loop);
        var upload = world.Session.Uploads.Start(new UploadSource("h", "a.png", 10, "image/png"));
        await world.Store.Messages.SendAsync(world.Channel, "with a picture", [upload]);
        await world.Session.DisposeAsync();

        var again = new World(world.Server, world.Storage);
        await again.StartAsync();
        await loop.SettleAsync();

        Assert.Equal(OutboxEntry.FilesLost, Assert.Single(again.Store.Outbox.Entries).Failure);
        Assert.Empty(world.Server.All(world.Channel));
    });

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void What_two_windows_wrote_offline_goes_out_once_in_the_order_of_writing(int first, int second) => SingleThread.Run(async loop =>
    {
        var windows = await TwoWindowsAsync(loop);
        foreach (var window in windows)
        {
            window.Online = false;
            window.Cut();
        }

        string[] texts = ["one", "two", "three", "four"];
        for (var i = 0; i < texts.Length; i++)
        {
            await windows[i % 2].Store.Messages.SendAsync(windows[0].Channel, texts[i]);
            await loop.SettleAsync();
            foreach (var window in windows)
                window.Clock.Advance(TimeSpan.FromMilliseconds(10));
        }

        foreach (var returning in new[] { first, second })
        {
            windows[returning].Online = true;
            windows[returning].Session.Nudge();
            await loop.SettleAsync();
        }

        Assert.Equal(texts, windows[0].Server.All(windows[0].Channel).Select(m => m.Text));
        Assert.All(windows, window => Assert.Empty(window.Store.Outbox.Entries));
        Assert.Empty(await windows[0].Storage.ListAsync($"{windows[0].Session.StorageScope}chat/outbox/"));
    });

    [Fact]
    public void While_one_window_sends_the_other_waits_its_turn() => SingleThread.Run(async loop =>
    {
        var windows = await TwoWindowsAsync(loop);
        windows[0].Hold = true;
        await windows[0].Store.Messages.SendAsync(windows[0].Channel, "first");
        await loop.SettleAsync();
        await windows[1].Store.Messages.SendAsync(windows[0].Channel, "second");
        await loop.SettleAsync();
        Assert.Equal(SendState.Queued, Assert.Single(windows[1].Store.Outbox.Entries).State);

        windows[0].ReleaseAll();
        await loop.SettleAsync();

        Assert.Equal(["first", "second"], windows[0].Server.All(windows[0].Channel).Select(m => m.Text));
    });

    [Fact]
    public void What_a_closed_window_left_is_sent_by_another() => SingleThread.Run(async loop =>
    {
        var windows = await TwoWindowsAsync(loop);
        windows[0].Online = false;
        await windows[0].Store.Messages.SendAsync(windows[0].Channel, "left behind");
        await loop.SettleAsync();
        windows[1].Session.Nudge();
        await loop.SettleAsync();
        Assert.Empty(windows[0].Server.All(windows[0].Channel));

        await windows[0].Session.DisposeAsync();
        windows[1].Session.Nudge();
        await loop.SettleAsync();

        Assert.Equal("left behind", Assert.Single(windows[0].Server.All(windows[0].Channel)).Text);
    });

    [Fact]
    public void Files_on_their_way_in_an_open_window_are_not_lost_to_another() => SingleThread.Run(async loop =>
    {
        var windows = await TwoWindowsAsync(loop);
        var upload = windows[0].Session.Uploads.Start(new UploadSource("h", "a.png", 10, "image/png"));
        await windows[0].Store.Messages.SendAsync(windows[0].Channel, "with a picture", [upload]);
        await loop.SettleAsync();

        windows[1].Session.Nudge();
        await windows[1].Store.Messages.SendAsync(windows[0].Channel, "does not wait for it");
        await loop.SettleAsync();

        Assert.Empty(windows[1].Store.Outbox.Entries);
        Assert.Equal(SendState.WaitingForFiles, Assert.Single(windows[0].Store.Outbox.Entries).State);
        Assert.Equal("does not wait for it", Assert.Single(windows[0].Server.All(windows[0].Channel)).Text);
    });

    /// <summary>Two windows of one browser: one storage, one server.</summary>
    private static async Task<World[]> TwoWindowsAsync(SingleThread loop)
    {
        var (one, _) = await OpenAsync(loop);
        var two = new World(one.Server, one.Storage);
        await two.StartAsync();
        await two.Store.OpenAsync(two.Channel);
        await loop.SettleAsync();
        return [one, two];
    }

    internal static async Task<(World World, ChannelTimeline Timeline)> OpenAsync(SingleThread loop, Action<World>? prepare = null)
    {
        var world = new World();
        prepare?.Invoke(world);
        await world.StartAsync();
        var timeline = (await world.Store.OpenAsync(world.Channel))!;
        await loop.SettleAsync();
        world.Requests.Clear();
        return (world, timeline);
    }
}
