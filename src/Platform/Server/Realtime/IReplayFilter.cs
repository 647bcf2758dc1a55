namespace Tertulia.Platform;

/// <summary>
/// Takes out of a replay what its module no longer says. The log keeps what happened, a deleted message's words too; whoever asks for the past must
/// not get them back by it.
/// </summary>
public interface IReplayFilter
{
    /// <summary>The same events, in the same order, with the data that may be told now.</summary>
    Task<IReadOnlyList<EventRecord>> FilterAsync(TertuliaDb db, IReadOnlyList<EventRecord> events, CancellationToken ct);
}
