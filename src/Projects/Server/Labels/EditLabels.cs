using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Projects;

/// <summary>Makes, changes and deletes labels. Who edits the project may.</summary>
internal static class EditLabels
{
    private const string Route = "/{projectId:guid}/labels/{labelId:guid}";

    public static void Map(IEndpointRouteBuilder projects)
    {
        projects.MapPost("/{projectId:guid}/labels", CreateAsync).WithName("projects.labels.create").WithIdempotency();
        projects.MapPatch(Route, UpdateAsync).WithName("projects.labels.update");
        projects.MapDelete(Route, DeleteAsync).WithName("projects.labels.delete");
    }

    private static async Task<Results<Ok<LabelDto>, ProblemHttpResult>> CreateAsync(
        Guid projectId, CreateLabelRequest request, Caller caller, TertuliaDb db, EventLog events, CancellationToken ct)
    {
        var checks = new FormChecks();
        var name = checks.Line("name", request.Name, ProjectLimits.ShortName);
        var color = checks.Color("color", request.Color);
        if (checks.Problem is { } wrong)
            return wrong;

        await using var write = await db.BeginAsync(ct);
        if (await db.TakeProjectAsync(caller, projectId, ct) is not { } view)
            return Problems.NotFound();
        if (view.RefuseEditing() is { } refusal)
            return refusal.ToProblem();

        var all = await db.Labels().Where(l => l.ProjectId == projectId).ToListAsync(ct);
        var folded = Folding.Fold(name);
        if (all.Count >= ProjectLimits.Labels)
            return Refusal.TooMany.ToProblem();
        if (all.Any(l => l.FoldedName == folded))
            return Refusal.NameTaken.ToProblem();

        var label = new Label { Id = Guid.CreateVersion7(), ProjectId = projectId, Name = name, FoldedName = folded, Color = color! };
        db.Add(label);
        all.Add(label);
        await SaveAsync(db, events, caller, view.Project, all, write, ct);
        return TypedResults.Ok(label.ToDto());
    }

    private static async Task<Results<Ok<LabelDto>, ProblemHttpResult>> UpdateAsync(
        Guid projectId, Guid labelId, UpdateLabelRequest request, Caller caller, TertuliaDb db, EventLog events, CancellationToken ct)
    {
        var checks = new FormChecks();
        var name = checks.LineOrNull("name", request.Name, ProjectLimits.ShortName);
        var color = checks.Color("color", request.Color);
        if (checks.Problem is { } wrong)
            return wrong;

        await using var write = await db.BeginAsync(ct);
        if (await db.TakeProjectAsync(caller, projectId, ct) is not { } view)
            return Problems.NotFound();
        if (view.RefuseEditing() is { } refusal)
            return refusal.ToProblem();

        var all = await db.Labels().Where(l => l.ProjectId == projectId).ToListAsync(ct);
        if (all.FirstOrDefault(l => l.Id == labelId) is not { } label)
            return Problems.NotFound();

        var folded = Folding.Fold(name ?? label.Name);
        if (all.Any(l => l != label && l.FoldedName == folded))
            return Refusal.NameTaken.ToProblem();

        (label.Name, label.FoldedName, label.Color) = (name ?? label.Name, folded, color ?? label.Color);
        await SaveAsync(db, events, caller, view.Project, all, write, ct);
        return TypedResults.Ok(label.ToDto());
    }

    /// <summary>Tasks that have it lose it.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        Guid projectId, Guid labelId, Caller caller, TertuliaDb db, EventLog events, TaskWork work, TimeProvider clock, CancellationToken ct)
    {
        await using var write = await db.BeginAsync(ct);
        var batch = work.Begin(caller, clock.GetStoredNow());
        await batch.TakeAsync(await LabeledAsync(), [projectId], ct);
        if (batch.Project(projectId) is not { } project || batch.LevelIn(projectId) is null)
            return Problems.NotFound();
        if (batch.RefuseEditingIn(projectId) is { } refusal)
            return refusal.ToProblem();

        var all = await db.Labels().Where(l => l.ProjectId == projectId).ToListAsync(ct);
        if (all.FirstOrDefault(l => l.Id == labelId) is not { } label)
            return Problems.NotFound();

        foreach (var task in await batch.LoadAsync(await LabeledAsync(), ct))
        {
            batch.Touch(task);
            task.LabelIds = [.. task.LabelIds.Where(id => id != labelId)];
            task.Stamp(TaskField.Labels, caller.MemberId);
        }

        db.Remove(label);
        all.Remove(label);
        if (await batch.SaveAsync(work.Pages, ct) is { } moved)
            return moved.ToProblem();

        await SaveAsync(db, events, caller, project, all, write, ct);
        return TypedResults.NoContent();

        async Task<Guid[]> LabeledAsync() => [.. (await work.Schedule.ReadAsync(projectId, ct)).Tasks.Where(t => t.ProjectId == projectId && t.LabelIds.Contains(labelId)).Select(t => t.Id)];
    }

    private static async Task SaveAsync(
        TertuliaDb db, EventLog events, Caller caller, Project project, IEnumerable<Label> all, WriteScope write, CancellationToken ct)
    {
        events.Append(caller, project.EventTopic, new LabelsChanged(project.Id, LabelStorage.ToDtos(all)), project.Id);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }
}
