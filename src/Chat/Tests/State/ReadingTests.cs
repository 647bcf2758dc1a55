using Tertulia.Chat.Web.State;

namespace Tertulia.Chat.Tests.State;

public sealed class ReadingTests
{
    [Fact]
    public void What_is_looked_at_is_read_at_once_here_and_told_after_a_pause() => SingleThread.Run(async loop =>
    {
        var (world, timeline) = await OutboxTests.OpenAsync(loop, w => Post(w, 3));
        Assert.Equal((true, 1L), (world.Store.Find(world.Channel)!.Unread, timeline.FirstUnread));
        Assert.True(timeline.Items[0].FirstUnread);

        world.Store.Reads.SetAtBottom(world.Channel, true);
        Assert.False(world.Store.Find(world.Channel)!.Unread);
        Assert.Equal(0, world.Server.Conversation(world.Channel)!.Membership!.LastReadSequence);
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        await loop.SettleAsync();

        Assert.Equal(3, world.Server.Conversation(world.Channel)!.Membership!.LastReadSequence);
        Assert.Equal(1, timeline.FirstUnread);
    });

    [Fact]
    public void Nothing_is_read_in_a_window_that_is_not_seen() => SingleThread.Run(async loop =>
    {
        var (world, timeline) = await OutboxTests.OpenAsync(loop);
        world.Store.Reads.SetAtBottom(world.Channel, true);
        world.Store.Reads.SetVisible(false);
        Post(world, 2);
        Assert.Equal((2L, 1L), (world.Store.Find(world.Channel)!.UnreadCount, timeline.FirstUnread));

        world.Store.Reads.SetVisible(true);
        Assert.False(world.Store.Find(world.Channel)!.Unread);
    });

    [Fact]
    public void Marked_unread_stays_so_until_it_is_opened_again() => SingleThread.Run(async loop =>
    {
        var (world, timeline) = await OutboxTests.OpenAsync(loop, w => Post(w, 3));
        world.Store.Reads.SetAtBottom(world.Channel, true);
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        await loop.SettleAsync();

        world.Store.Messages.MarkUnread(timeline.Items[1].Message);
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        await loop.SettleAsync();
        Post(world, 1);
        Assert.Equal(1, world.Server.Conversation(world.Channel)!.Membership!.LastReadSequence);
        Assert.Equal(3, world.Store.Find(world.Channel)!.UnreadCount);

        await world.Store.OpenAsync(world.Channel);
        world.Store.Reads.SetAtBottom(world.Channel, true);
        Assert.False(world.Store.Find(world.Channel)!.Unread);
    });

    [Fact]
    public void A_mark_that_could_not_be_told_is_told_later() => SingleThread.Run(async loop =>
    {
        var (world, _) = await OutboxTests.OpenAsync(loop, w => Post(w, 1));
        world.Online = false;
        world.Store.Reads.SetAtBottom(world.Channel, true);
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        await loop.SettleAsync();
        world.Online = true;
        world.Clock.Advance(TimeSpan.FromSeconds(15));
        await loop.SettleAsync();

        Assert.Equal(1, world.Server.Conversation(world.Channel)!.Membership!.LastReadSequence);
    });

    [Fact]
    public void A_permalink_opens_around_its_message_and_the_end_is_one_jump_away() => SingleThread.Run(async loop =>
    {
        var (world, _) = await OutboxTests.OpenAsync(loop, w => Post(w, 200));
        var message = world.Server.All(world.Channel)[59];
        var timeline = (await world.Store.OpenAsync(world.Channel, message.Id))!;
        Assert.Equal(message.Id, timeline.Highlighted);
        Assert.Contains(timeline.Items, i => i.Message.Id == message.Id);
        Assert.True(timeline is { HasOlder: true, HasNewer: true });
        Post(world, 1);
        Assert.DoesNotContain(timeline.Items, i => i.Message.InChannel() == 201);

        await timeline.JumpToLatestAsync();
        Assert.Equal(201, timeline.Items[^1].Message.Sequence);
        var unread = await timeline.JumpToFirstUnreadAsync();
        Assert.Equal(world.Server.All(world.Channel)[0].Id, unread);
    });

