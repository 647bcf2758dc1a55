namespace Tertulia.Chat.Tests.State;

public sealed class CatchingUpTests
{
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(1);

    [Fact]
    public void What_fell_between_the_snapshot_and_its_topics_comes_once_the_first_page_has_been_drawn() => SingleThread.Run(async loop =>
    {
        var world = new World(settling: Settling) { Hold = true };
        var starting = world.StartAsync();
        await loop.SettleAsync();

        // The snapshot is on its way, the channel is not heard yet: nobody pushes this.
        world.Server.Post(world.Channel, Histories.Other, "between");
        world.ReleaseAll();
        await starting;
        await loop.SettleAsync();
        Assert.Single(world.Requests, r => r == "GET chat/snapshot");
        Assert.False(world.Store.Find(world.Channel)!.Unread);

        world.Clock.Advance(Settling);
        await loop.SettleAsync();
        Assert.Equal(2, world.Requests.Count(r => r == "GET chat/snapshot"));
        Assert.True(world.Store.Find(world.Channel)!.Unread);
    });
}
