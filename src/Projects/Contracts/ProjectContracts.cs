using Tertulia.Platform;

namespace Tertulia.Projects;

/// <summary>A project as lists and its header show it.</summary>
/// <param name="PortfolioId">The portfolio it stands in; null for none.</param>
/// <param name="Color">A name of <see cref="ProjectColors"/>.</param>
/// <param name="Icon">A name of the icon set, or an emoji.</param>
/// <param name="Access">Open: every member of the workspace may edit. Private: only those added.</param>
/// <param name="ChannelId">Its chat; null until somebody opens one.</param>
/// <param name="Status">From its last status update.</param>
/// <param name="TimeZone">IANA name: what "today" means in it.</param>
/// <param name="Level">What the caller may do in it.</param>
/// <param name="Version">Counts its changes; a lesser one never overwrites a greater.</param>
public sealed record ProjectDto(
    Guid Id,
    Guid? PortfolioId,
    string Name,
    string Description,
    string Color,
    string Icon,
    ProjectAccess Access,
    Guid? ChannelId,
    ProjectStatus Status,
    WorkWeekDto WorkWeek,
    string TimeZone,
    bool Archived,
    bool Template,
    AccessLevel Level,
    Guid CreatedBy,
    DateTimeOffset CreatedAt,
    int Version);

public enum ProjectAccess
{
    Open,
    Private,
}

public enum ProjectStatus
{
    None,
    OnTrack,
    AtRisk,
    OffTrack,
    OnHold,
    Done,
}

/// <summary>Which days are worked: what durations and lags are counted in.</summary>
/// <param name="Days">At least one.</param>
/// <param name="Holidays">Days off besides, in order, at most 1,000.</param>
public sealed record WorkWeekDto(IReadOnlyList<DayOfWeek> Days, IReadOnlyList<DateOnly> Holidays)
{
    public static WorkWeekDto Usual { get; } =
        new([DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday], []);
}

/// <param name="WipLimit">How many open tasks a board's column should hold at most; null for no limit.</param>
public sealed record SectionDto(Guid Id, Guid ProjectId, string Name, string? Color, int? WipLimit, string Rank);

public sealed record LabelDto(Guid Id, Guid ProjectId, string Name, string Color);

/// <summary>A folder of projects, or a folder of folders.</summary>
public sealed record PortfolioDto(Guid Id, Guid? ParentId, string Name, string Color, string Rank, int Version);

/// <summary>Everything a project's page needs before its first view: the short lists, and where its event stream stands.</summary>
/// <param name="Position">Events after it are news to this snapshot.</param>
public sealed record ProjectSnapshotDto(
    ProjectDto Project,
    IReadOnlyList<ProjectMemberDto> Members,
    IReadOnlyList<SectionDto> Sections,
    IReadOnlyList<LabelDto> Labels,
    IReadOnlyList<CustomFieldDto> Fields,
    IReadOnlyList<SavedViewDto> Views,
    EventPosition Position);

/// <summary>What the list pane shows.</summary>
public sealed record ProjectListDto(IReadOnlyList<PortfolioDto> Portfolios, IReadOnlyList<ProjectDto> Projects, IReadOnlyList<Guid> FavouriteIds, EventPosition Position);

public sealed record ProjectMemberDto(Guid MemberId, AccessLevel Level);

/// <param name="TemplateId">A built-in template's key or a template project's id; null for an empty project.</param>
/// <param name="Start">The first day of the copy: dates of the template are counted from it in working days.</param>
public sealed record CreateProjectRequest(
    string Name,
    string? Color = null,
    string? Icon = null,
    ProjectAccess Access = ProjectAccess.Open,
    Guid? PortfolioId = null,
    string? TemplateId = null,
    DateOnly? Start = null,
    string? TimeZone = null,
    IReadOnlyList<Guid>? MemberIds = null);

/// <summary>What is null stays as it is.</summary>
public sealed record UpdateProjectRequest(
    string? Name = null,
    string? Description = null,
    string? Color = null,
    string? Icon = null,
    ProjectAccess? Access = null,
    WorkWeekDto? WorkWeek = null,
    string? TimeZone = null,
    bool? Archived = null,
    bool? Template = null,
    Guid? PortfolioId = null,
    bool ClearPortfolio = false);

public sealed record StatusUpdateDto(Guid Id, Guid ProjectId, ProjectStatus Status, string Title, string Text, Guid AuthorId, DateTimeOffset CreatedAt);

public sealed record PostStatusRequest(ProjectStatus Status, string Title, string Text);

/// <summary>A project in the bin.</summary>
/// <param name="GoneAt">When it can be restored no more.</param>
public sealed record DeletedProjectDto(ProjectDto Project, DateTimeOffset DeletedAt, DateTimeOffset GoneAt);

public sealed record SetProjectMemberRequest(AccessLevel Level);

/// <param name="ParentId">The portfolio it stands in; null for the top.</param>
public sealed record CreatePortfolioRequest(string Name, string? Color = null, Guid? ParentId = null);

/// <summary>What is null stays as it is.</summary>
/// <param name="Before">The sibling it shall stand before.</param>
/// <param name="ToEnd">Puts it behind its siblings.</param>
public sealed record UpdatePortfolioRequest(
    string? Name = null, string? Color = null, Guid? ParentId = null, bool ClearParent = false, Guid? Before = null, bool ToEnd = false);

/// <param name="Before">The section it shall stand before; null for the end.</param>
public sealed record CreateSectionRequest(string Name, string? Color = null, int? WipLimit = null, Guid? Before = null);

/// <summary>What is null stays as it is.</summary>
/// <param name="Before">The section it shall stand before.</param>
/// <param name="ToEnd">Puts it behind the others.</param>
public sealed record UpdateSectionRequest(
    string? Name = null, string? Color = null, bool ClearColor = false, int? WipLimit = null, bool ClearWipLimit = false, Guid? Before = null, bool ToEnd = false);

public sealed record CreateLabelRequest(string Name, string Color);

/// <summary>What is null stays as it is.</summary>
public sealed record UpdateLabelRequest(string? Name = null, string? Color = null);

/// <summary>The plan as it was at one time, to compare with how it went.</summary>
public sealed record BaselineDto(Guid Id, Guid ProjectId, string Name, Guid CreatedBy, DateTimeOffset CreatedAt);

/// <param name="Dates">Of tasks that had any.</param>
public sealed record BaselineDatesDto(BaselineDto Baseline, IReadOnlyList<BaselineDateDto> Dates);

public sealed record BaselineDateDto(Guid TaskId, DateOnly? Start, DateOnly? Due);

public sealed record CreateBaselineRequest(string Name);
