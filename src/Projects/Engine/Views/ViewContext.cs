namespace Tertulia.Projects.Views;

/// <summary>The value of a formula field for a task. It may depend on nothing but the task: a pushed change is placed by looking at the changed task alone.</summary>
public delegate Cell FormulaCell(TaskDto task, CustomFieldDto field);

/// <summary>All that an evaluation depends on besides tasks and settings. When any of it changes, the view is compiled again.</summary>
/// <param name="ProjectId">Whose placements count: tasks that do not stand in it do not match. Null across projects, where each task counts at its home.</param>
/// <param name="Me">Who looks.</param>
/// <param name="Today">The day in the zone of who looks.</param>
/// <param name="Zone">In which instants become days.</param>
/// <param name="Language">Orders texts: <c>es</c> or <c>en</c>.</param>
public sealed record ViewContext(Guid? ProjectId, Guid Me, DateOnly Today, TimeZoneInfo Zone, string Language, ViewCatalog Catalog)
{
    public DayOfWeek WeekStart { get; init; } = DayOfWeek.Monday;

    /// <summary>Null where there are no formulas: their cells are empty.</summary>
    public FormulaCell? Formula { get; init; }
}

/// <summary>What ids mean, and in which order they stand.</summary>
/// <param name="Sections">Of the project, or of all projects shown.</param>
/// <param name="People">Display names.</param>
public sealed record ViewCatalog(
    IReadOnlyList<SectionDto> Sections,
    IReadOnlyList<LabelDto> Labels,
    IReadOnlyList<CustomFieldDto> Fields,
    IReadOnlyDictionary<Guid, string> People)
{
    public static ViewCatalog Empty { get; } = new([], [], [], new Dictionary<Guid, string>());
}
