using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;
using Tertulia.Sdk;

namespace Tertulia.Platform.Tests.Client;

public sealed class RealtimeConnectionTests : IAsyncDisposable
{
    private readonly FakeHub hub = new();
    private readonly SignallingClock clock = new();
    private readonly Channel<RealtimeState> states = Channel.CreateUnbounded<RealtimeState>();
    private readonly List<long> applied = [];
    private readonly RealtimeConnection connection;

    public RealtimeConnectionTests()
    {
        connection = new RealtimeConnection(hub.Connect, Guid.Empty, clock, new Random(1));
        connection.StateChanged += state => states.Writer.TryWrite(state);
        connection.EventReceived += e => applied.Add(e.Position.Sequence);
    }

    private CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    [Fact]
    public async Task After_a_cut_it_resumes_after_the_last_position_it_applied()
    {
        hub.Publish();
        connection.Start("t:1");
        await UntilAsync(RealtimeState.Online);
        hub.Links[0].Sink.OnEvent(hub.Publish());

        hub.Publish();
        hub.Links[0].Sink.OnClosed();
        await UntilAsync(RealtimeState.Reconnecting);
        connection.ReconnectNow();
        await UntilAsync(RealtimeState.Online);

        Assert.Equal(new EventPosition(0, 2), hub.Links[1].Requests[0].After);
        Assert.Equal([2, 3], applied);
    }

    [Fact]
    public async Task What_is_pushed_while_the_replay_is_under_way_waits_for_it()
    {
        connection.Start("t:1");
        await UntilAsync(RealtimeState.Online);
        hub.HoldNext = true;
        hub.Links[0].Sink.OnClosed();
        hub.Publish();
        connection.ReconnectNow();
        await hub.Opened.Reader.ReadAsync(Ct);
        var link = await hub.Opened.Reader.ReadAsync(Ct);
        var (request, answer) = await link.Held.Reader.ReadAsync(Ct);
        var second = hub.Publish();
        var result = hub.Answer(request);
        link.Sink.OnEvent(second);
        link.Sink.OnEvent(hub.Publish());
        Assert.Empty(applied);

        answer.SetResult(result);
        await UntilAsync(RealtimeState.Online);

        Assert.Equal([1, 2, 3], applied);
    }

    [Fact]
    public async Task A_connection_that_was_given_up_is_not_listened_to()
    {
        connection.Start("t:1");
        await UntilAsync(RealtimeState.Online);
        hub.Links[0].Sink.OnClosed();
        connection.ReconnectNow();
        await UntilAsync(RealtimeState.Online);

        hub.Links[0].Sink.OnEvent(hub.Publish());

        Assert.Empty(applied);
    }

    [Fact]
    public async Task It_backs_off_and_a_hint_ends_the_wait()
    {
        hub.Unreachable = true;
        connection.Start("t:1");
        await UntilAsync(RealtimeState.Reconnecting);
        await clock.TimerAsync(Ct);
        for (var attempt = 2; attempt <= 4; attempt++)
        {
            clock.Advance(TimeSpan.FromSeconds(15));
            await clock.TimerAsync(Ct);
            Assert.Equal(attempt, hub.Attempts);
        }

        hub.Unreachable = false;
        connection.ReconnectNow();
        await UntilAsync(RealtimeState.Online);

        Assert.Equal(5, hub.Attempts);
    }

    [Theory]
    [InlineData(0, 0.5, 1)]
    [InlineData(3, 4, 8)]
    [InlineData(4, 7.5, 15)]
    [InlineData(1_000_000, 7.5, 15)]
    public void The_wait_grows_to_fifteen_seconds_with_jitter(int attempt, double least, double most)
    {
        var random = new Random(7);
        Assert.All(Enumerable.Range(0, 100), _ => Assert.InRange(Backoff.Delay(attempt, random).TotalSeconds, least, most));
    }

