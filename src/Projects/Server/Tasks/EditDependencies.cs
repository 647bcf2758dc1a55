using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tertulia.Platform;
using Tertulia.Projects.Scheduling;

namespace Tertulia.Projects;

/// <summary>Makes a task wait for another of its project, changes how, or ends it. A circle is refused, and named.</summary>
internal static class EditDependencies
{
    /// <summary>The history's name for what a task waits for.</summary>
    public const string Field = "dependencies";

    private const string Route = "/tasks/{taskId:guid}/dependencies/{predecessorId:guid}";

    public static void Map(IEndpointRouteBuilder projects)
    {
        projects.MapPut(Route, SetAsync).WithName("projects.dependencies.set");
        projects.MapDelete(Route, RemoveAsync).WithName("projects.dependencies.remove");
    }

    private static async Task<Results<Ok<EditTasksDto>, ProblemHttpResult>> SetAsync(
        Guid taskId, Guid predecessorId, SetDependencyRequest request, Caller caller, TertuliaDb db, TaskWork work, TimeProvider clock, CancellationToken ct)
    {
        if (request.LagDays is < -Schedule.MaxLagDays or > Schedule.MaxLagDays)
            return Problems.Invalid("lagDays", "out_of_range");

        await using var write = await db.BeginAsync(ct);
        var batch = await OpenAsync(caller, taskId, predecessorId, db, work, clock.GetStoredNow(), ct);
        if (batch.Find(taskId) is not { } task || batch.Find(predecessorId) is not { } predecessor)
            return Problems.NotFound();
        if (batch.RefuseEditing(task) is { } refusal)
            return refusal.ToProblem();
        if (taskId == predecessorId || task.ProjectId != predecessor.ProjectId)
            return Problems.Invalid("predecessorId", taskId == predecessorId ? "itself" : "elsewhere");
        var others = task.Dependencies.Where(d => d.PredecessorId != predecessorId).ToList();
        if (others.Count >= ProjectLimits.Dependencies)
            return Refusal.TooMany.ToProblem();

        var rows = await work.Schedule.ReadAsync(task.ProjectId, ct);
        if (TaskSchedule.FindCycle(rows, predecessorId, taskId) is { } cycle)
        {
            return TypedResults.Problem(
                statusCode: StatusCodes.Status409Conflict,
                detail: "These tasks would wait for each other in a circle; take one of the dependencies away first.",
                extensions: new Dictionary<string, object?> { ["code"] = ProjectsProblemCodes.DependencyCycle, ["cycle"] = cycle });
        }

        Set(batch, task, [.. others, new(predecessorId, request.Kind, request.LagDays)]);
        if (request.MoveDependents && batch.Touched.Contains(task))
            await TaskSchedule.MoveAsync(batch, batch.Project(task.ProjectId)!, rows, [task], ct);
        if (await batch.SaveAsync(work.Pages, ct) is { } moved)
            return moved.ToProblem();

        await write.CommitAsync(ct);
        return TypedResults.Ok(TaskWork.Answer(batch, [taskId]));
    }

    private static async Task<Results<Ok<EditTasksDto>, ProblemHttpResult>> RemoveAsync(
        Guid taskId, Guid predecessorId, Caller caller, TertuliaDb db, TaskWork work, TimeProvider clock, CancellationToken ct)
    {
        await using var write = await db.BeginAsync(ct);
        var batch = work.Begin(caller, clock.GetStoredNow());
        await batch.TakeAsync([taskId], [], ct);
        if (batch.Find(taskId) is not { } task)
            return Problems.NotFound();
        if (batch.RefuseEditing(task) is { } refusal)
            return refusal.ToProblem();

        Set(batch, task, [.. task.Dependencies.Where(d => d.PredecessorId != predecessorId)]);
        if (await batch.SaveAsync(work.Pages, ct) is { } moved)
            return moved.ToProblem();

        await write.CommitAsync(ct);
        return TypedResults.Ok(TaskWork.Answer(batch, [taskId]));
    }

    /// <summary>For undoing.</summary>
    public static void Set(TaskBatch batch, ProjectTask task, IReadOnlyList<DependencyDto> dependencies)
    {
        if (task.Dependencies.SequenceEqual(dependencies))
            return;

        var old = task.Dependencies;
        batch.Touch(task);
        task.Dependencies = dependencies;
        batch.Record(task, TaskActivityKind.Changed, Field, Json(old), Json(dependencies));
    }

    private static JsonElement? Json(IReadOnlyList<DependencyDto> dependencies) => dependencies.Count == 0 ? null : FieldChange.Json(dependencies);

    private static async Task<TaskBatch> OpenAsync(
        Caller caller, Guid taskId, Guid predecessorId, TertuliaDb db, TaskWork work, DateTimeOffset now, CancellationToken ct)
    {
        var concerned = new HashSet<Guid> { taskId, predecessorId };
        foreach (var home in await db.HomesOfAsync([taskId], ct))
            concerned.UnionWith(await work.Schedule.ReachAsync(home, [taskId], ct));
        var batch = work.Begin(caller, now);
        await batch.TakeAsync(concerned, [], ct);
        return batch;
    }
}
