using System.Text.Json;

namespace Tertulia.Projects.Import;

/// <summary>
/// What every import becomes before anything is made of it, and what a project is exported as. Things name one another by keys that mean something within it alone.
/// </summary>
public sealed record ImportedProject(
    string Name,
    string Description,
    IReadOnlyList<ImportedSection> Sections,
    IReadOnlyList<ImportedLabel> Labels,
    IReadOnlyList<ImportedMember> Members,
    IReadOnlyList<ImportedField> Fields,
    IReadOnlyList<ImportedTask> Tasks);

/// <summary>Sections stand in order.</summary>
public sealed record ImportedSection(string Key, string Name);

/// <param name="Color">A name of <see cref="ProjectColors"/>.</param>
public sealed record ImportedLabel(string Key, string Name, string Color);

/// <summary>A person to be matched with a member, by e-mail first, then by name.</summary>
public sealed record ImportedMember(string Key, string Name, string? Email = null, string? Handle = null);

public sealed record ImportedField(string Key, string Name, FieldType Type, IReadOnlyList<ImportedOption> Options, NumberFormatDto? Format = null, string? Formula = null);

public sealed record ImportedOption(string Key, string Name, string Color);

/// <summary>Tasks stand in the order of their section.</summary>
/// <param name="Description">Markdown.</param>
/// <param name="Completed">Whether it is; <paramref name="CompletedAt"/> when, if that is known.</param>
/// <param name="Values">By field key, JSON as <see cref="FieldType"/> says, with keys of options and members in place of ids.</param>
/// <param name="Line">Of the file it came from; null when lines mean nothing there.</param>
public sealed record ImportedTask(
    string Key,
    string Title,
    string Description = "",
    string? SectionKey = null,
    string? ParentKey = null,
    IReadOnlyList<string>? AssigneeKeys = null,
    IReadOnlyList<string>? FollowerKeys = null,
    IReadOnlyList<string>? LabelKeys = null,
    TaskPriority Priority = TaskPriority.None,
    DateOnly? Start = null,
    TimeOnly? StartTime = null,
    DateOnly? Due = null,
    TimeOnly? DueTime = null,
    bool Milestone = false,
    bool Completed = false,
    DateTimeOffset? CompletedAt = null,
    DateTimeOffset? CreatedAt = null,
    int? EstimateMinutes = null,
    string? Recurrence = null,
    IReadOnlyDictionary<string, JsonElement>? Values = null,
    IReadOnlyList<ImportedChecklist>? Checklists = null,
    IReadOnlyList<ImportedComment>? Comments = null,
    IReadOnlyList<ImportedLink>? Links = null,
    IReadOnlyList<ImportedDependency>? Dependencies = null,
    int? Line = null);

public sealed record ImportedChecklist(string Name, IReadOnlyList<ImportedChecklistItem> Items);

public sealed record ImportedChecklistItem(string Text, bool Done, string? AssigneeKey = null, DateOnly? Due = null);

/// <param name="AuthorKey">A member's; null when nobody knows.</param>
public sealed record ImportedComment(string? AuthorKey, string Text, DateTimeOffset? At);

/// <param name="Url">http, https or mailto.</param>
public sealed record ImportedLink(string Name, string Url);

public sealed record ImportedDependency(string PredecessorKey, DependencyKind Kind = DependencyKind.FinishToStart, int LagDays = 0);
