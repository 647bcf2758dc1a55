using Tertulia.Chat.Web.State;

namespace Tertulia.Chat.Tests.State;

public sealed class MessageActionsTests
{
    [Fact]
    public void An_edit_shows_at_once_and_is_taken_back_with_its_text_when_refused() => SingleThread.Run(async loop =>
    {
        var (world, timeline) = await OutboxTests.OpenAsync(loop, w => w.Server.Post(w.Channel, Histories.Me, "before"));
        world.Hold = true;
        world.Refuse = ("PUT chat/messages", 400, ChatProblemCodes.TooLong);

        var editing = world.Store.Messages.EditAsync(timeline.Items[0].Message, "after");
        Assert.Equal(("after", true), (timeline.Items[0].Message.Text, timeline.Items[0].Changing));
        world.ReleaseAll();

        Assert.False(await editing);
        Assert.Equal("before", timeline.Items[0].Message.Text);
        Assert.Equal(new ChatFailure(ChatAction.Edit, world.Channel, timeline.Items[0].Message.Id, ChatProblemCodes.TooLong, "after"), Assert.Single(world.Failures));
    });

    [Fact]
    public void A_deleted_message_is_gone_at_once_and_back_when_out_of_reach() => SingleThread.Run(async loop =>
    {
        var (world, timeline) = await OutboxTests.OpenAsync(loop, w => w.Server.Post(w.Channel, Histories.Me, "hola"));
        world.Hold = true;
        var deleting = world.Store.Messages.DeleteAsync(timeline.Items[0].Message);
        Assert.Empty(timeline.Items);

        world.Online = false;
        world.ReleaseAll();

        Assert.False(await deleting);
        Assert.Equal("unreachable", Assert.Single(world.Failures).Code);
    });

    [Fact]
    public void A_message_with_replies_leaves_a_tombstone() => SingleThread.Run(async loop =>
    {
        var (world, timeline) = await OutboxTests.OpenAsync(loop, w =>
        {
            var root = w.Server.Post(w.Channel, Histories.Me, "root");
            w.Server.Post(w.Channel, Histories.Other, "reply", rootId: root.Id);
        });

        Assert.True(await world.Store.Messages.DeleteAsync(timeline.Items[0].Message));
        await loop.SettleAsync();

        Assert.True(Assert.Single(timeline.Items).Message.Deleted);
    });

    [Fact]
    public void Quick_clicks_on_a_reaction_end_as_the_last_one_says() => SingleThread.Run(async loop =>
    {
        var (world, timeline) = await OutboxTests.OpenAsync(loop, w => w.Server.Post(w.Channel, Histories.Other, "hola"));
        world.Hold = true;
        var message = timeline.Items[0].Message;
        var first = world.Store.Messages.ToggleReactionAsync(message, "👍");
        Assert.Equal([Histories.Me], Assert.Single(timeline.Items[0].Message.Reactions).MemberIds);
        await world.Store.Messages.ToggleReactionAsync(message, "👍");
        Assert.Empty(timeline.Items[0].Message.Reactions);
        await world.Store.Messages.ToggleReactionAsync(message, "👍");
        await world.Store.Messages.ToggleReactionAsync(message, "👍");

        world.ReleaseAll();
        await first;

        Assert.Empty(timeline.Items[0].Message.Reactions);
        Assert.Empty(world.Server.All(world.Channel)[0].Reactions);
        Assert.Equal(2, world.Requests.Count(r => r.Contains("/reactions/", StringComparison.Ordinal)));
    });

    [Fact]
    public void A_star_that_is_refused_goes_back_and_says_so() => SingleThread.Run(async loop =>
    {
        var (world, _) = await OutboxTests.OpenAsync(loop);
        world.Refuse = ("PUT chat/channels", 403, Platform.ProblemCodes.Forbidden);

        await world.Store.Channels.StarAsync(world.Channel, true);

        Assert.Empty(world.Store.List.Starred);
        Assert.Equal(ChatAction.Membership, Assert.Single(world.Failures).Action);
    });

    [Fact]
    public void Lines_that_did_not_change_are_the_same_objects() => SingleThread.Run(async loop =>
    {
        var (world, timeline) = await OutboxTests.OpenAsync(loop, w => w.Server.Post(w.Channel, Histories.Other, "a"));
        var before = timeline.Items[0];
        world.Server.Post(world.Channel, Histories.Other, "b");

        Assert.Equal(2, timeline.Items.Length);
        Assert.Same(before, timeline.Items[0]);
        Assert.True(timeline.Items[1].Continues);
    });

    [Fact]
    public void A_burst_of_messages_draws_once() => SingleThread.Run(async loop =>
    {
        var (world, timeline) = await OutboxTests.OpenAsync(loop);
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        var draws = 0;
        timeline.Changed += () => draws++;
        for (var i = 0; i < 50; i++)
            world.Server.Post(world.Channel, Histories.Other, $"{i}");
        world.Clock.Advance(TimeSpan.FromMilliseconds(20));

        Assert.Equal(1, draws);
        Assert.Equal(50, timeline.Items.Length);
    });
}
