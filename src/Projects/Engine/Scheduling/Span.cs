namespace Tertulia.Projects.Scheduling;

/// <summary>Where a task stands.</summary>
/// <param name="Start">Its first day, as a number from 0001-01-01.</param>
/// <param name="End">The day after its last.</param>
/// <param name="Placed">False for tasks that take no part: completed, or without dates.</param>
internal readonly record struct Span(int Start, int End, bool Placed, bool Milestone)
{
    internal static Span Of(ScheduleTask task)
    {
        if (task.Done || (task.Due ?? task.Start) is not { } due)
            return default;
        var start = task.Milestone ? due : task.Start ?? due;
        return new Span(start.DayNumber, Math.Max(start.DayNumber, due.DayNumber) + 1, true, task.Milestone);
    }

    /// <summary>The working days it takes wherever it goes: at least one.</summary>
    internal int Length(WorkCalendar calendar) => Math.Max(1, calendar.Before(End) - calendar.Before(Start));

    /// <summary>The same task on other working days, [start, end).</summary>
    internal Span At(int start, int end, WorkCalendar calendar) =>
        this with { Start = calendar.DayNumber(start), End = calendar.DayNumber(end - 1) + 1 };

    /// <summary>Its dates, where the task has any: one with a single date keeps having one.</summary>
    internal (DateOnly? Start, DateOnly? Due) DatesOf(ScheduleTask task) => (
        task.Start is null ? null : DateOnly.FromDayNumber(Start),
        task.Due is null ? null : DateOnly.FromDayNumber(End - 1));
}

internal static class DependencyKinds
{
    internal static bool FromFinish(this DependencyKind kind) => kind is DependencyKind.FinishToStart or DependencyKind.FinishToFinish;

    /// <summary>Whether it binds the end of the successor; a milestone is all end where work has to be finished before it.</summary>
    internal static bool ToFinish(this DependencyKind kind, bool milestone) =>
        kind is DependencyKind.FinishToFinish or DependencyKind.StartToFinish || (milestone && kind == DependencyKind.FinishToStart);
}
