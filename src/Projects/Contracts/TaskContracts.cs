using System.Text.Json;
using Tertulia.Platform;

namespace Tertulia.Projects;

/// <summary>A task as views show it. What only its own page shows (description, checklists) is in <see cref="TaskDetailsDto"/>.</summary>
/// <param name="ProjectId">Its home: where its number, labels and fields come from.</param>
/// <param name="ParentId">The task it is a part of; null at the top. Parts stand in the same project, to any depth.</param>
/// <param name="Number">Counts from 1 in the home project and is never used twice.</param>
/// <param name="Placements">Where it stands: its home first, and every other project that shows it.</param>
/// <param name="Start">First day, inclusive, in the project's time zone.</param>
/// <param name="Due">Last day, inclusive, in the project's time zone.</param>
/// <param name="Milestone">A point in time: <paramref name="Due"/> alone counts.</param>
/// <param name="Values">Custom fields by id, in the JSON that <see cref="FieldType"/> says; fields without a value are absent, formulas too.</param>
/// <param name="Dependencies">What it waits for.</param>
/// <param name="Recurrence">An RFC 5545 rule (<c>FREQ=WEEKLY;BYDAY=MO</c>), with <c>X-FROM=COMPLETION</c> counted from the day of completion; completing the task makes the next.</param>
/// <param name="EstimateMinutes">Work expected.</param>
/// <param name="TrackedMinutes">Work done, of all people.</param>
/// <param name="Change">The project's count of changes at its last one; a lesser one never overwrites a greater.</param>
/// <param name="Version">Counts its own changes.</param>
public sealed record TaskDto(
    Guid Id,
    Guid ProjectId,
    Guid? ParentId,
    int Number,
    string Title,
    IReadOnlyList<PlacementDto> Placements,
    IReadOnlyList<Guid> AssigneeIds,
    IReadOnlyList<Guid> FollowerIds,
    IReadOnlyList<Guid> LabelIds,
    TaskPriority Priority,
    DateOnly? Start,
    TimeOnly? StartTime,
    DateOnly? Due,
    TimeOnly? DueTime,
    bool Milestone,
    DateTimeOffset? CompletedAt,
    Guid? CompletedBy,
    IReadOnlyDictionary<Guid, JsonElement> Values,
    IReadOnlyList<DependencyDto> Dependencies,
    string? Recurrence,
    int? EstimateMinutes,
    int TrackedMinutes,
    TaskCountsDto Counts,
    Guid? CoverFileId,
    Guid CreatedBy,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    long Change,
    int Version);

/// <param name="SectionId">Null in a project without sections.</param>
/// <param name="Rank">Orders tasks in a section: compared as ordinal text.</param>
public sealed record PlacementDto(Guid ProjectId, Guid? SectionId, string Rank);

/// <summary>How much hangs on a task, so that a card can say it without fetching it.</summary>
public sealed record TaskCountsDto(int Parts, int PartsDone, int ChecklistItems, int ChecklistDone, int Comments, int Files, bool HasDescription)
{
    public static TaskCountsDto None { get; } = new(0, 0, 0, 0, 0, 0, false);
}

/// <summary>A task waits for another.</summary>
/// <param name="LagDays">Working days between the two ends; negative for a lead.</param>
public sealed record DependencyDto(Guid PredecessorId, DependencyKind Kind, int LagDays);

/// <summary>Which end of the predecessor binds which end of the successor.</summary>
public enum DependencyKind
{
    /// <summary>The successor starts after the predecessor finished: the usual one.</summary>
    FinishToStart,
    StartToStart,
    FinishToFinish,
    StartToFinish,
}

public enum TaskPriority
{
    None,
    Low,
    Normal,
    High,
    Urgent,
}

/// <summary>A task's own page.</summary>
/// <param name="Description">Markdown; mentions as in Chat.</param>
public sealed record TaskDetailsDto(
    TaskDto Task,
    string Description,
    IReadOnlyList<ChecklistDto> Checklists,
    IReadOnlyList<FileDto> Files,
    IReadOnlyList<TimeEntryDto> Time,
    EventPosition Position);

public sealed record ChecklistDto(Guid Id, Guid TaskId, string Name, string Rank, IReadOnlyList<ChecklistItemDto> Items);

public sealed record ChecklistItemDto(Guid Id, string Text, bool Done, Guid? AssigneeId, DateOnly? Due, string Rank);

/// <param name="EndedAt">Null while the clock runs; a member has at most one that runs.</param>
public sealed record TimeEntryDto(Guid Id, Guid TaskId, Guid MemberId, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, int Minutes, string Note);

/// <param name="After">The task it shall stand behind in its section; null for the end.</param>
public sealed record CreateTaskRequest(
    string Title,
    Guid? SectionId = null,
    Guid? ParentId = null,
    string? Description = null,
    IReadOnlyList<Guid>? AssigneeIds = null,
    IReadOnlyList<Guid>? LabelIds = null,
    TaskPriority Priority = TaskPriority.None,
    DateOnly? Start = null,
    TimeOnly? StartTime = null,
    DateOnly? Due = null,
    TimeOnly? DueTime = null,
    bool Milestone = false,
    int? EstimateMinutes = null,
    string? Recurrence = null,
    IReadOnlyDictionary<Guid, JsonElement>? Values = null,
    Guid? After = null);

