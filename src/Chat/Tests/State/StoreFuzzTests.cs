using CsCheck;
using Tertulia.Chat.Web.State;

namespace Tertulia.Chat.Tests.State;

/// <summary>
/// The store against a server in miniature, over a network that cuts, loses answers, delays them past events, and comes back. Whatever happened
/// on the way, in the end the screen shows what the server has, and what the person sent is there once, in order.
/// </summary>
public sealed class StoreFuzzTests
{
    private static readonly Gen<(int What, (int Act, int Where, int Which) Step)[]> Plays = Gen.Select(
        Gen.Int[0, 19],
        Gen.Select(Gen.Int[0, 13], Gen.Int[0, 1], Gen.Int[0, 1_000])).Array[0, 60];

    [Fact]
    public void Whatever_the_network_does_the_screen_ends_as_the_server_is() =>
        Plays.Sample(play => SingleThread.Run(loop => PlayAsync(loop, play)), iter: 1_500, threads: 1);

    private static async Task PlayAsync(SingleThread loop, (int What, (int Act, int Where, int Which) Step)[] play)
    {
        var world = new World { Push = false };
        var sent = new List<(Guid Channel, Guid Key)>();
        await world.StartAsync();
        foreach (var channelId in world.Server.ChannelIds)
            await world.Store.OpenAsync(channelId);
        await loop.SettleAsync();

        foreach (var (what, step) in play)
        {
            await ActAsync(world, what, step, sent);
            if (step.Which % 3 != 0)
                await loop.SettleAsync();
        }

        await CalmAsync(loop, world);
        foreach (var channelId in world.Server.ChannelIds.Where(id => world.Store.Find(id) is { Joined: true }))
            await world.Store.OpenAsync(channelId);
        await CalmAsync(loop, world);
        try
        {
            Check(world, sent);
        }
        catch (Xunit.Sdk.XunitException e)
        {
            throw new InvalidOperationException($"{e.Message}\n{string.Join('\n', world.Requests)}", e);
        }

        await world.Session.DisposeAsync();
    }

    private static async Task ActAsync(World world, int what, (int Act, int Where, int Which) step, List<(Guid Channel, Guid Key)> sent)
    {
        var channelId = world.Server.ChannelIds[step.Where];
        var shown = world.Store.TimelineOf(channelId)?.Items.Where(i => !i.Pending && !i.Message.Deleted).ToList() ?? [];
        var target = shown.Count == 0 ? null : shown[step.Which % shown.Count].Message;
        switch (what)
        {
            case <= 4:
                Histories.Act(world.Server, step);
                break;
            case 5 or 6 or 7:
                var root = what == 7 && target is { ThreadRootId: null } ? target.Id : (Guid?)null;
                var entry = await world.Store.Messages.SendAsync(channelId, $"mine {sent.Count}", threadRootId: root);
                sent.Add((channelId, entry.Key));
                break;
            case 8 when target is not null:
                _ = world.Store.Messages.ToggleReactionAsync(target, "🎉");
                break;
            case 9 when target is not null:
                _ = world.Store.Messages.EditAsync(target, $"edit {step.Which}");
                break;
            case 10 when target is not null:
                _ = world.Store.Messages.DeleteAsync(target);
                break;
            case 11:
                world.Store.Reads.SetAtBottom(channelId, step.Which % 2 == 0);
                break;
            case 12:
                world.Online = !world.Online;
                if (!world.Online)
                    world.Cut();
                break;
            case 13:
                world.Cut();
                break;
            case 14:
                world.LoseAnswers = 1;
                break;
            case 15:
                world.Hold = !world.Hold;
                break;
            case 16:
                world.Release();
                break;
            case 17:
                world.Deliver(1 + (step.Which % 3));
                break;
            case 18:
                world.Clock.Advance(TimeSpan.FromMilliseconds(step.Which * 5));
                break;
            case 19:
                _ = OpenAsync(world, channelId);
                break;
        }
    }

    private static async Task OpenAsync(World world, Guid channelId)
    {
        try
        {
            await world.Store.OpenAsync(channelId);
        }
        catch (Sdk.ApiUnreachableException)
        {
            // The screen would say so, and offer to try again.
        }
    }

    /// <summary>The network holds, and time passes.</summary>
    private static async Task CalmAsync(SingleThread loop, World world)
    {
        world.Online = true;
        world.LoseAnswers = 0;
        for (var i = 0; i < 12; i++)
        {
            world.ReleaseAll();
            world.Session.Nudge();
            await loop.SettleAsync();
            world.Deliver();
            await loop.SettleAsync();
            world.Clock.Advance(TimeSpan.FromSeconds(15));
            await loop.SettleAsync();
        }
    }

    private static void Check(World world, List<(Guid Channel, Guid Key)> sent)
    {
        Assert.Equal(
            world.Server.Snapshot().Conversations.OrderBy(c => c.Channel.Id).Select(c => Line(new Conversation(c.Channel, c.Membership))),
            world.Store.State.Conversations.Values.Where(c => c.Joined).OrderBy(c => c.Id).Select(Line));
        Assert.All(world.Store.Outbox.Entries, e => Assert.Equal(SendState.Failed, e.State));

        foreach (var channelId in world.Server.ChannelIds)
        {
            var keys = sent.Where(s => s.Channel == channelId).Select(s => s.Key).ToList();
            var arrived = world.Server.Events.Select(e => e.Event).OfType<MessagePosted>().Where(e => e.Message.ChannelId == channelId).Select(e => e.Message.ClientKey);
            var failed = world.Store.Outbox.Entries.Select(e => e.Key).ToHashSet();
            Assert.Equal(keys.Where(k => !failed.Contains(k)), arrived.Where(keys.Contains));

            if (world.Store.Find(channelId) is not { Joined: true })
                continue;

            var timeline = world.Store.TimelineOf(channelId)!;
            Assert.False(timeline.HasNewer);
            var from = timeline.HasOlder ? timeline.Window.First : 0;
            Assert.Equal(
                world.Server.All(channelId).Where(m => m.InChannel() >= from).Select(Line),
                timeline.Items.Where(i => i.Send != SendState.Failed).Select(i => Line(i.Message)));
        }
    }

    private static string Line(Conversation c) => $"{c.Channel with { People = null }} {c.Membership! with { Draft = null }}";

    private static string Line(MessageDto m) =>
        $"{m.Id} {m.Sequence} v{m.Version} {m.Text} {m.Deleted} {m.Thread?.Replies} {string.Join(',', m.Reactions.Select(r => $"{r.Emoji}{r.MemberIds.Count}"))}";
}
