using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Projects;

/// <summary>What use cases that change tasks work with.</summary>
internal sealed class TaskWork(
    TertuliaDb db, EventLog events, TaskEditor editor, TaskPages pages, TaskTree tree, TaskRanks ranks, TaskSchedule schedule, FieldReferences references)
{
    public TaskEditor Editor => editor;

    public TaskPages Pages => pages;

    public TaskTree Tree => tree;

    public TaskRanks Ranks => ranks;

    public TaskSchedule Schedule => schedule;

    public FieldReferences References => references;

    public Task<bool> HasSectionAsync(Guid projectId, Guid sectionId, CancellationToken ct) => db.Sections().AnyAsync(s => s.Id == sectionId && s.ProjectId == projectId, ct);

    public TaskBatch Begin(Caller caller, DateTimeOffset now) => new(db, events, caller, now);

    /// <summary>Holds the turns of all that some changes of fields may touch: the tasks, what they are and become parts of, and what waits for them.</summary>
    public async Task<TaskBatch> OpenAsync(
        Caller caller, DateTimeOffset now, IReadOnlyCollection<Guid> taskIds, IReadOnlyCollection<FieldChange> changes, bool moveDependents, CancellationToken ct)
    {
        var concerned = taskIds.ToHashSet();
        if (changes.Any(c => c.Field is TaskField.Completed or TaskField.Parent))
            concerned.UnionWith(await tree.ParentsOfAsync(taskIds, ct));
        if (changes.FirstOrDefault(c => c.Field == TaskField.Parent) is { Value: { } parent })
            concerned.Add(parent.GetGuid());

        var batch = Begin(caller, now);
        if (moveDependents && changes.Any(c => c.ChangesDates))
        {
            // What may move is known only once the homes are; a first look, before any turn is held, tells whose turns to take.
            foreach (var home in await db.HomesOfAsync(taskIds, ct))
                concerned.UnionWith(await schedule.ReachAsync(home, taskIds, ct));
        }

        await batch.TakeAsync(concerned, [], ct);
        return batch;
    }

    /// <summary>Each home's tasks as they were, when dates will change.</summary>
    public async Task<IReadOnlyDictionary<Guid, ProjectRows>> RowsBeforeAsync(
        IReadOnlyCollection<ProjectTask> tasks, IReadOnlyCollection<FieldChange> changes, bool moveDependents, CancellationToken ct)
    {
        var before = new Dictionary<Guid, ProjectRows>();
        if (moveDependents && changes.Any(c => c.ChangesDates))
        {
            foreach (var home in tasks.Select(t => t.ProjectId).Distinct())
                before[home] = await schedule.ReadAsync(home, ct);
        }

        return before;
    }

    public static async Task MoveDependentsAsync(TaskBatch batch, IReadOnlyDictionary<Guid, ProjectRows> before, IEnumerable<ProjectTask> tasks, CancellationToken ct)
    {
        foreach (var home in tasks.Where(t => before.ContainsKey(t.ProjectId) && batch.Touched.Contains(t)).GroupBy(t => t.ProjectId).ToList())
            await TaskSchedule.MoveAsync(batch, batch.Project(home.Key)!, before[home.Key], [.. home], ct);
    }

    /// <summary>The tasks asked for first, then those changed along with them.</summary>
    public static EditTasksDto Answer(TaskBatch batch, IReadOnlyCollection<Guid> asked) => new(
        batch.Id,
        [.. asked.Select(batch.Find).OfType<ProjectTask>().Concat(batch.Touched.Where(t => t.DeletedAt is null && !asked.Contains(t.Id))).Select(t => t.ToDto())],
        batch.Moved);
}
