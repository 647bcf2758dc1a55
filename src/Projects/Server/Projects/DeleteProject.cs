using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Projects;

/// <summary>
/// Puts a project into the bin, shows who managed it what is there, and takes it out again within thirty days. In the bin nobody sees anything of it: its
/// grants stand on <see cref="Project.BinId"/> meanwhile.
/// </summary>
internal static class DeleteProject
{
    private const int MostShown = 200;

    public static void Map(IEndpointRouteBuilder projects)
    {
        projects.MapDelete("/{projectId:guid}", DeleteAsync).WithName("projects.delete");
        projects.MapPost("/{projectId:guid}/restore", RestoreAsync).WithName("projects.restore");
        projects.MapGet("/bin", ListAsync).WithName("projects.bin");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        Guid projectId, Caller caller, TertuliaDb db, EventLog events, ProjectMembers members, TimeProvider clock, CancellationToken ct)
    {
        await using var write = await db.BeginAsync(ct);
        if (await db.TakeProjectAsync(caller, projectId, ct) is not { } view)
            return Problems.NotFound();
        if (view.RefuseManaging() is { } refusal)
            return refusal.ToProblem();

        var project = view.Project;

        // An administrator who deletes what they do not manage by name shall be able to restore it.
        if (await db.Grants.FindAsync([projectId, caller.MemberId], ct) is not { Level: AccessLevel.Manager })
            await members.SetAsync(caller, project, caller.MemberId, AccessLevel.Manager, ct);
        var named = await members.ListAsync(projectId, ct);
        project.Delete(clock.GetStoredNow());
        events.Append(caller, project.EventTopic, new ProjectRemoved(projectId), projectId);
        if (project.Access == ProjectAccess.Open)
            events.Append(caller, Topics.Workspace(project.WorkspaceId), new ProjectRemoved(projectId), projectId);
        foreach (var member in named)
            events.Append(caller, Topics.Member(member.MemberId), new ProjectUnshared(projectId), projectId);
        await members.MoveGrantsAsync(project, projectId, project.BinId, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<ProjectDto>, ProblemHttpResult>> RestoreAsync(
        Guid projectId, Caller caller, TertuliaDb db, EventLog events, ProjectMembers members, CancellationToken ct)
    {
        await using var write = await db.BeginAsync(ct);
        await db.TakeTurnsAsync(ct, projectId);
        if (await Binned(db, caller).SingleOrDefaultAsync(p => p.Id == projectId, ct) is not { } project)
            return Problems.NotFound();

        project.Restore();
        await members.MoveGrantsAsync(project, project.BinId, projectId, ct);
        await db.SaveChangesAsync(ct);
        events.AppendSaved(caller, project);
        await members.ShareWithAllAsync(caller, project, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return TypedResults.Ok(project.ToDto(AccessLevel.Manager));
    }

    private static async Task<Ok<IReadOnlyList<DeletedProjectDto>>> ListAsync(Caller caller, TertuliaDb db, CancellationToken ct)
    {
        var found = await Binned(db, caller).AsNoTracking().OrderByDescending(p => p.DeletedAt).Take(MostShown).ToListAsync(ct);
        return TypedResults.Ok<IReadOnlyList<DeletedProjectDto>>(
            [.. found.Select(p => new DeletedProjectDto(p.ToDto(AccessLevel.Manager), p.DeletedAt!.Value, p.DeletedAt.Value + ProjectLimits.Restorable))]);
    }

    private static IQueryable<Project> Binned(TertuliaDb db, Caller caller)
    {
        var (workspaceId, principals) = (caller.WorkspaceId, caller.Principals);
        return db.Projects().Where(p => p.WorkspaceId == workspaceId && p.DeletedAt != null
            && db.Grants.Any(g => g.ResourceId == p.BinId && principals.Contains(g.PrincipalId) && g.Level >= AccessLevel.Manager));
    }
}
