using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Projects;

/// <summary>
/// Sets fields of some tasks, all or none. Changes of different fields by different people merge; of the same field, who names the version they saw gets both
/// values when somebody was faster.
/// </summary>
internal static class EditTasks
{
    private const int MostFields = 50;

    public static void Map(IEndpointRouteBuilder projects) => projects.MapPatch("/tasks", HandleAsync).WithName("projects.tasks.edit");

    private static async Task<Results<Ok<EditTasksDto>, ProblemHttpResult>> HandleAsync(
        EditTasksRequest request, Caller caller, TertuliaDb db, TaskWork work, TimeProvider clock, CancellationToken ct)
    {
        var checks = new FormChecks();
        var now = clock.GetStoredNow();
        Guid[] ids = [.. request.TaskIds.Distinct()];
        checks.Require(ids.Length is > 0 and <= ProjectLimits.TasksAtOnce, "taskIds", ids.Length == 0 ? "required" : "too_many");
        checks.Require(request.Set.Count is > 0 and <= MostFields, "set", request.Set.Count == 0 ? "required" : "too_many");
        if (checks.Problem is { } notAtAll)
            return notAtAll;

        var changes = request.Set.Select(s => FieldChanges.Parse(s.Key, s.Value, caller.MemberId, now, checks)).OfType<FieldChange>().DistinctBy(c => c.Field).ToList();
        if (checks.Problem is { } wrong)
            return wrong;

        await using var write = await db.BeginAsync(ct);
        var batch = await work.OpenAsync(caller, now, ids, changes, request.MoveDependents, ct);
        var tasks = ids.Select(batch.Find).OfType<ProjectTask>().ToList();
        if (tasks.Count != ids.Length)
            return Problems.NotFound();
        if (tasks.Select(batch.RefuseEditing).FirstOrDefault(r => r is not null) is { } refusal)
            return refusal.ToProblem();

        var resolved = new Dictionary<Guid, IReadOnlyList<FieldChange>>();
        foreach (var home in tasks.GroupBy(t => t.ProjectId))
        {
            if (await work.References.ResolveAsync(caller.WorkspaceId, home.Key, changes, [.. home], checks, ct) is not { } made)
                return checks.Problem!;

            resolved[home.Key] = made;
        }

        var conflicts = await ConflictsAsync(tasks, resolved, request.Versions, work.Editor, ct);
        if (conflicts.Count > 0)
        {
            return TypedResults.Problem(
                statusCode: StatusCodes.Status409Conflict,
                detail: "Somebody changed the same field meanwhile; look at both values and send the one that shall stay.",
                extensions: new Dictionary<string, object?> { ["code"] = ProjectsProblemCodes.FieldConflict, ["conflicts"] = conflicts });
        }

        var before = await work.RowsBeforeAsync(tasks, changes, request.MoveDependents, ct);
        foreach (var task in tasks)
        {
            foreach (var change in resolved[task.ProjectId])
            {
                if (await work.Editor.SetAsync(batch, task, change, ct) is { } refused)
                    return refused == Refusal.Gone ? Problems.Invalid(change.Field, "unknown") : refused.ToProblem();
            }
        }

        await TaskWork.MoveDependentsAsync(batch, before, tasks, ct);
        if (await batch.SaveAsync(work.Pages, ct) is { } moved)
            return moved.ToProblem();

        await write.CommitAsync(ct);
        return TypedResults.Ok(TaskWork.Answer(batch, ids));
    }

    private static async Task<List<TaskConflictDto>> ConflictsAsync(
        List<ProjectTask> tasks, Dictionary<Guid, IReadOnlyList<FieldChange>> resolved, IReadOnlyDictionary<Guid, int>? seen, TaskEditor editor, CancellationToken ct)
    {
        var conflicts = new List<TaskConflictDto>();
        foreach (var task in tasks)
        {
            if (seen is null || !seen.TryGetValue(task.Id, out var version))
                continue;

            foreach (var change in resolved[task.ProjectId])
            {
                if (!task.FieldVersions.TryGetValue(change.Field, out var last) || last.Version <= version)
                    continue;

                var theirs = await editor.ReadAsync(task, change.Field, ct);
                if (!FieldChange.Same(theirs, change.Value))
                    conflicts.Add(new(task.Id, change.Field, theirs, change.Value, last.By, task.Version));
            }
        }

        return conflicts;
    }
}