/// <summary>
/// Changes some fields of some tasks, all or none. Who names the version they saw gets, when somebody changed the <em>same</em> field since, a conflict with both values;
/// changes of different fields merge.
/// </summary>
/// <param name="Set">By field (<see cref="TaskField"/>, camel case, or <c>field:id</c>), the new JSON; null clears.</param>
/// <param name="Versions">The version of each task that the change is based on; tasks not named take the change as it is.</param>
/// <param name="MoveDependents">Whether tasks that wait for the changed ones are moved along.</param>
public sealed record EditTasksRequest(
    IReadOnlyList<Guid> TaskIds,
    IReadOnlyDictionary<string, JsonElement> Set,
    IReadOnlyDictionary<Guid, int>? Versions = null,
    bool MoveDependents = true);

/// <param name="BatchId">What undo takes.</param>
/// <param name="Tasks">As they now are, those that had to move with them included.</param>
/// <param name="Moved">What moved because it waits for what was changed.</param>
public sealed record EditTasksDto(Guid BatchId, IReadOnlyList<TaskDto> Tasks, IReadOnlyList<TaskMoveDto> Moved);

/// <param name="BecauseOf">The predecessor that pushed it.</param>
public sealed record TaskMoveDto(Guid TaskId, DateOnly? OldStart, DateOnly? OldDue, DateOnly? Start, DateOnly? Due, Guid BecauseOf);

/// <summary>Two people set the same field.</summary>
public sealed record TaskConflictDto(Guid TaskId, string Field, JsonElement? Theirs, JsonElement? Yours, Guid TheirId, int Version);

/// <param name="SectionId">The section of that project.</param>
/// <param name="Before">The task it shall stand before; null for the section's end.</param>
public sealed record MoveTasksRequest(IReadOnlyList<Guid> TaskIds, Guid? SectionId, Guid? Before = null);

/// <summary>What is null stays as it is; a new list needs a name.</summary>
/// <param name="Before">The list it shall stand before; null for the end of a new one.</param>
/// <param name="ToEnd">Puts it behind the others.</param>
public sealed record SaveChecklistRequest(string? Name = null, Guid? Before = null, bool ToEnd = false);

/// <summary>What is null stays as it is; a new item needs a text.</summary>
/// <param name="Before">The item it shall stand before; null for the end of a new one.</param>
/// <param name="ToEnd">Puts it behind the others.</param>
public sealed record SaveChecklistItemRequest(
    string? Text = null, bool? Done = null, Guid? AssigneeId = null, bool ClearAssignee = false, DateOnly? Due = null, bool ClearDue = false, Guid? Before = null, bool ToEnd = false);

public sealed record AttachFilesRequest(IReadOnlyList<Guid> FileIds);

/// <summary>Time that was spent.</summary>
public sealed record LogTimeRequest(DateTimeOffset StartedAt, int Minutes, string? Note = null);

public sealed record EditCommentRequest(string Text);

/// <param name="LagDays">Working days, at most 3,650 either way; negative for a lead.</param>
/// <param name="MoveDependents">Whether the task, and what waits for it, is moved where it violates the dependency.</param>
public sealed record SetDependencyRequest(DependencyKind Kind = DependencyKind.FinishToStart, int LagDays = 0, bool MoveDependents = true);

/// <param name="SectionId">The section of the project it is shown in; null for none.</param>
public sealed record PlaceTaskRequest(Guid? SectionId = null);

public sealed record DeleteTasksRequest(IReadOnlyList<Guid> TaskIds);

/// <summary>A task in the bin of its project.</summary>
/// <param name="GoneAt">When it can be restored no more.</param>
public sealed record DeletedTaskDto(TaskDto Task, DateTimeOffset DeletedAt, DateTimeOffset GoneAt);

/// <summary>What happened to a task, in the words of the log; clients draw the sentence.</summary>
/// <param name="Field">As in <see cref="EditTasksRequest.Set"/>; <c>placement</c> (its values <see cref="PlacementDto"/>s), <c>dependencies</c>; null when the whole task is meant.</param>
/// <param name="Old">Long texts are cut.</param>
public sealed record ActivityDto(
    Guid Id, Guid TaskId, Guid BatchId, TaskActivityKind Kind, string? Field, JsonElement? Old, JsonElement? New, Guid? ActorId, DateTimeOffset At, bool Undone);

public enum TaskActivityKind
{
    Created,
    Changed,
    Moved,
    Completed,
    Reopened,
    Deleted,
    Restored,
    Rescheduled,
}

/// <summary>A comment on a task, a post or a check-in's answer.</summary>
/// <param name="Text">Markdown; empty when deleted.</param>
public sealed record CommentDto(
    Guid Id,
    Guid ProjectId,
    Guid SubjectId,
    Guid AuthorId,
    string Text,
    IReadOnlyList<FileDto> Files,
    IReadOnlyList<CommentReactionDto> Reactions,
    DateTimeOffset CreatedAt,
    DateTimeOffset? EditedAt,
    bool Deleted,
    int Version);

public sealed record CommentReactionDto(string Emoji, IReadOnlyList<Guid> MemberIds);

public sealed record PostCommentRequest(string Text, IReadOnlyList<Guid>? FileIds = null);

/// <summary>The fields of a task that can be set, by their wire names.</summary>
public static class TaskField
{
    public const string Title = "title";
    public const string Description = "description";
    public const string Assignees = "assigneeIds";
    public const string Followers = "followerIds";
    public const string Labels = "labelIds";
    public const string Priority = "priority";
    public const string Start = "start";
    public const string StartTime = "startTime";
    public const string Due = "due";
    public const string DueTime = "dueTime";
    public const string Milestone = "milestone";
    public const string Completed = "completed";
    public const string Estimate = "estimateMinutes";
    public const string Recurrence = "recurrence";
    public const string Parent = "parentId";
    public const string Cover = "coverFileId";

    /// <summary>Before a custom field's id.</summary>
    public const string CustomPrefix = "field:";
}
