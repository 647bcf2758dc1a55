using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform;

/// <summary>Makes a link by which people join.</summary>
internal static class CreateInvitation
{
    /// <summary>Links that hold at once in a workspace.</summary>
    private const int MostInvitations = 1_000;

    internal static void Map(IEndpointRouteBuilder workspace) =>
        workspace.MapPost("/invitations", HandleAsync).WithName("invitations.create").RequireAuthorization(Policies.FullMember);

    private static async Task<Results<Ok<InvitationDto>, ProblemHttpResult>> HandleAsync(
        CreateInvitationRequest request, Caller caller, HttpContext http, TertuliaDb db, InvitationTokens tokens, AuditLog audit, TimeProvider clock, CancellationToken ct)
    {
        var checks = new Checks();
        var email = request.Email is null ? null : checks.Email("email", request.Email);
        checks.Require(request.ExpiresInDays is >= 1 and <= 90, "expiresInDays", "out_of_range");
        checks.Require(request.MaxUses is null or (>= 1 and <= 1_000), "maxUses", "out_of_range");
        if (checks.Problem is { } problem)
            return problem;

        // Under the workspace's lock, and by the role as it is there: a link made while its maker is demoted or shown out would be a way back.
        await using var write = await db.BeginAsync(ct);
        await db.LockWorkspaceAsync(caller.WorkspaceId, ct);
        var role = await db.Members.Where(m => m.Id == caller.MemberId && m.Active).Select(m => (WorkspaceRole?)m.Role).SingleOrDefaultAsync(ct);
        if (role is not { } inviter || !InvitationRules.MayInvite(inviter, request.Role))
            return Problems.Forbidden("You may not invite people in this role. Ask an administrator.");

        var now = clock.GetUtcNow();
        if (await db.Invitations.CountAsync(i => i.WorkspaceId == caller.WorkspaceId && i.ExpiresAt > now, ct) >= MostInvitations)
            return Problems.Conflict("The workspace has as many open invitations as it may. Revoke some first.");

        var (hash, copy) = tokens.Create();
        var invitation = db.Invitations.Add(new Invitation
        {
            Id = Guid.CreateVersion7(now),
            WorkspaceId = caller.WorkspaceId,
            TokenHash = hash,
            ProtectedToken = copy,
            Email = email,
            Role = request.Role,
            CreatedBy = caller.MemberId,
            CreatedAt = now,
            ExpiresAt = now.AddDays(request.ExpiresInDays),
            MaxUses = request.MaxUses,
        }).Entity;
        audit.Append(caller, "invitation.created", invitation.Id, email is null ? $"{request.Role}" : $"{request.Role} {email}");
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return TypedResults.Ok(tokens.Describe(invitation, http.Request));
    }
}
