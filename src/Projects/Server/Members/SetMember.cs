using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Projects;

/// <summary>Adds somebody to a project, changes what they may do in it, or lets them go. Managers do; everybody may go by themselves.</summary>
internal static class SetMember
{
    private const string Route = "/{projectId:guid}/members/{memberId:guid}";

    public static void Map(IEndpointRouteBuilder projects)
    {
        projects.MapPut(Route, SetAsync).WithName("projects.members.set");
        projects.MapDelete(Route, RemoveAsync).WithName("projects.members.remove");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> SetAsync(
        Guid projectId, Guid memberId, SetProjectMemberRequest request, Caller caller, TertuliaDb db, ProjectMembers members, CancellationToken ct)
    {
        await using var write = await db.BeginAsync(ct);
        if (await db.TakeProjectAsync(caller, projectId, ct) is not { } view)
            return Problems.NotFound();
        if (view.RefuseManaging() is { } refusal)
            return refusal.ToProblem();
        if (caller.IsGuest)
            return Refusal.NoGuests.ToProblem();

        var member = await db.Members.AsNoTracking().SingleOrDefaultAsync(m => m.Id == memberId && m.WorkspaceId == caller.WorkspaceId && m.Active, ct);
        if (member is null)
            return Problems.NotFound();
        if (member.Role == WorkspaceRole.Guest && request.Level == AccessLevel.Manager)
            return Refusal.GuestsManageNothing.ToProblem();

        var there = await members.ListAsync(projectId, ct);
        var known = there.FirstOrDefault(m => m.MemberId == memberId);
        if (known?.Level == request.Level)
            return TypedResults.NoContent();
        if (known is null && there.Count >= ProjectLimits.MembersInProject)
            return Refusal.TooMany.ToProblem();
        if (known?.Level == AccessLevel.Manager && await members.RefuseLosingAsync(view.Project, memberId, ct) is { } last)
            return last.ToProblem();

        await members.SetAsync(caller, view.Project, memberId, request.Level, ct);
        await write.CommitAsync(ct);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        Guid projectId, Guid memberId, Caller caller, TertuliaDb db, ProjectMembers members, CancellationToken ct)
    {
        await using var write = await db.BeginAsync(ct);
        if (await db.TakeProjectAsync(caller, projectId, ct) is not { } view)
            return Problems.NotFound();
        if (memberId != caller.MemberId && view.RefuseManaging() is { } refusal)
            return refusal.ToProblem();

        var there = await members.ListAsync(projectId, ct);
        if (there.FirstOrDefault(m => m.MemberId == memberId) is not { } known)
            return Problems.NotFound();
        if (known.Level == AccessLevel.Manager && await members.RefuseLosingAsync(view.Project, memberId, ct) is { } last)
            return last.ToProblem();

        await members.RemoveAsync(caller, view.Project, memberId, ct);
        await write.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
