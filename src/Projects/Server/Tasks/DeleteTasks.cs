using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Projects;

/// <summary>Deletes tasks with their parts, shows what was deleted, and brings it back within thirty days.</summary>
internal static class DeleteTasks
{
    private const int MostShown = 200;

    public static void Map(IEndpointRouteBuilder projects)
    {
        projects.MapPost("/tasks/delete", DeleteAsync).WithName("projects.tasks.delete");
        projects.MapPost("/tasks/{taskId:guid}/restore", RestoreAsync).WithName("projects.tasks.restore");
        projects.MapGet("/{projectId:guid}/bin", ListAsync).WithName("projects.tasks.bin");
    }

    private static async Task<Results<Ok<EditTasksDto>, ProblemHttpResult>> DeleteAsync(
        DeleteTasksRequest request, Caller caller, TertuliaDb db, TaskWork work, TimeProvider clock, CancellationToken ct)
    {
        Guid[] ids = [.. request.TaskIds.Distinct()];
        if (ids.Length is 0 or > ProjectLimits.TasksAtOnce)
            return Problems.Invalid("taskIds", ids.Length == 0 ? "required" : "too_many");

        await using var write = await db.BeginAsync(ct);
        if (await OpenAsync(caller, ids, work, clock.GetStoredNow(), ct) is not { } opened)
            return Refusal.TooMany.ToProblem();
        var (batch, below) = opened;
        var tasks = ids.Select(batch.Find).OfType<ProjectTask>().ToList();
        if (tasks.Count != ids.Length)
            return Problems.NotFound();
        if (tasks.Select(batch.RefuseEditing).FirstOrDefault(r => r is not null) is { } refusal)
            return refusal.ToProblem();

        await TakeAwayAsync(batch, tasks, below, ct);
        if (await batch.SaveAsync(work.Pages, ct) is { } moved)
            return moved.ToProblem();

        await write.CommitAsync(ct);
        return TypedResults.Ok(TaskWork.Answer(batch, []));
    }

    private static async Task<Results<Ok<EditTasksDto>, ProblemHttpResult>> RestoreAsync(
        Guid taskId, Caller caller, TertuliaDb db, TaskWork work, TimeProvider clock, CancellationToken ct)
    {
        await using var write = await db.BeginAsync(ct);
        var now = clock.GetStoredNow();
        var deletedBatch = await db.ProjectTasks().Where(t => t.Id == taskId && t.DeletedAt != null).Select(t => t.DeletedBatch).SingleOrDefaultAsync(ct);
        if (deletedBatch is not { } batchId)
            return Problems.NotFound();

        var batch = work.Begin(caller, now);
        var ids = await TogetherAsync(db, batchId, ct);
        await batch.TakeAsync([.. ids, .. await work.Tree.ParentsOfAsync(ids, ct)], [], ct);
        if (batch.Loaded(taskId) is not { DeletedAt: { } deletedAt } task || batch.LevelOn(task) is null || now - deletedAt > ProjectLimits.Restorable)
            return Problems.NotFound();
        if (batch.RefuseEditing(task) is { } refusal)
            return refusal.ToProblem();

        await BringBackAsync(batch, batchId, ids, ct);
        if (await batch.SaveAsync(work.Pages, ct) is { } moved)
            return moved.ToProblem();

        await write.CommitAsync(ct);
        return TypedResults.Ok(TaskWork.Answer(batch, ids));
    }

    /// <summary>The newest first; parts that went with their task are not listed.</summary>
    private static async Task<Results<Ok<IReadOnlyList<DeletedTaskDto>>, ProblemHttpResult>> ListAsync(
        Guid projectId, Caller caller, TertuliaDb db, TimeProvider clock, CancellationToken ct)
    {
        if (!await db.Projects().VisibleTo(caller, db).AnyAsync(p => p.Id == projectId, ct))
            return Problems.NotFound();

        var since = clock.GetUtcNow() - ProjectLimits.Restorable;
        var found = await db.ProjectTasks().AsNoTracking()
            .Where(t => t.ProjectId == projectId && t.DeletedAt > since
                && !db.ProjectTasks().Any(p => p.Id == t.ParentId && p.DeletedBatch == t.DeletedBatch))
            .OrderByDescending(t => t.DeletedAt).ThenBy(t => t.Number)
            .Take(MostShown)
            .ToListAsync(ct);
        return TypedResults.Ok<IReadOnlyList<DeletedTaskDto>>(
            [.. found.Select(t => new DeletedTaskDto(t.ToDto(), t.DeletedAt!.Value, t.DeletedAt.Value + ProjectLimits.Restorable))]);
    }

    public static async Task<(TaskBatch Batch, IReadOnlyList<Guid> Below)?> OpenAsync(
        Caller caller, IReadOnlyCollection<Guid> ids, TaskWork work, DateTimeOffset now, CancellationToken ct)
    {
        if (await work.Tree.BelowAsync(ids, ct) is not { } below)
            return null;

        var batch = work.Begin(caller, now);
        await batch.TakeAsync([.. ids, .. below, .. await work.Tree.ParentsOfAsync(ids, ct)], [], ct);
        return (batch, below);
    }

    public static async Task TakeAwayAsync(TaskBatch batch, IReadOnlyCollection<ProjectTask> tasks, IEnumerable<Guid> below, CancellationToken ct)
    {
        foreach (var task in tasks)
        {
            batch.Touch(task);
            batch.Record(task, TaskActivityKind.Deleted, old: FieldChange.Json(task.Title));
        }

        foreach (var task in below.Select(batch.Find).OfType<ProjectTask>().Concat(tasks).Distinct().ToList())
        {
            batch.Touch(task);
            task.Delete(batch.Id, batch.Now);
        }

        foreach (var task in tasks.Where(t => t.ParentId is { } parent && batch.Find(parent) is not null))
            await batch.CountPartAsync(task.ParentId, -1, task.CompletedAt is null ? 0 : -1, ct);
    }

    public static async Task<IReadOnlyList<Guid>> TogetherAsync(TertuliaDb db, Guid batchId, CancellationToken ct) =>
        await db.ProjectTasks().Where(t => t.DeletedBatch == batchId).OrderBy(t => t.Number).Select(t => t.Id).ToListAsync(ct);

    public static async Task BringBackAsync(TaskBatch batch, Guid deletedBatch, IEnumerable<Guid> ids, CancellationToken ct)
    {
        var tasks = ids.Select(batch.Loaded).OfType<ProjectTask>().Where(t => t.DeletedBatch == deletedBatch).ToList();
        var roots = tasks.Where(t => tasks.All(p => p.Id != t.ParentId)).ToList();
        foreach (var task in tasks)
        {
            batch.Touch(task);
            task.Restore();
        }

        foreach (var root in roots)
        {
            // What it was a part of may be gone meanwhile; then it stands by itself.
            if (root.ParentId is { } parentId && batch.Loaded(parentId) is not { DeletedAt: null })
                root.ParentId = null;
            batch.Record(root, TaskActivityKind.Restored);
            await batch.CountPartAsync(root.ParentId, 1, root.CompletedAt is null ? 0 : 1, ct);
        }
    }
}
