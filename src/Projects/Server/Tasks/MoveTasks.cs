using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Projects;

/// <summary>Moves tasks within a project, shows them in another besides, or takes them out of it again. Parts go with what they are parts of.</summary>
internal static class MoveTasks
{
    public static void Map(IEndpointRouteBuilder projects)
    {
        projects.MapPost("/{projectId:guid}/move", MoveAsync).WithName("projects.tasks.move");
        projects.MapPut("/{projectId:guid}/tasks/{taskId:guid}", PlaceAsync).WithName("projects.tasks.place");
        projects.MapDelete("/{projectId:guid}/tasks/{taskId:guid}", TakeOutAsync).WithName("projects.tasks.take_out");
    }

    private static async Task<Results<Ok<EditTasksDto>, ProblemHttpResult>> MoveAsync(
        Guid projectId, MoveTasksRequest request, Caller caller, TertuliaDb db, TaskWork work, TimeProvider clock, CancellationToken ct)
    {
        Guid[] ids = [.. request.TaskIds.Distinct()];
        if (ids.Length is 0 or > ProjectLimits.TasksAtOnce)
            return Problems.Invalid("taskIds", ids.Length == 0 ? "required" : "too_many");

        await using var write = await db.BeginAsync(ct);
        if (await work.Tree.BelowAsync(ids, ct) is not { } below)
            return Refusal.TooMany.ToProblem();

        var batch = work.Begin(caller, clock.GetStoredNow());
        await batch.TakeAsync([.. ids, .. below], [projectId], ct);
        var tasks = ids.Select(batch.Find).OfType<ProjectTask>().Where(t => t.PlacementIn(projectId) is not null).ToList();
        if (tasks.Count != ids.Length || batch.LevelIn(projectId) is null)
            return Problems.NotFound();
        if (batch.RefuseEditingIn(projectId) is { } refusal)
            return refusal.ToProblem();
        if (request.SectionId is { } sectionId && !await db.Sections().AnyAsync(s => s.Id == sectionId && s.ProjectId == projectId, ct))
            return Problems.Invalid("sectionId", "unknown");
        if (await work.Ranks.BeforeAsync(projectId, request.SectionId, request.Before, ids, ct) is not { } between)
            return Problems.Invalid("before", "unknown");

        var ranks = Rank.Many(between.Low, between.High, tasks.Count);
        if (ranks.Any(r => r.Length > ProjectLimits.Rank))
            return Refusal.NoRoom.ToProblem();
        foreach (var (task, rank) in tasks.Zip(ranks))
            Place(batch, task, projectId, request.SectionId, rank);

        // They keep their order among themselves.
        foreach (var part in below.Select(batch.Find).OfType<ProjectTask>())
        {
            if (!ids.Contains(part.Id) && part.PlacementIn(projectId) is { } there && there.SectionId != request.SectionId)
                Place(batch, part, projectId, request.SectionId, there.Rank);
        }

        if (await batch.SaveAsync(work.Pages, ct) is { } moved)
            return moved.ToProblem();

        await write.CommitAsync(ct);
        return TypedResults.Ok(TaskWork.Answer(batch, ids));
    }

    /// <summary>In the project besides its home; at the end of a section of that project.</summary>
    private static async Task<Results<Ok<EditTasksDto>, ProblemHttpResult>> PlaceAsync(
        Guid projectId, Guid taskId, PlaceTaskRequest request, Caller caller, TertuliaDb db, TaskWork work, TimeProvider clock, CancellationToken ct)
    {
        await using var write = await db.BeginAsync(ct);
        var batch = work.Begin(caller, clock.GetStoredNow());
        await batch.TakeAsync([taskId], [projectId], ct);
        if (batch.Find(taskId) is not { } task || batch.LevelIn(projectId) is null)
            return Problems.NotFound();
        if ((batch.RefuseEditing(task) ?? batch.RefuseEditingIn(projectId)) is { } refusal)
            return refusal.ToProblem();
        if (request.SectionId is { } sectionId && !await db.Sections().AnyAsync(s => s.Id == sectionId && s.ProjectId == projectId, ct))
            return Problems.Invalid("sectionId", "unknown");
        if (task.PlacementIn(projectId) is null && task.Placements.Count >= ProjectLimits.Placements)
            return Refusal.TooMany.ToProblem();

        if (task.PlacementIn(projectId) is not { } there || there.SectionId != request.SectionId)
            Place(batch, task, projectId, request.SectionId, await work.Ranks.EndAsync(projectId, request.SectionId, ct));
        if (await batch.SaveAsync(work.Pages, ct) is { } moved)
            return moved.ToProblem();

        await write.CommitAsync(ct);
        return TypedResults.Ok(TaskWork.Answer(batch, [taskId]));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> TakeOutAsync(
        Guid projectId, Guid taskId, Caller caller, TertuliaDb db, TaskWork work, TimeProvider clock, CancellationToken ct)
    {
        await using var write = await db.BeginAsync(ct);
        var batch = work.Begin(caller, clock.GetStoredNow());
        await batch.TakeAsync([taskId], [projectId], ct);
        if (batch.Find(taskId) is not { } task || batch.LevelIn(projectId) is null || task.PlacementIn(projectId) is not { } there)
            return Problems.NotFound();
        if (batch.RefuseEditingIn(projectId) is { } refusal)
            return refusal.ToProblem();
        if (task.ProjectId == projectId)
            return Problems.Conflict("This is the task's home; delete the task, or take it out of other projects.");

        batch.Touch(task);
        task.TakeOut(projectId);
        batch.Record(task, TaskActivityKind.Moved, Field, FieldChange.Json(there), null);
        if (await batch.SaveAsync(work.Pages, ct) is { } moved)
            return moved.ToProblem();

        await write.CommitAsync(ct);
        return TypedResults.NoContent();
    }

    /// <summary>The history's name for where a task stands; its values are placements.</summary>
    public const string Field = "placement";

    public static void Place(TaskBatch batch, ProjectTask task, Guid projectId, Guid? sectionId, string rank)
    {
        var old = task.PlacementIn(projectId);
        batch.Touch(task);
        task.Place(projectId, sectionId, rank);
        batch.Record(task, TaskActivityKind.Moved, Field, FieldChange.Json(old), FieldChange.Json(task.PlacementIn(projectId)));
    }
}
