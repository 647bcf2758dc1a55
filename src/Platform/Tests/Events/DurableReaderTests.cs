namespace Tertulia.Platform.Tests.Events;

/// <summary>When a durable subscriber has to look into the log.</summary>
public sealed class DurableReaderTests
{
    private readonly DurableReader reader = new(new Subscriber());
    private long sequence;

    [Fact]
    public void What_concerns_it_wakes_it_and_keeps_it_behind_until_it_is_done()
    {
        var next = reader.Next;
        var position = Hear("wanted");

        Assert.True(next.IsCompleted);
        Assert.True(reader.IsBehind);
        reader.Done(position);
        Assert.False(reader.IsBehind);
    }

    [Fact]
    public void What_does_not_concern_it_is_heard_and_lets_it_sleep()
    {
        var next = reader.Next;
        var position = Hear("other");

        Assert.False(next.IsCompleted);
        Assert.False(reader.IsBehind);
        Assert.Equal(position, reader.Heard);
    }

    [Fact]
    public void Its_place_follows_a_long_log_that_does_not_concern_it()
    {
        var next = reader.Next;
        for (var i = 0; i < 999; i++)
            Hear("other");
        Assert.False(next.IsCompleted);

        var position = Hear("other");

        Assert.True(next.IsCompleted);
        Assert.True(reader.IsBehind);
        reader.Done(position);
        Hear("other");
        Assert.False(reader.IsBehind);
    }

    [Fact]
    public void What_is_heard_while_it_works_keeps_it_behind()
    {
        var first = Hear("wanted");
        Hear("wanted");
        reader.Done(first);

        Assert.True(reader.IsBehind);
    }

    private EventPosition Hear(string type)
    {
        var position = new EventPosition(0, ++sequence);
        reader.Hear(new(position, Guid.Empty, "topic", type, null, null, DateTimeOffset.UnixEpoch, "{}"));
        return position;
    }

    private sealed class Subscriber : IDurableSubscriber
    {
        public string Name => "test";

        public IReadOnlySet<string> Types { get; } = new HashSet<string> { "wanted" };

        public Task HandleAsync(TertuliaDb db, EventLog events, IReadOnlyList<EventRecord> batch, CancellationToken ct) => Task.CompletedTask;
    }
}
