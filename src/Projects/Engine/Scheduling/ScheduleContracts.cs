namespace Tertulia.Projects.Scheduling;

/// <summary>What the schedule needs to know of a task.</summary>
/// <param name="Start">First day, inclusive. A task with one date has it for both ends.</param>
/// <param name="Due">Last day, inclusive; before <paramref name="Start"/> it counts as the same day.</param>
/// <param name="Milestone">A point in time, at the end of <paramref name="Due"/>, or of <paramref name="Start"/> where that is missing.</param>
/// <param name="Done">Completed: it neither moves nor holds anything up.</param>
/// <param name="Calendar">Its project's, where it is not the schedule's own.</param>
public sealed record ScheduleTask(
    Guid Id, DateOnly? Start, DateOnly? Due, bool Milestone = false, bool Done = false, WorkCalendar? Calendar = null);

/// <summary>A task waits for another.</summary>
/// <param name="LagDays">Working days of the successor's calendar between the two ends; negative for a lead.</param>
public sealed record Dependency(
    Guid PredecessorId, Guid SuccessorId, DependencyKind Kind = DependencyKind.FinishToStart, int LagDays = 0);

/// <summary>Why something cannot be scheduled.</summary>
public enum ScheduleProblem
{
    /// <summary>A task would wait for itself by way of the tasks named, each of which waits for the one before it, and the first for the last.</summary>
    Cycle,

    /// <summary>The task named would end after the year 9999.</summary>
    TooFar,

    /// <summary>A task cannot wait for itself.</summary>
    Itself,

    /// <summary>The task named is not part of the schedule.</summary>
    UnknownTask,

    /// <summary>The second task named waits for the first already: two tasks have one dependency.</summary>
    Duplicate,

    /// <summary>The lag is not within ± <see cref="Schedule.MaxLagDays"/>.</summary>
    LagOutOfRange,

    /// <summary>The kind is none of the four.</summary>
    UnknownKind,
}

public sealed record ScheduleRefusal(ScheduleProblem Problem, IReadOnlyList<Guid> TaskIds);

/// <summary>What moved, or why nothing could.</summary>
/// <param name="Moves">Predecessors before their successors; empty when refused.</param>
/// <param name="Refusal"><see cref="ScheduleProblem.Cycle"/> or <see cref="ScheduleProblem.TooFar"/>; null when all is well.</param>
public sealed record Rescheduling(IReadOnlyList<TaskMoveDto> Moves, ScheduleRefusal? Refusal);

/// <param name="Finish">The day the last open task ends; null without any.</param>
/// <param name="Tasks">Open tasks with dates, predecessors before their successors; empty when refused.</param>
/// <param name="Refusal"><see cref="ScheduleProblem.Cycle"/> or <see cref="ScheduleProblem.TooFar"/>; null when all is well.</param>
public sealed record CriticalPathResult(DateOnly? Finish, IReadOnlyList<TaskSlack> Tasks, ScheduleRefusal? Refusal);

/// <summary>How far a task can slip. All dates are inclusive; both of a milestone are its day.</summary>
/// <param name="EarlyStart">As planned, or later where what it waits for pushes it.</param>
/// <param name="LateStart">The last day it may start on without the project ending later.</param>
/// <param name="Slack">Working days it can slip without the project ending later, 0 or more.</param>
public sealed record TaskSlack(Guid TaskId, DateOnly EarlyStart, DateOnly EarlyDue, DateOnly LateStart, DateOnly LateDue, int Slack)
{
    /// <summary>Whether the project ends later as soon as the task does.</summary>
    public bool Critical => Slack == 0;
}
