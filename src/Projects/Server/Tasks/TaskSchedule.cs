using Tertulia.Platform;
using Tertulia.Projects.Scheduling;

namespace Tertulia.Projects;

/// <summary>Moves what waits for tasks whose dates change. Costs what can be reached from them, not what the project holds.</summary>
internal sealed class TaskSchedule(TertuliaDb db, ProjectIndex index)
{
    /// <summary>The tasks that may have to move along, before their turns are held.</summary>
    public async Task<IReadOnlyCollection<Guid>> ReachAsync(Guid projectId, IEnumerable<Guid> changed, CancellationToken ct) =>
        Reach(await index.ReadAsync(db, projectId, ct), changed);

    /// <summary>The project's tasks as the database has them; read before anything of it is saved.</summary>
    public Task<ProjectRows> ReadAsync(Guid projectId, CancellationToken ct) => index.ReadAsync(db, projectId, ct);

    /// <summary>Moves them, in the batch.</summary>
    /// <param name="rows">From before the batch.</param>
    public static async Task MoveAsync(TaskBatch batch, Project project, ProjectRows rows, IReadOnlyCollection<ProjectTask> changed, CancellationToken ct)
    {
        var reach = Reach(rows, changed.Select(t => t.Id)).Concat(changed.Select(t => t.Id)).ToHashSet();
        var now = changed.ToDictionary(t => t.Id, t => t.ToDto());
        var known = new Dictionary<Guid, TaskDto>();
        foreach (var id in reach)
            Take(id);
        foreach (var predecessor in known.Values.ToList().SelectMany(t => t.Dependencies))
            Take(predecessor.PredecessorId);
        if (known.Values.All(t => t.Dependencies.Count == 0))
            return;

        var schedule = new Schedule(known.Values.Select(ToSchedule), known.Values.SelectMany(LinksOf), new WorkCalendar(project.WorkWeek));
        var moves = schedule.Move(changed.Where(t => known.ContainsKey(t.Id)).Select(t => ToSchedule(now[t.Id]))).Moves;
        await batch.LoadAsync([.. moves.Select(m => m.TaskId)], ct);
        foreach (var move in moves)
        {
            if (batch.Loaded(move.TaskId) is not { DeletedAt: null } task)
                continue;

            batch.Touch(task);
            Set(batch, task, TaskField.Start, move.Start, () => task.Start = move.Start);
            Set(batch, task, TaskField.Due, move.Due, () => task.Due = move.Due);
            batch.RecordMove(move);
        }

        void Take(Guid id)
        {
            if ((now.GetValueOrDefault(id) ?? rows.Find(id)) is { } task && task.ProjectId == project.Id)
                known[id] = task;
        }
    }

    /// <summary>The circle that a new dependency would close: the predecessor first, each waiting for the one before it. Null when it closes none.</summary>
    public static IReadOnlyList<Guid>? FindCycle(ProjectRows rows, Guid predecessorId, Guid successorId)
    {
        // Along what waits for the successor, back to the predecessor: nothing else of the project is looked at.
        var cameFrom = new Dictionary<Guid, Guid> { [successorId] = predecessorId };
        var queue = new Queue<Guid>([successorId]);
        while (queue.TryDequeue(out var id))
        {
            foreach (var next in rows.SuccessorsOf(id))
            {
                if (next.Id == predecessorId)
                {
                    var cycle = new List<Guid>();
                    for (var step = id; step != predecessorId; step = cameFrom[step])
                        cycle.Add(step);
                    cycle.Add(predecessorId);
                    cycle.Reverse();
                    return cycle;
                }

                if (cameFrom.TryAdd(next.Id, id))
                    queue.Enqueue(next.Id);
            }
        }

        return null;
    }

    public static ScheduleTask ToSchedule(TaskDto task) => new(task.Id, task.Start, task.Due, task.Milestone, task.CompletedAt is not null);

    public static IEnumerable<Dependency> LinksOf(TaskDto task) => task.Dependencies.Select(d => new Dependency(d.PredecessorId, task.Id, d.Kind, d.LagDays));

    private static void Set(TaskBatch batch, ProjectTask task, string field, DateOnly? date, Action write)
    {
        var (old, made) = (FieldChanges.Read(task, field), FieldChange.Json(date));
        if (FieldChange.Same(old, made))
            return;

        write();
        batch.Record(task, TaskActivityKind.Rescheduled, field, old, made);
    }

    private static HashSet<Guid> Reach(ProjectRows rows, IEnumerable<Guid> changed)
    {
        var seen = new HashSet<Guid>();
        var queue = new Queue<Guid>(changed);
        while (queue.TryDequeue(out var id))
        {
            foreach (var successor in rows.SuccessorsOf(id))
            {
                if (seen.Add(successor.Id))
                    queue.Enqueue(successor.Id);
            }
        }

        return seen;
    }
}
