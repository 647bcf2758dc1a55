using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Projects;

/// <summary>Makes a task, or a part of one. A retry with the same key answers with the first.</summary>
internal static class CreateTask
{
    private const int MostValues = ProjectLimits.Fields;

    public static void Map(IEndpointRouteBuilder projects) =>
        projects.MapPost("/{projectId:guid}/tasks", HandleAsync).WithName("projects.tasks.create").WithIdempotency();

    private static async Task<Results<Ok<TaskDto>, ProblemHttpResult>> HandleAsync(
        Guid projectId, CreateTaskRequest request, Caller caller, TertuliaDb db, TaskWork work, TimeProvider clock, CancellationToken ct)
    {
        var checks = new FormChecks();
        var now = clock.GetStoredNow();
        var title = checks.Line("title", request.Title, ProjectLimits.Title);
        checks.Require(request.Values is null || request.Values.Count <= MostValues, "values", "too_many");
        if (checks.Problem is { } notAtAll)
            return notAtAll;

        var changes = Wanted(request).Select(w => FieldChanges.Parse(w.Field, w.Value, caller.MemberId, now, checks)).OfType<FieldChange>().ToList();
        if (checks.Problem is { } wrong)
            return wrong;

        await using var write = await db.BeginAsync(ct);
        var batch = work.Begin(caller, now);
        await batch.TakeAsync(request.ParentId is { } above ? [above] : [], [projectId], ct);
        if (batch.Project(projectId) is not { } project || batch.LevelIn(projectId) is null)
            return Problems.NotFound();
        if (batch.RefuseEditingIn(projectId) is { } refusal)
            return refusal.ToProblem();
        if (project.LastTaskNumber >= ProjectLimits.TasksInProject)
            return Refusal.TooMany.ToProblem();

        var parent = request.ParentId is { } parentId ? batch.Find(parentId) : null;
        if (request.ParentId is not null && parent?.ProjectId != projectId)
            return Problems.Invalid("parentId", "unknown");
        if (parent is not null && await work.Tree.RefuseParentAsync(Guid.Empty, parent.Id, ct) is { } tooDeep)
            return tooDeep.ToProblem();

        var sectionId = request.SectionId ?? parent?.PlacementIn(projectId)?.SectionId;
        if (request.SectionId is not null && !await db.Sections().AnyAsync(s => s.Id == request.SectionId && s.ProjectId == projectId, ct))
            return Problems.Invalid("sectionId", "unknown");
        var rank = request.After is { } after ? await work.Ranks.BehindAsync(projectId, sectionId, after, ct) : await work.Ranks.EndAsync(projectId, sectionId, ct);
        if (rank is null)
            return Problems.Invalid("after", "unknown");
        if (rank.Length > ProjectLimits.Rank)
            return Refusal.NoRoom.ToProblem();
        if (await work.References.ResolveAsync(caller.WorkspaceId, projectId, changes, [], checks, ct) is not { } resolved)
            return checks.Problem!;

        var task = new ProjectTask
        {
            Id = Guid.CreateVersion7(now),
            WorkspaceId = caller.WorkspaceId,
            ProjectId = projectId,
            ParentId = parent?.Id,
            Number = project.NextTaskNumber(),
            Title = title,
            Placements = [new(projectId, sectionId, rank)],
            FollowerIds = [caller.MemberId],
            CreatedBy = caller.MemberId,
            CreatedAt = now,
            UpdatedAt = now,
        };
        batch.Add(task);
        foreach (var change in resolved)
        {
            change.Write(task);
            if (change is { Field: TaskField.Description, Value: { } text })
            {
                (await work.Pages.OpenAsync(task, ct)).Description = text.GetString()!;
                task.HasDescription = true;
            }
        }

        batch.Record(task, TaskActivityKind.Created, made: FieldChange.Json(title));
        await batch.CountPartAsync(task.ParentId, 1, 0, ct);
        if (await batch.SaveAsync(work.Pages, ct) is { } moved)
            return moved.ToProblem();

        await write.CommitAsync(ct);
        return TypedResults.Ok(task.ToDto());
    }

    /// <summary>As an edit would say it, so that both are checked alike.</summary>
    private static IEnumerable<(string Field, JsonElement Value)> Wanted(CreateTaskRequest request)
    {
        (string Field, JsonElement? Value)[] own =
        [
            (TaskField.Description, FieldChange.Json(request.Description)),
            (TaskField.Assignees, FieldChange.Json(request.AssigneeIds)),
            (TaskField.Labels, FieldChange.Json(request.LabelIds)),
            (TaskField.Priority, request.Priority == TaskPriority.None ? null : FieldChange.Json(request.Priority)),
            (TaskField.Start, FieldChange.Json(request.Start)),
            (TaskField.StartTime, FieldChange.Json(request.StartTime)),
            (TaskField.Due, FieldChange.Json(request.Due)),
            (TaskField.DueTime, FieldChange.Json(request.DueTime)),
            (TaskField.Milestone, request.Milestone ? FieldChange.Json(true) : null),
            (TaskField.Estimate, FieldChange.Json(request.EstimateMinutes)),
            (TaskField.Recurrence, FieldChange.Json(request.Recurrence)),
        ];
        return own.Where(w => w.Value is not null).Select(w => (w.Field, w.Value!.Value))
            .Concat((request.Values ?? new Dictionary<Guid, JsonElement>()).Where(v => v.Value.ValueKind != JsonValueKind.Null).Select(v => ($"{TaskField.CustomPrefix}{v.Key}", v.Value)));
    }
}
