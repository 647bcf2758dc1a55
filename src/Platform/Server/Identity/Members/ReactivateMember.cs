using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Tertulia.Platform;

/// <summary>Lets a deactivated member in again, as who they were.</summary>
internal static class ReactivateMember
{
    internal static void Map(IEndpointRouteBuilder workspace) =>
        workspace.MapPost("/members/{memberId:guid}/reactivate", HandleAsync).WithName("members.reactivate").RequireAuthorization(Policies.Admin);

    private static async Task<Results<Ok<MemberDto>, ProblemHttpResult>> HandleAsync(
        Guid memberId,
        Caller caller,
        TertuliaDb db,
        MemberAdministration administration,
        MemberChanges changes,
        TimeProvider clock,
        AuditLog audit,
        CancellationToken ct)
    {
        await using var write = await db.BeginAsync(ct);
        if (await administration.OpenAsync(caller, memberId, ct) is not { } matter)
            return Problems.NotFound();

        var member = matter.Target;
        if (MemberRules.Reactivate(matter.ActorRole, member.Role) is { } problem)
            return problem;

        if (member.Active)
            return TypedResults.Ok(member.ToDto(clock.GetUtcNow()));

        member.Active = true;
        var dto = changes.Announce(member, caller.MemberId);
        audit.Append(caller, "member.reactivated", member.Id, member.DisplayName);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return TypedResults.Ok(dto);
    }
}
