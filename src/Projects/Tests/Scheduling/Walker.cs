using Tertulia.Projects.Scheduling;

namespace Tertulia.Projects.Tests.Scheduling;

/// <summary>
/// The schedule by brute force, with none of the engine's arithmetic: days are walked one by one, a violated successor is put one working day later
/// at a time, and all links are tried again until nothing moves any more.
/// </summary>
internal sealed class Walker(IReadOnlyList<ScheduleTask> tasks, IReadOnlyList<Dependency> dependencies, WorkCalendar calendar)
{
    private readonly Dictionary<Guid, ScheduleTask> _tasks = tasks.ToDictionary(task => task.Id);
    private readonly Dictionary<Guid, (DateOnly Start, DateOnly Due)> _at = tasks
        .Where(task => !task.Done && (task.Start ?? task.Due) is not null)
        .ToDictionary(task => task.Id, task => task.Milestone ? (task.Due ?? task.Start!.Value, task.Due ?? task.Start!.Value)
            : (task.Start ?? task.Due!.Value, task.Due ?? task.Start!.Value));

    internal IReadOnlyDictionary<Guid, (DateOnly Start, DateOnly Due)> At => _at;

    internal DateOnly Finish => _at.Values.Max(at => at.Due);

    /// <summary>Settles what the touched tasks reach; answers with the tasks that moved.</summary>
    internal HashSet<Guid> Settle(IEnumerable<Guid> touched)
    {
        var reached = touched.ToHashSet();
        var moved = new HashSet<Guid>();
        for (var again = true; again;)
        {
            again = false;
            foreach (var link in dependencies)
            {
                if (!reached.Contains(link.PredecessorId) && !reached.Contains(link.SuccessorId))
                    continue;
                while (!Holds(link))
                {
                    Delay(link.SuccessorId, 1);
                    reached.Add(link.SuccessorId);
                    moved.Add(link.SuccessorId);
                    again = true;
                }
            }
        }

        return moved;
    }

    /// <summary>Puts a task that many working days later.</summary>
    internal void Delay(Guid id, int days)
    {
        var task = _tasks[id];
        for (; days > 0; days--)
        {
            var (start, due) = _at[id];
            if (WorkedDays(task, start, due) == 0)
                _at[id] = (OnOrAfter(task, start), OnOrAfter(task, start));
            else if (task.Milestone)
                _at[id] = (After(task, due), After(task, due));
            else
                _at[id] = (After(task, OnOrAfter(task, start)), After(task, due));
        }
    }

    internal bool Holds(Dependency link)
    {
        if (!_at.TryGetValue(link.PredecessorId, out var predecessor) || !_at.TryGetValue(link.SuccessorId, out var at))
            return true;
        var successor = _tasks[link.SuccessorId];
        var from = OnOrAfter(successor, link.Kind is DependencyKind.FinishToStart or DependencyKind.FinishToFinish
            ? predecessor.Due.AddDays(1) : predecessor.Start);
        for (var lag = link.LagDays; lag != 0; lag -= Math.Sign(lag))
            from = lag > 0 ? After(successor, from) : Before(successor, from);

        var starts = link.Kind == DependencyKind.StartToStart || (link.Kind == DependencyKind.FinishToStart && !successor.Milestone);
        return OnOrAfter(successor, starts ? at.Start : at.Due.AddDays(1)) >= from;
    }

    internal int WorkedDays(ScheduleTask task, DateOnly start, DateOnly due)
    {
        var count = 0;
        for (var day = start; day <= due; day = day.AddDays(1))
            count += IsWorked(task, day) ? 1 : 0;
        return count;
    }

    private bool IsWorked(ScheduleTask task, DateOnly day) => (task.Calendar ?? calendar).IsWorking(day);

    private DateOnly OnOrAfter(ScheduleTask task, DateOnly day) => IsWorked(task, day) ? day : After(task, day);

    private DateOnly After(ScheduleTask task, DateOnly day)
    {
        do
            day = day.AddDays(1);
        while (!IsWorked(task, day));
        return day;
    }

    private DateOnly Before(ScheduleTask task, DateOnly day)
    {
        do
            day = day.AddDays(-1);
        while (!IsWorked(task, day));
        return day;
    }
}
