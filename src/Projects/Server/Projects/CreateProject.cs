using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Projects;

/// <summary>Makes a project; its creator manages it.</summary>
internal static class CreateProject
{
    public static void Map(IEndpointRouteBuilder projects) => projects.MapPost("", HandleAsync).WithName("projects.create").WithIdempotency();

    private static async Task<Results<Ok<ProjectDto>, ProblemHttpResult>> HandleAsync(
        CreateProjectRequest request, Caller caller, TertuliaDb db, EventLog events, ProjectMembers members, TimeProvider clock, CancellationToken ct)
    {
        if (caller.IsGuest)
            return Refusal.NoGuests.ToProblem();

        var checks = new FormChecks();
        var name = checks.Line("name", request.Name, ProjectLimits.Name);
        var color = checks.Color("color", request.Color);
        var icon = checks.LineOrNull("icon", request.Icon, ProjectLimits.Icon);
        var zone = checks.TimeZone("timeZone", request.TimeZone);
        checks.Require(request.TemplateId is null, "templateId", "unknown");
        var others = (request.MemberIds ?? []).Where(id => id != caller.MemberId).Distinct().ToArray();
        checks.Require(others.Length < ProjectLimits.MembersInProject, "memberIds", "too_many");
        if (checks.Problem is { } wrong)
            return wrong;

        await using var write = await db.BeginAsync(ct);
        await db.TakeTurnsAsync(ct, caller.WorkspaceId);
        var known = await db.Members.CountAsync(m => m.WorkspaceId == caller.WorkspaceId && m.Active && others.Contains(m.Id), ct);
        if (known != others.Length)
            return Problems.Invalid("memberIds", "unknown");
        if (request.PortfolioId is { } portfolioId && !await db.Portfolios().AnyAsync(p => p.Id == portfolioId && p.WorkspaceId == caller.WorkspaceId, ct))
            return Problems.Invalid("portfolioId", "unknown");
        if (await db.Projects().CountAsync(p => p.WorkspaceId == caller.WorkspaceId, ct) >= ProjectLimits.ProjectsInWorkspace)
            return Refusal.TooMany.ToProblem();

        var now = clock.GetStoredNow();
        var project = new Project
        {
            Id = Guid.CreateVersion7(now),
            BinId = Guid.CreateVersion7(now),
            WorkspaceId = caller.WorkspaceId,
            Name = name,
            Color = color ?? "blue",
            Icon = icon ?? "folder",
            Access = request.Access,
            TimeZone = zone ?? await db.Members.Where(m => m.Id == caller.MemberId).Select(m => m.TimeZone).SingleAsync(ct),
            CreatedBy = caller.MemberId,
            CreatedAt = now,
        };
        project.PlaceIn(request.PortfolioId);
        db.Add(project);
        events.AppendSaved(caller, project);
        members.Found(project, caller, others);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return TypedResults.Ok(project.ToDto(AccessLevel.Manager));
    }
}
