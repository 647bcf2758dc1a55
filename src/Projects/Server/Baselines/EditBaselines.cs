using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Projects;

/// <summary>Keeps the plan as it is now, shows it beside what became of it, forgets it.</summary>
internal static class EditBaselines
{
    private const string Route = "/{projectId:guid}/baselines/{baselineId:guid}";

    public static void Map(IEndpointRouteBuilder projects)
    {
        projects.MapGet("/{projectId:guid}/baselines", ListAsync).WithName("projects.baselines.list");
        projects.MapPost("/{projectId:guid}/baselines", CreateAsync).WithName("projects.baselines.create").WithIdempotency();
        projects.MapGet(Route, GetAsync).WithName("projects.baselines.get");
        projects.MapDelete(Route, DeleteAsync).WithName("projects.baselines.delete");
    }

    private static async Task<Results<Ok<IReadOnlyList<BaselineDto>>, ProblemHttpResult>> ListAsync(Guid projectId, Caller caller, TertuliaDb db, CancellationToken ct) =>
        await db.Projects().VisibleTo(caller, db).AnyAsync(p => p.Id == projectId, ct) ? TypedResults.Ok(await db.BaselinesOfAsync(projectId, ct)) : Problems.NotFound();

    private static async Task<Results<Ok<BaselineDatesDto>, ProblemHttpResult>> GetAsync(
        Guid projectId, Guid baselineId, Caller caller, TertuliaDb db, CancellationToken ct)
    {
        if (!await db.Projects().VisibleTo(caller, db).AnyAsync(p => p.Id == projectId, ct)
            || await db.Baselines().AsNoTracking().SingleOrDefaultAsync(b => b.Id == baselineId && b.ProjectId == projectId, ct) is not { } baseline)
            return Problems.NotFound();

        return TypedResults.Ok(new BaselineDatesDto(new(baseline.Id, projectId, baseline.Name, baseline.CreatedBy, baseline.CreatedAt), baseline.Dates));
    }

    private static async Task<Results<Ok<BaselineDto>, ProblemHttpResult>> CreateAsync(
        Guid projectId, CreateBaselineRequest request, Caller caller, TertuliaDb db, EventLog events, ProjectIndex index, TimeProvider clock, CancellationToken ct)
    {
        var checks = new FormChecks();
        var name = checks.Line("name", request.Name, ProjectLimits.ShortName);
        if (checks.Problem is { } wrong)
            return wrong;

        await using var write = await db.BeginAsync(ct);
        if (await db.TakeProjectAsync(caller, projectId, ct) is not { } view)
            return Problems.NotFound();
        if (view.RefuseEditing() is { } refusal)
            return refusal.ToProblem();
        if (await db.Baselines().CountAsync(b => b.ProjectId == projectId, ct) >= ProjectLimits.Baselines)
            return Refusal.TooMany.ToProblem();

        var rows = await index.ReadAsync(db, projectId, ct);
        var baseline = new Baseline
        {
            Id = Guid.CreateVersion7(),
            ProjectId = projectId,
            Name = name,
            CreatedBy = caller.MemberId,
            CreatedAt = clock.GetStoredNow(),
            Dates = [.. rows.Tasks.Where(t => t.Start is not null || t.Due is not null).OrderBy(t => t.Number).Select(t => new BaselineDateDto(t.Id, t.Start, t.Due))],
        };
        db.Add(baseline);
        await SaveAsync(projectId, caller, db, events, write, ct);
        return TypedResults.Ok(new BaselineDto(baseline.Id, projectId, name, caller.MemberId, baseline.CreatedAt));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        Guid projectId, Guid baselineId, Caller caller, TertuliaDb db, EventLog events, CancellationToken ct)
    {
        await using var write = await db.BeginAsync(ct);
        if (await db.TakeProjectAsync(caller, projectId, ct) is not { } view)
            return Problems.NotFound();
        if (view.RefuseEditing() is { } refusal)
            return refusal.ToProblem();
        if (await db.Baselines().Where(b => b.Id == baselineId && b.ProjectId == projectId).ExecuteDeleteAsync(ct) == 0)
            return Problems.NotFound();

        await SaveAsync(projectId, caller, db, events, write, ct);
        return TypedResults.NoContent();
    }

    private static async Task SaveAsync(Guid projectId, Caller caller, TertuliaDb db, EventLog events, WriteScope write, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        events.Append(caller, ProjectsTopics.Project(projectId), new BaselinesChanged(projectId, await db.BaselinesOfAsync(projectId, ct)), projectId);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }
}
