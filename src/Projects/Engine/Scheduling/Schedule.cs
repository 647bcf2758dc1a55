namespace Tertulia.Projects.Scheduling;

// How dependencies become dates
// =============================
//
// Dates are inclusive: a task from Monday to Wednesday takes three days, and one with a single date takes that day. All arithmetic is in working
// days. WorkCalendar numbers them, so that a task is a span [s, e) of whole numbers: s is the number of its first working day, e the number after its
// last, and e - s how long it takes. A weekend is no distance at all: what ends on Friday, Saturday or Sunday has the same e, and what starts on
// Saturday, Sunday or Monday the same s.
//
// A dependency is a lower bound on one end of the successor, lag being working days and negative for a lead:
//
//     finish to start    s ≥ e of the predecessor + lag      lag 0: starts on the working day after; lag -1: on its last day
//     start to start     s ≥ s of the predecessor + lag      lag 0: may start on the same day
//     finish to finish   e ≥ e of the predecessor + lag      lag 0: may end on the same day
//     start to finish    e ≥ s of the predecessor + lag      lag 0: may end on the working day before
//
// A milestone is reached at the end of its day. It is handled as a task of that one day, but finish to start *into* it binds e and not s: the day on
// which the last work ends is the day of the milestone. What starts after it starts on the next working day.
//
// Bounds are lower bounds only. A successor that starts later than it must was put there by somebody, for a reason the schedule does not know; moving
// its predecessor earlier is no reason to move it too. So a task is only ever pushed later, only when a bound is violated, by just as much as that
// takes, and it keeps its working days. With that, what has to move is the least solution of "s is at least where it is, and at least each bound",
// which is unique: tasks are visited once, predecessors first, in time linear in the tasks and links that can be reached from what changed.
//
// Who may push whom: what was changed holds to its own predecessors too (dragged to where it cannot be, it comes back to where it can), and pushes its
// successors; what was pushed is put where *all* its predecessors allow, and pushes on. A violation that has been there before, between tasks that are
// not touched, stays: somebody chose it, or an import brought it, and moving a stranger's task would be a surprise. Tasks without dates have no place
// to be pushed from and hold nothing up; completed ones stay where the work was done, and what waited for them need not wait any more.
//
// A task whose days are all days off takes no working day. It stays where it was put, but when it is pushed it takes one, since it has to land on one.
//
// Each task counts in the calendar of its own project, also the lag before it. Ends of tasks are therefore kept as days, which all calendars share,
// and become working days by the calendar of whoever waits: [Start, End) below are days, numbered from 0001-01-01.

/// <summary>A project's tasks and dependencies, to ask what follows from a change. Immutable; safe to share.</summary>
public sealed partial class Schedule
{
    /// <summary>The greatest lag, and the greatest lead, that <see cref="Check"/> lets pass: about fourteen years of working days.</summary>
    public const int MaxLagDays = 3_650;

    private readonly DependencyGraph _graph;
    private readonly ScheduleTask[] _tasks;
    private readonly Span[] _spans;
    private readonly WorkCalendar _calendar;

    /// <param name="tasks">With distinct ids; their order means nothing.</param>
    /// <param name="dependencies">Those that name other tasks are ignored.</param>
    /// <param name="calendar">Of tasks that bring none of their own.</param>
    /// <exception cref="ArgumentException">A task is given twice.</exception>
    public Schedule(IEnumerable<ScheduleTask> tasks, IEnumerable<Dependency> dependencies, WorkCalendar calendar)
    {
        _tasks = [.. tasks];
        _calendar = calendar;
        _spans = Array.ConvertAll(_tasks, Span.Of);
        _graph = new DependencyGraph(Array.ConvertAll(_tasks, task => task.Id), dependencies);
    }

    /// <summary>Where what waits for the changed tasks has to go. O(tasks + links) that can be reached from them.</summary>
    /// <param name="changed">
    /// Tasks of this schedule as they are after the change; give the successor, unchanged, for a dependency that is new. One that violates its own
    /// predecessors is among the moves, from the dates given here.
    /// </param>
    /// <exception cref="ArgumentException">A changed task is not part of the schedule.</exception>
    public Rescheduling Move(IEnumerable<ScheduleTask> changed)
    {
        var spans = (Span[])_spans.Clone();
        var given = new Dictionary<int, ScheduleTask>();
        foreach (var task in changed)
        {
            var place = _graph.PlaceOf(task.Id);
            if (place < 0)
                throw new ArgumentException($"The task {task.Id} is not part of the schedule.", nameof(changed));
            given[place] = task;
            spans[place] = Span.Of(task);
        }

        if (_graph.Order(given.Keys, place => spans[place].Placed) is not { } order)
            return new Rescheduling([], CycleAmong(spans));

        var moves = new List<TaskMoveDto>();
        var touched = new bool[spans.Length];
        foreach (var place in order)
        {
            var task = given.GetValueOrDefault(place) ?? _tasks[place];
            touched[place] = given.ContainsKey(place);
            if (!touched[place] && FindPush(spans, place, touched) is null)
                continue;
            if (FindPush(spans, place, by: null) is not { } push)
                continue;

            var calendar = CalendarOf(place);
            var end = push.Start + spans[place].Length(calendar);
            if (end > calendar.WorkingDays)
                return new Rescheduling([], new ScheduleRefusal(ScheduleProblem.TooFar, [task.Id]));

            touched[place] = true;
            spans[place] = spans[place].At((int)push.Start, (int)end, calendar);
            var (start, due) = spans[place].DatesOf(task);
            moves.Add(new TaskMoveDto(task.Id, task.Start, task.Due, start, due, push.BecauseOf));
        }

        return new Rescheduling(moves, null);
    }

