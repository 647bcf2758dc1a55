using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Projects;

/// <summary>Changes what a project is called, looks like, counts in, and who may see it; archives it and brings it back. Its managers may.</summary>
internal static class UpdateProject
{
    private const int MostHolidays = 1_000;

    public static void Map(IEndpointRouteBuilder projects) => projects.MapPatch("/{projectId:guid}", HandleAsync).WithName("projects.update");

    private static async Task<Results<Ok<ProjectDto>, ProblemHttpResult>> HandleAsync(
        Guid projectId, UpdateProjectRequest request, Caller caller, TertuliaDb db, EventLog events, ProjectMembers members, CancellationToken ct)
    {
        var checks = new FormChecks();
        var name = checks.LineOrNull("name", request.Name, ProjectLimits.Name);
        var description = checks.Text("description", request.Description, ProjectLimits.Description);
        var color = checks.Color("color", request.Color);
        var icon = checks.LineOrNull("icon", request.Icon, ProjectLimits.Icon);
        var zone = checks.TimeZone("timeZone", request.TimeZone);
        var week = Clean(request.WorkWeek, checks);
        if (checks.Problem is { } wrong)
            return wrong;

        await using var write = await db.BeginAsync(ct);
        if (await db.TakeProjectAsync(caller, projectId, ct) is not { } view)
            return Problems.NotFound();
        if (view.RefuseManaging() is { } refusal)
            return refusal.ToProblem();

        var project = view.Project;
        if (project.Archived && request.Archived != false)
            return request.Archived == true ? TypedResults.Ok(view.ToDto()) : Refusal.Archived.ToProblem();
        if (request.PortfolioId is { } portfolioId && !await db.Portfolios().AnyAsync(p => p.Id == portfolioId && p.WorkspaceId == caller.WorkspaceId, ct))
            return Problems.Invalid("portfolioId", "unknown");

        project.Name = name ?? project.Name;
        project.Description = description ?? project.Description;
        project.Color = color ?? project.Color;
        project.Icon = icon ?? project.Icon;
        project.TimeZone = zone ?? project.TimeZone;
        project.WorkWeek = week ?? project.WorkWeek;
        project.Archived = request.Archived ?? project.Archived;
        project.Template = request.Template ?? project.Template;
        if (request.ClearPortfolio || request.PortfolioId is not null)
            project.PlaceIn(request.PortfolioId);

        var access = request.Access is { } wanted && wanted != project.Access ? request.Access : null;
        project.Access = access ?? project.Access;
        if (db.Entry(project).State != EntityState.Modified)
            return TypedResults.Ok(view.ToDto());

        project.Touch();
        events.AppendSaved(caller, project);
        if (access is { } changed)
            await members.SetAccessAsync(caller, project, changed, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return TypedResults.Ok((await db.FindProjectAsync(caller, projectId, ct))!.ToDto());
    }

    private static WorkWeekDto? Clean(WorkWeekDto? week, FormChecks checks)
    {
        if (week is null)
            return null;

        checks.Require(week.Days.Distinct().Any(), "workWeek", "required");
        checks.Require(week.Holidays.Count <= MostHolidays, "workWeek", "too_many");
        return new([.. week.Days.Distinct().Order()], [.. week.Holidays.Distinct().Order().Take(MostHolidays)]);
    }
}
