namespace Tertulia.Platform;

/// <summary>A row of the event log. Written once, in the transaction of the change it tells of.</summary>
internal sealed class EventRow
{
    /// <summary>Grows with each row; not by itself in commit order on PostgreSQL.</summary>
    public long Sequence { get; private set; }

    /// <summary>PostgreSQL's id of the writing transaction (<c>xid8</c>), filled by the database; 0 on SQLite.</summary>
    public long Transaction { get; private set; }

    public required Guid WorkspaceId { get; init; }

    public required string Topic { get; init; }

    public required string Type { get; init; }

    public Guid? ActorId { get; init; }

    public Guid? SubjectId { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>JSON.</summary>
    public required string Data { get; init; }

    public EventPosition Position => new(Transaction, Sequence);
}

/// <summary>How far a durable subscriber has read.</summary>
internal sealed class SubscriberCursor
{
    public required string Name { get; init; }

    public long Transaction { get; set; }

    public long Sequence { get; set; }

    public EventPosition Position
    {
        get => new(Transaction, Sequence);
        set => (Transaction, Sequence) = (value.Transaction, value.Sequence);
    }
}
