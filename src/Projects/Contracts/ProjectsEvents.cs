using Tertulia.Platform;

namespace Tertulia.Projects;

/// <summary>The module's topics.</summary>
public static class ProjectsTopics
{
    public const string ProjectPrefix = "projects.project";

    public static string Project(Guid projectId) => Topics.Of(ProjectPrefix, projectId);
}

public static class ProjectsProblemCodes
{
    public const string Archived = "project_archived";

    /// <summary>The dependency would close a circle; <c>cycle</c> holds the tasks on it, in order.</summary>
    public const string DependencyCycle = "dependency_cycle";

    /// <summary>Somebody changed the same field; <c>conflicts</c> holds both values.</summary>
    public const string FieldConflict = "field_conflict";

    public const string NameTaken = "name_taken";

    /// <summary>Somebody has to manage the project.</summary>
    public const string LastManager = "last_manager";

    /// <summary>It would stand within itself, however many steps down.</summary>
    public const string ParentCycle = "parent_cycle";

    /// <summary>There can be no more of them.</summary>
    public const string TooMany = "too_many";
}

/// <summary>On the workspace's topic: all its portfolios, after the change.</summary>
public sealed record PortfoliosChanged(IReadOnlyList<PortfolioDto> Portfolios) : IEvent
{
    public static string Type => "projects.portfolios.changed";
}

/// <summary>On the member's topic: all their favourites, in the order they were marked.</summary>
public sealed record FavouritesChanged(IReadOnlyList<Guid> FavouriteIds) : IEvent
{
    public static string Type => "projects.favourites.changed";
}

/// <summary>On the project's topic, and on the workspace's when open: as it now is, or made. <see cref="ProjectDto.Level"/> is left at viewer: each reader knows their own.</summary>
public sealed record ProjectSaved(ProjectDto Project) : IEvent
{
    public static string Type => "projects.project.saved";
}

/// <summary>
/// On the project's topic, and on the workspace's when it was open: deleted, or (on the workspace's alone) closed to who was not added. Those who were get
/// <see cref="ProjectShared"/> after it.
/// </summary>
public sealed record ProjectRemoved(Guid ProjectId) : IEvent
{
    public static string Type => "projects.project.removed";
}

/// <summary>On the member's topic: they can see it from now on, or do more or less in it.</summary>
public sealed record ProjectShared(ProjectDto Project) : IEvent
{
    public static string Type => "projects.project.shared";
}

/// <summary>On the member's topic: it left their list.</summary>
public sealed record ProjectUnshared(Guid ProjectId) : IEvent
{
    public static string Type => "projects.project.unshared";
}

/// <summary>On the project's topic: all its members, after the change.</summary>
public sealed record ProjectMembersChanged(Guid ProjectId, IReadOnlyList<ProjectMemberDto> Members) : IEvent
{
    public static string Type => "projects.members.changed";
}

/// <summary>On the project's topic: all its sections, after the change. Short lists travel whole, so that no order of events can tear them.</summary>
public sealed record SectionsChanged(Guid ProjectId, IReadOnlyList<SectionDto> Sections) : IEvent
{
    public static string Type => "projects.sections.changed";
}

/// <summary>On the project's topic: all its labels, after the change.</summary>
public sealed record LabelsChanged(Guid ProjectId, IReadOnlyList<LabelDto> Labels) : IEvent
{
    public static string Type => "projects.labels.changed";
}

/// <summary>On the project's topic: all its custom fields, after the change.</summary>
public sealed record FieldsChanged(Guid ProjectId, IReadOnlyList<CustomFieldDto> Fields) : IEvent
{
    public static string Type => "projects.fields.changed";
}

/// <summary>On the project's topic for shared views, on the owner's for their own.</summary>
public sealed record ViewSaved(SavedViewDto View) : IEvent
{
    public static string Type => "projects.view.saved";
}

public sealed record ViewRemoved(Guid ViewId, Guid ProjectId) : IEvent
{
    public static string Type => "projects.view.removed";
}

/// <summary>On the topic of every project that shows them: tasks as they now are, new ones too, at most 200 in one event.</summary>
/// <param name="Moved">Those that moved because they wait for others.</param>
public sealed record TasksSaved(Guid ProjectId, IReadOnlyList<TaskDto> Tasks, IReadOnlyList<TaskMoveDto> Moved) : IEvent
{
    public static string Type => "projects.tasks.saved";
}

/// <summary>On the topic of the project that no longer shows them: deleted, or taken out of it.</summary>
/// <param name="Change">The project's count of changes: an older <see cref="TasksSaved"/> does not bring them back.</param>
public sealed record TasksRemoved(Guid ProjectId, IReadOnlyList<Guid> TaskIds, long Change) : IEvent
{
    public static string Type => "projects.tasks.removed";
}

/// <summary>On the topic of every project that shows the task: description, checklists, files or time of a task, as they now are.</summary>
public sealed record TaskDetailsSaved(Guid TaskId, Guid ProjectId, string Description, IReadOnlyList<ChecklistDto> Checklists, IReadOnlyList<FileDto> Files, IReadOnlyList<TimeEntryDto> Time, int Version) : IEvent
{
    public static string Type => "projects.task.details_saved";
}

/// <summary>On the home project's topic: what was done, for the history on a task's page.</summary>
public sealed record ActivityRecorded(Guid ProjectId, IReadOnlyList<ActivityDto> Activities) : IEvent
{
    public static string Type => "projects.activity.recorded";
}

/// <summary>On the topic of every project that shows its subject: new, edited, reacted to, or (its text empty) deleted.</summary>
/// <param name="MentionedIds">Of a new one: members it names who can see it.</param>
public sealed record CommentSaved(CommentDto Comment, IReadOnlyList<Guid>? MentionedIds = null) : IEvent
{
    public static string Type => "projects.comment.saved";
}

/// <summary>On the project's topic: all its baselines, after the change.</summary>
public sealed record BaselinesChanged(Guid ProjectId, IReadOnlyList<BaselineDto> Baselines) : IEvent
{
    public static string Type => "projects.baselines.changed";
}

/// <summary>On the member's topic: the clock that runs for them; null when none does.</summary>
public sealed record TimerChanged(TimeEntryDto? Running) : IEvent
{
    public static string Type => "projects.timer.changed";
}

/// <summary>On the project's topic.</summary>
public sealed record StatusPosted(StatusUpdateDto Update) : IEvent
{
    public static string Type => "projects.status.posted";
}
