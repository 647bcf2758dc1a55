using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform;

/// <summary>Joins by a link: a newcomer gets an account and is signed in, a signed-in person joins as they are.</summary>
internal static class AcceptInvitation
{
    internal static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/invitations/{token}/accept", HandleAsync).WithName("invitations.accept").RequireRateLimiting(RateLimits.Secret);

    private static async Task<Results<Ok<MyWorkspaceDto>, ProblemHttpResult>> HandleAsync(
        string token, AcceptInvitationRequest request, HttpContext http, TertuliaDb db, Newcomers newcomers, SignInSessions sessions, TimeProvider clock, CancellationToken ct)
    {
        var hash = InvitationTokens.Hash(token);
        var found = await db.Invitations.AsNoTracking().SingleOrDefaultAsync(i => i.TokenHash == hash, ct);
        if (found is null)
            return InvitationRules.Invalid();

        var isNewcomer = request is not { DisplayName: null, Email: null, Password: null };
        if (!isNewcomer && http.User.Identity?.IsAuthenticated != true)
            return Problems.Of(StatusCodes.Status401Unauthorized, ProblemCodes.Unauthenticated, "Sign in, or give a name, an e-mail address and a password.");

        await using var write = await db.BeginAsync(ct);
        await db.LockWorkspaceAsync(found.WorkspaceId, ct);
        var invitation = await db.Invitations.SingleOrDefaultAsync(i => i.Id == found.Id, ct);
        if (invitation is null || !invitation.Usable(clock.GetUtcNow()))
            return InvitationRules.Invalid();

        var workspace = await db.Workspaces.SingleAsync(w => w.Id == invitation.WorkspaceId, ct);
        var (person, problem) = isNewcomer
            ? await newcomers.RegisterAsync(invitation, workspace, request)
            : await newcomers.RecogniseAsync(workspace, http.User.AccountId(), ct);
        if (person is null)
            return problem!;

        if (invitation.Email is { } bound && !string.Equals(bound, person.Account.Email, StringComparison.OrdinalIgnoreCase))
            return Problems.Forbidden("This invitation is for another e-mail address. Sign in with that one.");

        var (member, refusal) = await newcomers.JoinAsync(invitation, workspace, person, ct);
        if (member is null)
            return refusal!;

        var session = isNewcomer ? sessions.Begin(person.Account, http) : null;
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        if (session is not null)
            await SignInSessions.IssueAsync(session, http);
        return TypedResults.Ok(MeReader.Describe(workspace, member));
    }
}
