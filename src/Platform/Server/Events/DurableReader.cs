namespace Tertulia.Platform;

/// <summary>What one durable subscriber has heard on this node and how far it has worked. The truth is its cursor in the database.</summary>
internal sealed class DurableReader(IDurableSubscriber subscriber)
{
    /// <summary>After so many events that are not for it the cursor follows all the same, so that nobody ever has to search a long log for nothing.</summary>
    private const int MostPassed = 1_000;

    private readonly Lock gate = new();
    private readonly EventSignal signal = new();
    private EventPosition done;
    private EventPosition heard;
    private EventPosition wanted;
    private int passed;

    public IDurableSubscriber Subscriber => subscriber;

    /// <summary>Completes when something to do is heard. Take it before looking, await it after finding nothing.</summary>
    public Task Next => signal.Next;

    /// <summary>The last event this node's log told of, for it or not.</summary>
    public EventPosition Heard
    {
        get
        {
            lock (gate)
                return heard;
        }
    }

    /// <summary>Whether it heard of something that it has not worked on.</summary>
    public bool IsBehind
    {
        get
        {
            lock (gate)
                return wanted > done;
        }
    }

    /// <summary>How often its subscriber failed on the event that comes next, given to it alone.</summary>
    public int Failures { get; private set; }

    /// <summary>So many events are handled one by one, because one of them broke a batch.</summary>
    public int Alone { get; private set; }

    public void Hear(EventRecord happened)
    {
        lock (gate)
        {
            heard = happened.Position;
            if (!subscriber.Types.Contains(happened.Type) && ++passed < MostPassed)
                return;

            (wanted, passed) = (heard, 0);
        }

        signal.Wake();
    }

    public void Failed(int batch)
    {
        Alone = Math.Max(Alone, batch);
        Failures = batch == 1 ? Failures + 1 : 0;
    }

    public void Done(EventPosition position)
    {
        (Failures, Alone) = (0, Math.Max(0, Alone - 1));
        lock (gate)
            done = position;
    }
}
