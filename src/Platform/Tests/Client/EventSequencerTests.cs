using CsCheck;
using Tertulia.Sdk;

namespace Tertulia.Platform.Tests.Client;

public sealed class EventSequencerTests
{
    [Fact]
    public void Whatever_is_cut_replayed_late_or_doubled_each_event_is_applied_once_and_in_order() =>
        Gen.Int[0, 6].Array[0, 120].Sample(steps => Assert.True(new Run().Play(steps)), iter: 20_000);

    [Fact]
    public void A_first_subscription_applies_nothing_up_to_its_position()
    {
        var sequencer = new EventSequencer(null);
        var ready = new Queue<EventEnvelope>();
        sequencer.Connecting();
        sequencer.Live(Envelopes.At(5), ready);
        sequencer.Live(Envelopes.At(8), ready);

        sequencer.Subscribed(new SubscribeResult(new EventPosition(0, 6), [], [], false), ready);

        Assert.Equal([8], ready.Select(e => e.Position.Sequence));
    }

    [Fact]
    public void After_a_reload_only_what_snapshots_cannot_hold_is_applied()
    {
        var sequencer = new EventSequencer(new EventPosition(0, 2));
        var ready = new Queue<EventEnvelope>();
        sequencer.Connecting();
        sequencer.Live(Envelopes.At(900), ready);
        sequencer.Live(Envelopes.At(901), ready);

        sequencer.Subscribed(new SubscribeResult(new EventPosition(0, 900), [], [], true), ready);

        Assert.Equal([901], ready.Select(e => e.Position.Sequence));
    }

    [Fact]
    public void A_log_that_was_restored_is_heard_from_where_it_now_is()
    {
        var sequencer = new EventSequencer(new EventPosition(0, 900));
        var ready = new Queue<EventEnvelope>();
        sequencer.Connecting();

        sequencer.Subscribed(new SubscribeResult(new EventPosition(0, 100), [], [], true), ready);
        sequencer.Live(Envelopes.At(101), ready);

        Assert.Equal([101], ready.Select(e => e.Position.Sequence));
    }

    /// <summary>
    /// A server in miniature: a log, at most one connection that joins the topic, reads the head a while after, answers a while after that,
    /// and pushes live what was published since the join, in order, now and then twice.
    /// </summary>
    private sealed class Run
    {
        private readonly EventSequencer sequencer = new(EventPosition.Start);
        private readonly Queue<EventEnvelope> ready = new();
        private readonly List<long> applied = [];
        private readonly Queue<EventEnvelope> pushed = new();
        private EventPosition? after;
        private SubscribeResult? answer;
        private bool connected;
        private bool answered;
        private int published;

        internal bool Play(int[] steps)
        {
            foreach (var step in steps)
                Step(step);

            // Then the network holds.
            foreach (var step in new[] { 2, 3, 4 })
                Step(step);
            while (pushed.Count > 0)
                Step(5);
            return applied.SequenceEqual(Enumerable.Range(1, published).Select(i => (long)i));
        }

        private void Step(int step)
        {
            switch (step)
            {
                case 0:
                    var envelope = Envelopes.At(++published);
                    if (connected)
                        pushed.Enqueue(envelope);
                    break;
                case 1:
                    connected = answered = false;
                    answer = null;
                    pushed.Clear();
                    break;
                case 2 when !connected:
                    connected = true;
                    sequencer.Connecting();
                    after = sequencer.Last;
                    break;
                case 3 when connected && !answered && answer is null:
                    answer = new(new EventPosition(0, published), [], [.. Missed()], false);
                    break;
                case 4 when connected && !answered && answer is not null:
                    answered = true;
                    sequencer.Subscribed(answer, ready);
                    break;
                case 5 when pushed.Count > 0:
                    sequencer.Live(pushed.Dequeue(), ready);
                    break;
                case 6 when pushed.Count > 0:
                    sequencer.Live(pushed.Peek(), ready);
                    break;
            }

            while (ready.TryDequeue(out var next))
                applied.Add(next.Position.Sequence);
        }

        private IEnumerable<EventEnvelope> Missed() =>
            Enumerable.Range(1, published).Select(i => Envelopes.At(i)).Where(e => e.Position > after);
    }
}
