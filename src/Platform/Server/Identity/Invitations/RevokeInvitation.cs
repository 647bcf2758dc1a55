using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform;

/// <summary>Makes a link void. Who has joined by it stays.</summary>
internal static class RevokeInvitation
{
    internal static void Map(IEndpointRouteBuilder workspace) =>
        workspace.MapDelete("/invitations/{invitationId:guid}", HandleAsync).WithName("invitations.revoke").RequireAuthorization(Policies.FullMember);

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid invitationId, Caller caller, TertuliaDb db, AuditLog audit, CancellationToken ct)
    {
        await using var write = await db.BeginAsync(ct);
        await db.LockWorkspaceAsync(caller.WorkspaceId, ct);
        var invitation = await db.Invitations.VisibleTo(caller).SingleOrDefaultAsync(i => i.Id == invitationId, ct);
        if (invitation is null)
            return Problems.NotFound();

        db.Invitations.Remove(invitation);
        audit.Append(caller, "invitation.revoked", invitation.Id, invitation.Role.ToString());
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
