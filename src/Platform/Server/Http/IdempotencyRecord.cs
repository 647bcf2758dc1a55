namespace Tertulia.Platform;

/// <summary>The first answer to a create, kept so that a retry gets the same.</summary>
internal sealed class IdempotencyRecord
{
    public required Guid AccountId { get; init; }

    public required Guid Key { get; init; }

    /// <summary>Method and path: the same key elsewhere is a client's mistake.</summary>
    public required string Request { get; init; }

    public required int Status { get; init; }

    /// <summary>JSON, or empty.</summary>
    public required string Body { get; init; }

    public required DateTimeOffset At { get; init; }
}
