using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform;

/// <summary>The links that still hold: all of them for administrators, their own for members.</summary>
internal static class ListInvitations
{
    internal static void Map(IEndpointRouteBuilder workspace) =>
        workspace.MapGet("/invitations", HandleAsync).WithName("invitations.list").RequireAuthorization(Policies.FullMember);

    private static async Task<Ok<InvitationDto[]>> HandleAsync(
        Caller caller, HttpContext http, TertuliaDb db, InvitationTokens tokens, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var invitations = await db.Invitations.AsNoTracking()
            .VisibleTo(caller)
            .Where(i => i.ExpiresAt > now && (i.MaxUses == null || i.Uses < i.MaxUses))
            .OrderByDescending(i => i.CreatedAt).ThenByDescending(i => i.Id)
            .ToListAsync(ct);

        // A link for a role above one's own is not shown: it would be a way up.
        return TypedResults.Ok(invitations.Where(i => InvitationRules.MayInvite(caller.Role, i.Role)).Select(i => tokens.Describe(i, http.Request)).ToArray());
    }

    internal static IQueryable<Invitation> VisibleTo(this IQueryable<Invitation> invitations, Caller caller)
    {
        var (workspaceId, me, all) = (caller.WorkspaceId, caller.MemberId, caller.IsAdmin);
        return invitations.Where(i => i.WorkspaceId == workspaceId && (all || i.CreatedBy == me));
    }
}
