namespace Tertulia.Platform.Tests.Realtime;

/// <summary>A node's own knowledge of who is there.</summary>
public sealed class LocalWorkspaceTests
{
    private static readonly PresenceEntry Ana = new(Guid.CreateVersion7(), Presence.Online);
    private static readonly PresenceEntry Bea = new(Guid.CreateVersion7(), Presence.Away);

    [Fact]
    public void Who_is_missing_at_two_heartbeats_is_gone()
    {
        var local = new LocalWorkspace();
        Assert.Empty(local.Learn([Ana, Bea], heartbeat: false));

        // A grain made anew knows the others only once their node has reported.
        Assert.Empty(local.Learn([Ana], heartbeat: true));
        Assert.Empty(local.Learn([Ana, Bea], heartbeat: true));
        Assert.Empty(local.Learn([Ana], heartbeat: true));
        Assert.Empty(local.Learn([Ana], heartbeat: false));
        Assert.Equal(new[] { Ana.MemberId, Bea.MemberId }.Order(), local.Known.Keys.Order());

        Assert.Equal([Bea.MemberId], local.Learn([Ana], heartbeat: true));
        Assert.Equal([Ana.MemberId], local.Known.Keys);
        Assert.Empty(local.Learn([Ana], heartbeat: true));
    }

    [Fact]
    public void What_nobody_is_connected_to_closes_and_takes_nobody_any_more()
    {
        var local = new LocalWorkspace();
        Assert.Equal((true, true), local.Add("one", Ana.MemberId));
        Assert.False(local.CloseIfEmpty());

        Assert.Equal(Ana.MemberId, local.Remove("one"));
        Assert.True(local.CloseIfEmpty());
        Assert.Null(local.Add("two", Ana.MemberId));
    }
}
