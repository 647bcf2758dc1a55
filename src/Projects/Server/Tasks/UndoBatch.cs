using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Projects;

/// <summary>
/// Takes back what one request did, however many tasks it changed. Fields that somebody changed since stay as they are; when nothing is left to take back, it
/// says so. Undoing is a change like any other, with a history of its own.
/// </summary>
internal static class UndoBatch
{
    public static void Map(IEndpointRouteBuilder projects) => projects.MapPost("/batches/{batchId:guid}/undo", HandleAsync).WithName("projects.batches.undo");

    private static async Task<Results<Ok<EditTasksDto>, ProblemHttpResult>> HandleAsync(
        Guid batchId, Caller caller, TertuliaDb db, TaskWork work, TimeProvider clock, CancellationToken ct)
    {
        await using var write = await db.BeginAsync(ct);
        var ids = await db.TaskActivities().Where(a => a.BatchId == batchId).Select(a => a.TaskId).Distinct().ToListAsync(ct);
        if (ids.Count == 0)
            return Problems.NotFound();

        Guid[] all = [.. ids.Union(await DeleteTasks.TogetherAsync(db, batchId, ct))];
        if (await DeleteTasks.OpenAsync(caller, all, work, clock.GetStoredNow(), ct) is not { } opened)
            return Refusal.TooMany.ToProblem();

        var (batch, below) = opened;
        var tasks = ids.Select(batch.Loaded).OfType<ProjectTask>().Where(t => batch.LevelOn(t) is not null).ToList();
        if (tasks.Count == 0)
            return Problems.NotFound();
        if (tasks.Select(batch.RefuseEditing).FirstOrDefault(r => r is not null) is { } refusal)
            return refusal.ToProblem();

        // In the batch's turn, so that two who undo it at once do it once.
        var activities = await db.TaskActivities().Where(a => a.BatchId == batchId && !a.Undone).ToListAsync(ct);
        var byId = tasks.ToDictionary(t => t.Id);
        foreach (var group in activities.GroupBy(a => (a.TaskId, a.Field, a.Field is null ? a.Kind : default)).OrderByDescending(g => g.Max(a => a.Sequence)).ToList())
        {
            // A field that was set and then pushed on goes back to what it was before both.
            if (!byId.TryGetValue(group.Key.TaskId, out var task) || !await UndoAsync(batch, task, group.MinBy(a => a.Sequence)!, all, below, work, ct))
                continue;

            foreach (var activity in group)
                activity.Undone = true;
        }

        var undone = activities.Where(a => a.Undone).ToList();
        if (undone.Count == 0)
            return Refusal.Gone.ToProblem();

        batch.Retell(undone);
        if (await batch.SaveAsync(work.Pages, ct) is { } moved)
            return moved.ToProblem();

        await write.CommitAsync(ct);
        return TypedResults.Ok(TaskWork.Answer(batch, ids));
    }

    private static async Task<bool> UndoAsync(
        TaskBatch batch, ProjectTask task, TaskActivity activity, Guid[] together, IReadOnlyList<Guid> below, TaskWork work, CancellationToken ct)
    {
        switch (activity.Kind)
        {
            case TaskActivityKind.Created when task.DeletedAt is null:
                await DeleteTasks.TakeAwayAsync(batch, [task], below, ct);
                return true;
            case TaskActivityKind.Deleted when task.DeletedBatch == activity.BatchId && batch.Now - task.DeletedAt <= ProjectLimits.Restorable:
                await DeleteTasks.BringBackAsync(batch, activity.BatchId, together, ct);
                return true;
            case TaskActivityKind.Deleted when task.DeletedAt is null:
                return batch.Touched.Contains(task);
            case TaskActivityKind.Created or TaskActivityKind.Deleted or TaskActivityKind.Restored:
                return false;
        }

        // Stamped by this very batch means that nobody, undoing included, changed it since.
        if (activity.Field is not { } field || task.DeletedAt is not null || task.FieldVersions.GetValueOrDefault(field)?.Version != activity.Version)
            return false;
        if (activity.Kind == TaskActivityKind.Moved)
            return await PutBackAsync(batch, task, activity, work, ct);

        if (field == EditDependencies.Field)
        {
            EditDependencies.Set(batch, task, activity.Old is null ? [] : JsonSerializer.Deserialize<IReadOnlyList<DependencyDto>>(activity.Old, WireJson.Options)!);
            return true;
        }

        var old = activity.Old is null ? default : JsonSerializer.Deserialize<JsonElement>(activity.Old);
        using var nothing = JsonDocument.Parse("null");
        var change = FieldChanges.Parse(field, activity.Old is null ? nothing.RootElement : old, batch.Caller.MemberId, batch.Now, new FormChecks());
        return change is not null && await work.Editor.SetAsync(batch, task, change, ct) is null;
    }

    private static async Task<bool> PutBackAsync(TaskBatch batch, ProjectTask task, TaskActivity activity, TaskWork work, CancellationToken ct)
    {
        var old = activity.Old is null ? null : JsonSerializer.Deserialize<PlacementDto>(activity.Old, WireJson.Options);
        var made = activity.New is null ? null : JsonSerializer.Deserialize<PlacementDto>(activity.New, WireJson.Options);
        if ((old ?? made) is not { } either || batch.Project(either.ProjectId) is null || batch.RefuseEditingIn(either.ProjectId) is not null)
            return false;

        if (old is null)
        {
            batch.Touch(task);
            task.TakeOut(either.ProjectId);
            batch.Record(task, TaskActivityKind.Moved, MoveTasks.Field, FieldChange.Json(made), null);
            return true;
        }

        // The section may be gone meanwhile.
        var section = old.SectionId is { } id && !await work.HasSectionAsync(old.ProjectId, id, ct) ? null : old.SectionId;
        MoveTasks.Place(batch, task, old.ProjectId, section, old.Rank);
        return true;
    }
}
