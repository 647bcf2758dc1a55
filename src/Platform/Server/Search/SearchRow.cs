namespace Tertulia.Platform;

/// <summary>A <see cref="SearchDocument"/> as stored.</summary>
internal sealed class SearchRow
{
    /// <summary>In the order of first indexing: the newest have the greatest.</summary>
    public long Id { get; private set; }

    public required string Kind { get; init; }

    public required Guid DocumentId { get; init; }

    public required Guid WorkspaceId { get; init; }

    public required Guid ResourceId { get; set; }

    public Guid? ContainerId { get; set; }

    public Guid? AuthorId { get; set; }

    public string? Title { get; set; }

    public required string Text { get; set; }

    /// <summary>The words of <see cref="Text"/> as <see cref="SearchText"/> folds them; this is what the databases index.</summary>
    public required string Words { get; set; }

    public required string Url { get; set; }

    public required DateTimeOffset At { get; set; }

    public required SearchFlags Flags { get; set; }

    public required SearchArrival Arrival { get; set; }
}

/// <summary>
/// Whether a document was indexed after something newer of its workspace. All that are timely stand in the order of their times, so a time says where
/// among them to look. (No flag: SQLite looks a number up in an index, and a condition that is only a column it does not.)
/// </summary>
internal enum SearchArrival
{
    Timely = 0,
    Late = 1,
}