    [Fact]
    public async Task Too_much_missed_asks_for_a_reload_after_the_topics_are_joined()
    {
        var reloads = 0;
        connection.ReloadRequired += () => reloads++;
        connection.Start("t:1");
        await UntilAsync(RealtimeState.Online);
        hub.TooMuchMissed = true;
        hub.Publish();
        hub.Links[0].Sink.OnClosed();
        connection.ReconnectNow();
        await UntilAsync(RealtimeState.Online);
        await connection.EnsureTopicsAsync(["t:1"], Ct);

        Assert.Equal(1, reloads);
        Assert.Empty(applied);
        Assert.Equal(new EventPosition(0, 1), connection.Position);
    }

    [Fact]
    public async Task A_topic_added_later_asks_for_no_past_and_leaves_the_position_alone()
    {
        connection.Start("t:1");
        await UntilAsync(RealtimeState.Online);
        var onItsWay = hub.Publish();

        await connection.EnsureTopicsAsync(["t:2"], Ct);
        hub.Links[0].Sink.OnEvent(onItsWay);

        Assert.Null(hub.Links[0].Requests[1].After);
        Assert.Equal(["t:2"], hub.Links[0].Requests[1].Topics);
        Assert.Equal([1], applied);
    }

    [Fact]
    public async Task A_topic_wanted_while_cut_off_is_joined_on_return()
    {
        connection.Start("t:1");
        await UntilAsync(RealtimeState.Online);
        hub.Links[0].Sink.OnClosed();
        await UntilAsync(RealtimeState.Reconnecting);

        var joining = connection.EnsureTopicsAsync(["t:2"], Ct);
        Assert.False(joining.IsCompleted);
        connection.ReconnectNow();
        await joining;

        Assert.Contains("t:2", hub.Links[1].Requests[0].Topics);
    }

    [Fact]
    public async Task A_denied_topic_is_told_and_not_asked_for_again()
    {
        hub.Forbidden.Add("t:9");
        var denied = new List<string>();
        connection.TopicsDenied += denied.AddRange;
        connection.Start("t:1", "t:9");
        await UntilAsync(RealtimeState.Online);
        hub.Links[0].Sink.OnClosed();
        connection.ReconnectNow();
        await UntilAsync(RealtimeState.Online);

        Assert.Equal(["t:9"], denied);
        Assert.Equal(["t:1"], hub.Links[1].Requests[0].Topics);
    }

    [Fact]
    public async Task More_topics_than_the_server_takes_are_joined_before_they_are_replayed()
    {
        connection.Start(Enumerable.Range(0, 2_500).Select(i => $"t:{i}"));
        await UntilAsync(RealtimeState.Online);
        hub.Links[0].Sink.OnEvent(hub.Publish());
        hub.Links[0].Sink.OnClosed();
        hub.Publish();
        connection.ReconnectNow();
        await UntilAsync(RealtimeState.Online);

        var requests = hub.Links[1].Requests;
        Assert.Equal([true, true, true, false, false, false], requests.Select(r => r.After is null));
        Assert.All(requests, r => Assert.InRange(r.Topics.Count, 1, 1_000));
        Assert.Equal([1, 2], applied);
    }

    [Fact]
    public async Task Activity_is_told_again_after_a_reconnect()
    {
        connection.Start("t:1");
        await UntilAsync(RealtimeState.Online);
        await connection.SetActivityAsync(true, Ct);
        hub.Links[0].Sink.OnClosed();
        connection.ReconnectNow();
        await UntilAsync(RealtimeState.Online);
        await connection.EnsureTopicsAsync(["t:2"], Ct);

        Assert.Equal(["active:True"], hub.Links[1].Signals);
    }

    private async Task UntilAsync(RealtimeState state)
    {
        while (await states.Reader.ReadAsync(Ct) != state)
        {
        }
    }

    /// <summary>Says when a wait has begun, so that advancing the clock is never too early.</summary>
    private sealed class SignallingClock : FakeTimeProvider
    {
        private readonly Channel<bool> timers = Channel.CreateUnbounded<bool>();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            timers.Writer.TryWrite(true);
            return timer;
        }

        internal async Task TimerAsync(CancellationToken ct) => await timers.Reader.ReadAsync(ct);
    }
}