    /// <summary>Why a dependency cannot be added; null when it can. A cycle begins with the new predecessor, then the new successor.</summary>
    public ScheduleRefusal? Check(Dependency added)
    {
        if (added.PredecessorId == added.SuccessorId)
            return new ScheduleRefusal(ScheduleProblem.Itself, [added.PredecessorId]);
        if (!Enum.IsDefined(added.Kind))
            return new ScheduleRefusal(ScheduleProblem.UnknownKind, []);
        if (added.LagDays is < -MaxLagDays or > MaxLagDays)
            return new ScheduleRefusal(ScheduleProblem.LagOutOfRange, []);

        var (from, to) = (_graph.PlaceOf(added.PredecessorId), _graph.PlaceOf(added.SuccessorId));
        if (from < 0 || to < 0)
            return new ScheduleRefusal(ScheduleProblem.UnknownTask, [from < 0 ? added.PredecessorId : added.SuccessorId]);
        if (_graph.SuccessorsOf(from).Contains(to))
            return new ScheduleRefusal(ScheduleProblem.Duplicate, [added.PredecessorId, added.SuccessorId]);
        return _graph.FindPath(to, from) is { } back
            ? new ScheduleRefusal(ScheduleProblem.Cycle, [added.PredecessorId, .. back.SkipLast(1)])
            : null;
    }

    /// <summary>
    /// Tasks that wait for each other in a circle, with or without dates: the least id first, each waiting for the one before it. Null without any.
    /// </summary>
    public IReadOnlyList<Guid>? FindCycle() => _graph.FindCycle(_ => true);

    /// <summary>The dependencies that the dates violate.</summary>
    public IReadOnlyList<Dependency> FindViolations()
    {
        var violated = new List<Dependency>();
        foreach (var link in _graph.Links)
        {
            if (_spans[link.From].Placed && _spans[link.To].Placed && PushBy(_spans, link) is not null)
                violated.Add(new Dependency(_graph.IdOf(link.From), _graph.IdOf(link.To), link.Kind, link.LagDays));
        }

        return violated;
    }

    private WorkCalendar CalendarOf(int place) => _tasks[place].Calendar ?? _calendar;

    private ScheduleRefusal CycleAmong(Span[] spans) =>
        new(ScheduleProblem.Cycle, _graph.FindCycle(place => spans[place].Placed)!);

    /// <summary>Where its predecessors push a task, the furthest of them, and the least id of those; null when none does.</summary>
    /// <param name="by">Only these; null for all.</param>
    private (long Start, Guid BecauseOf)? FindPush(Span[] spans, int place, bool[]? by)
    {
        (long Start, Guid BecauseOf)? furthest = null;
        foreach (var index in _graph.To(place))
        {
            var link = _graph.Links[index];
            if (!spans[link.From].Placed || by?[link.From] == false || PushBy(spans, link) is not { } start)
                continue;
            var predecessor = _graph.IdOf(link.From);
            if (furthest is not { } known || start > known.Start || (start == known.Start && predecessor.CompareTo(known.BecauseOf) < 0))
                furthest = (start, predecessor);
        }

        return furthest;
    }

    /// <summary>The working day on which a link lets its successor start, when that is not where it starts; null when it holds.</summary>
    private long? PushBy(Span[] spans, Link link)
    {
        var (predecessor, successor, calendar) = (spans[link.From], spans[link.To], CalendarOf(link.To));
        var bound = (long)calendar.Before(link.Kind.FromFinish() ? predecessor.End : predecessor.Start) + link.LagDays;
        if (!link.Kind.ToFinish(successor.Milestone))
            return bound > calendar.Before(successor.Start) ? bound : null;
        return bound > calendar.Before(successor.End) ? bound - successor.Length(calendar) : null;
    }
}
