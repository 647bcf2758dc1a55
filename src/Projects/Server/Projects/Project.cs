using Tertulia.Platform;

namespace Tertulia.Projects;

/// <summary>A project: what holds of it as a whole, and the counters that its tasks are numbered by. No I/O.</summary>
/// <remarks>Whoever changes anything in a project holds its turn (<see cref="WriteTurns"/>), so the numbers here need no further care.</remarks>
internal sealed class Project : IResource
{
    public required Guid Id { get; init; }

    public required Guid WorkspaceId { get; init; }

    public Guid? PortfolioId { get; private set; }

    public required string Name { get; set; }

    public string Description { get; set; } = "";

    public required string Color { get; set; }

    public required string Icon { get; set; }

    public required ProjectAccess Access { get; set; }

    public Guid? ChannelId { get; set; }

    public ProjectStatus Status { get; set; }

    public required string TimeZone { get; set; }

    public WorkWeekDto WorkWeek { get; set; } = WorkWeekDto.Usual;

    public bool Archived { get; set; }

    public bool Template { get; set; }

    public required Guid CreatedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? DeletedAt { get; private set; }

    /// <summary>What its grants are given on while it is deleted: nobody sees it then, whoever asks by whichever way, and restoring gives all back.</summary>
    public required Guid BinId { get; init; }

    public int LastTaskNumber { get; private set; }

    /// <summary>Counts changes of its tasks; each changed task carries the count of its last one, so that readers ask for what is new.</summary>
    public long ChangeSequence { get; private set; }

    public int Version { get; private set; } = 1;

    public string EventTopic => ProjectsTopics.Project(Id);

    public int NextTaskNumber() => ++LastTaskNumber;

    public long NextChange() => ++ChangeSequence;

    public void Touch() => Version++;

    public void PlaceIn(Guid? portfolioId) => PortfolioId = portfolioId;

    public void Delete(DateTimeOffset now)
    {
        DeletedAt = now;
        Version++;
    }

    public void Restore()
    {
        DeletedAt = null;
        Version++;
    }

    /// <param name="level">What the reader may do in it; events, which many read, say viewer.</param>
    public ProjectDto ToDto(AccessLevel level = AccessLevel.Viewer) => new(
        Id, PortfolioId, Name, Description, Color, Icon, Access, ChannelId, Status, WorkWeek, TimeZone, Archived, Template, level, CreatedBy, CreatedAt, Version);
}
