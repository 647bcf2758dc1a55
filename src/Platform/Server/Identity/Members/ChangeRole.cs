using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Tertulia.Platform;

/// <summary>Gives a member another role.</summary>
internal static class ChangeRole
{
    internal static void Map(IEndpointRouteBuilder workspace) =>
        workspace.MapPut("/members/{memberId:guid}/role", HandleAsync).WithName("members.change_role").RequireAuthorization(Policies.Admin);

    private static async Task<Results<Ok<MemberDto>, ProblemHttpResult>> HandleAsync(
        Guid memberId,
        ChangeRoleRequest request,
        Caller caller,
        TertuliaDb db,
        MemberAdministration administration,
        MemberChanges changes,
        CallerResolver callers,
        AuditLog audit,
        CancellationToken ct)
    {
        await using var write = await db.BeginAsync(ct);
        if (await administration.OpenAsync(caller, memberId, ct) is not { } matter)
            return Problems.NotFound();

        var member = matter.Target;
        if (MemberRules.ChangeRole(matter.ActorRole, member.Role, request.Role, matter.IsLastOwner) is { } problem)
            return problem;

        var before = member.Role;
        member.Role = request.Role;
        await administration.WithdrawInvitationsAsync(member, ct);
        var dto = changes.Announce(member, caller.MemberId, wasGuest: before == WorkspaceRole.Guest);
        audit.Append(caller, "member.role_changed", member.Id, $"{before} → {request.Role}");
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        callers.Forget(member.Id);
        return TypedResults.Ok(dto);
    }
}
