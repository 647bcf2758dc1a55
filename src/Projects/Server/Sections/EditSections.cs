using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Projects;

/// <summary>Makes, changes, moves and deletes sections. Who edits the project may.</summary>
internal static class EditSections
{
    private const string Route = "/{projectId:guid}/sections/{sectionId:guid}";

    public static void Map(IEndpointRouteBuilder projects)
    {
        projects.MapPost("/{projectId:guid}/sections", CreateAsync).WithName("projects.sections.create").WithIdempotency();
        projects.MapPatch(Route, UpdateAsync).WithName("projects.sections.update");
        projects.MapDelete(Route, DeleteAsync).WithName("projects.sections.delete");
    }

    private static async Task<Results<Ok<SectionDto>, ProblemHttpResult>> CreateAsync(
        Guid projectId, CreateSectionRequest request, Caller caller, TertuliaDb db, EventLog events, CancellationToken ct)
    {
        var checks = new FormChecks();
        var name = checks.Line("name", request.Name, ProjectLimits.ShortName);
        var color = checks.Color("color", request.Color);
        checks.Require(request.WipLimit is null or (>= 1 and <= ProjectLimits.WipLimit), "wipLimit", "out_of_range");
        if (checks.Problem is { } wrong)
            return wrong;

        await using var write = await db.BeginAsync(ct);
        if (await db.TakeProjectAsync(caller, projectId, ct) is not { } view)
            return Problems.NotFound();
        if (view.RefuseEditing() is { } refusal)
            return refusal.ToProblem();

        var all = await db.Sections().Where(s => s.ProjectId == projectId).ToListAsync(ct);
        if (all.Count >= ProjectLimits.Sections)
            return Refusal.TooMany.ToProblem();
        if (Ranking.Place(all.Select(s => (s.Id, s.Rank)), request.Before) is not { } rank)
            return Problems.Invalid("before", "unknown");

        var section = new Section { Id = Guid.CreateVersion7(), ProjectId = projectId, Name = name, Color = color, WipLimit = request.WipLimit, Rank = rank };
        db.Add(section);
        all.Add(section);
        await SaveAsync(db, events, caller, view.Project, all, write, ct);
        return TypedResults.Ok(section.ToDto());
    }

    private static async Task<Results<Ok<SectionDto>, ProblemHttpResult>> UpdateAsync(
        Guid projectId, Guid sectionId, UpdateSectionRequest request, Caller caller, TertuliaDb db, EventLog events, CancellationToken ct)
    {
        var checks = new FormChecks();
        var name = checks.LineOrNull("name", request.Name, ProjectLimits.ShortName);
        var color = checks.Color("color", request.Color);
        checks.Require(request.WipLimit is null or (>= 1 and <= ProjectLimits.WipLimit), "wipLimit", "out_of_range");
        if (checks.Problem is { } wrong)
            return wrong;

        await using var write = await db.BeginAsync(ct);
        if (await db.TakeProjectAsync(caller, projectId, ct) is not { } view)
            return Problems.NotFound();
        if (view.RefuseEditing() is { } refusal)
            return refusal.ToProblem();

        var all = await db.Sections().Where(s => s.ProjectId == projectId).ToListAsync(ct);
        if (all.FirstOrDefault(s => s.Id == sectionId) is not { } section)
            return Problems.NotFound();

        section.Name = name ?? section.Name;
        section.Color = request.ClearColor ? null : color ?? section.Color;
        section.WipLimit = request.ClearWipLimit ? null : request.WipLimit ?? section.WipLimit;
        if (request.Before is not null || request.ToEnd)
        {
            if (Ranking.Place(all.Where(s => s != section).Select(s => (s.Id, s.Rank)), request.Before) is not { } rank)
                return Problems.Invalid("before", "unknown");

            section.Rank = rank;
        }

        await SaveAsync(db, events, caller, view.Project, all, write, ct);
        return TypedResults.Ok(section.ToDto());
    }

    /// <summary>What stands in it goes to the end of another section, or stands in none.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        Guid projectId, Guid sectionId, Caller caller, TertuliaDb db, EventLog events, TaskWork work, TimeProvider clock, CancellationToken ct, Guid? moveTo = null)
    {
        await using var write = await db.BeginAsync(ct);
        var inside = await db.TaskPlacements().Where(p => p.ProjectId == projectId && p.SectionId == sectionId && !p.Removed).Select(p => p.TaskId).ToListAsync(ct);
        var batch = work.Begin(caller, clock.GetStoredNow());
        await batch.TakeAsync(inside, [projectId], ct);
        if (batch.Project(projectId) is not { } project || batch.LevelIn(projectId) is null)
            return Problems.NotFound();
        if (batch.RefuseEditingIn(projectId) is { } refusal)
            return refusal.ToProblem();

        var all = await db.Sections().Where(s => s.ProjectId == projectId).ToListAsync(ct);
        if (all.FirstOrDefault(s => s.Id == sectionId) is not { } section)
            return Problems.NotFound();
        if (moveTo is not null && (moveTo == sectionId || all.All(s => s.Id != moveTo)))
            return Problems.Invalid("moveTo", "unknown");

        // Somebody may have put a task in between looking and taking the turn.
        if (await db.TaskPlacements().AnyAsync(p => p.ProjectId == projectId && p.SectionId == sectionId && !p.Removed && !inside.Contains(p.TaskId), ct))
            return Refusal.Moved.ToProblem();

        string? rank = null;
        foreach (var task in inside.Select(batch.Find).OfType<ProjectTask>().OrderBy(t => t.PlacementIn(projectId)?.Rank, StringComparer.Ordinal))
        {
            rank = rank is null ? await work.Ranks.EndAsync(projectId, moveTo, ct) : Rank.After(rank);
            MoveTasks.Place(batch, task, projectId, moveTo, rank);
        }

        db.Remove(section);
        all.Remove(section);
        if (await batch.SaveAsync(work.Pages, ct) is { } moved)
            return moved.ToProblem();

        await SaveAsync(db, events, caller, project, all, write, ct);
        return TypedResults.NoContent();
    }

    private static async Task SaveAsync(
        TertuliaDb db, EventLog events, Caller caller, Project project, IEnumerable<Section> all, WriteScope write, CancellationToken ct)
    {
        events.Append(caller, project.EventTopic, new SectionsChanged(project.Id, SectionStorage.ToDtos(all)), project.Id);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }
}
