using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Tertulia.Platform;

/// <summary>Shuts a member out of the workspace; what they wrote stays, and so does their account elsewhere.</summary>
internal static class DeactivateMember
{
    internal static void Map(IEndpointRouteBuilder workspace) =>
        workspace.MapDelete("/members/{memberId:guid}", HandleAsync).WithName("members.deactivate").RequireAuthorization(Policies.Admin);

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid memberId,
        Caller caller,
        TertuliaDb db,
        MemberAdministration administration,
        EventLog events,
        CallerResolver callers,
        AuditLog audit,
        CancellationToken ct)
    {
        await using var write = await db.BeginAsync(ct);
        if (await administration.OpenAsync(caller, memberId, ct) is not { } matter)
            return Problems.NotFound();

        var member = matter.Target;
        if (MemberRules.Deactivate(matter.ActorRole, member.Role, matter.IsLastOwner) is { } problem)
            return problem;

        if (!member.Active)
            return TypedResults.NoContent();

        member.Active = false;
        await administration.WithdrawInvitationsAsync(member, ct);
        events.Append(caller, Topics.Workspace(caller.WorkspaceId), new MemberDeactivated(member.Id), member.Id);
        audit.Append(caller, "member.deactivated", member.Id, member.DisplayName);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        callers.Forget(member.Id);
        return TypedResults.NoContent();
    }
}