    [Fact]
    public void Sending_from_the_middle_goes_to_the_end() => SingleThread.Run(async loop =>
    {
        var (world, _) = await OutboxTests.OpenAsync(loop, w => Post(w, 200));
        var timeline = (await world.Store.OpenAsync(world.Channel, world.Server.All(world.Channel)[20].Id))!;
        await world.Store.Messages.SendAsync(world.Channel, "mine");
        await loop.SettleAsync();

        Assert.Equal(("mine", false), (timeline.Items[^1].Message.Text, timeline.HasNewer));
    });

    [Fact]
    public void Somebody_typing_is_shown_for_five_seconds_or_until_they_send() => SingleThread.Run(async loop =>
    {
        var (world, _) = await OutboxTests.OpenAsync(loop);
        var signal = new Platform.SignalMessage(ChatTopics.Channel(world.Channel), ChatSignals.Typing, Histories.Other, null);
        world.Session.Events.Dispatch(signal);
        Assert.Equal([Histories.Other], world.Store.Typing.In(world.Channel));
        var draws = 0;
        world.Store.Typing.Changed += () => draws++;
        world.Clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Empty(world.Store.Typing.In(world.Channel));
        Assert.InRange(draws, 1, 2);

        world.Session.Events.Dispatch(signal);
        world.Server.Post(world.Channel, Histories.Other, "sent");
        Assert.Empty(world.Store.Typing.In(world.Channel));
    });

    [Fact]
    public void Typing_is_told_every_three_seconds_at_most() => SingleThread.Run(async loop =>
    {
        var (world, _) = await OutboxTests.OpenAsync(loop);
        for (var i = 0; i < 40; i++)
        {
            await world.Store.Typing.TypedAsync(world.Channel);
            world.Clock.Advance(TimeSpan.FromMilliseconds(100));
        }

        Assert.Equal(2, world.Requests.Count(r => r.StartsWith("signal", StringComparison.Ordinal)));
    });

    [Fact]
    public void A_draft_is_kept_at_once_told_after_a_pause_and_cleared_by_sending() => SingleThread.Run(async loop =>
    {
        var (world, _) = await OutboxTests.OpenAsync(loop);
        foreach (var text in new[] { "h", "ho", "hol" })
            world.Store.Drafts.Set(world.Channel, null, text);
        Assert.Empty(world.Requests);
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        await loop.SettleAsync();
        Assert.Equal("hol", world.Server.Conversation(world.Channel)!.Membership!.Draft!.Text);
        Assert.Single(world.Requests);

        var again = new World(world.Server, world.Storage);
        await again.StartAsync();
        Assert.Equal("hol", again.Store.Drafts.Get(again.Channel));

        await world.Store.Messages.SendAsync(world.Channel, "hola");
        world.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await loop.SettleAsync();
        Assert.Null(world.Server.Conversation(world.Channel)!.Membership!.Draft);
        Assert.Equal("", world.Store.Drafts.Get(world.Channel));
    });

    [Fact]
    public void Another_devices_draft_is_taken_over_unless_one_types_here() => SingleThread.Run(async loop =>
    {
        var (world, _) = await OutboxTests.OpenAsync(loop);
        var (here, there) = (world.Server.ChannelIds[0], world.Server.ChannelIds[1]);
        world.Store.Drafts.Set(here, null, "typed here");
        foreach (var channelId in new[] { here, there })
            world.Server.Membership(channelId, m => m with { Draft = new DraftDto("typed there", world.Clock.GetUtcNow()) });

        Assert.Equal("typed here", world.Store.Drafts.Get(here));
        Assert.Equal("typed there", world.Store.Drafts.Get(there));
    });

    private static void Post(World world, int count)
    {
        for (var i = 0; i < count; i++)
            world.Server.Post(world.Channel, Histories.Other, $"{i}");
    }
}
