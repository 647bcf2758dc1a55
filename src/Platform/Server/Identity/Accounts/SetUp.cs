using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform;

/// <summary>Makes the server's first workspace and its owner, who is signed in. Of two at once, one wins.</summary>
internal static class SetUp
{
    internal static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/setup", HandleAsync).WithName("setup").RequireRateLimiting(RateLimits.Secret);

    private static async Task<Results<Ok<MeDto>, ProblemHttpResult>> HandleAsync(
        SetupRequest request, HttpContext http, TertuliaDb db, AccountFactory accounts, WorkspaceFactory workspaces, SignInSessions sessions, CancellationToken ct)
    {
        if (await db.Workspaces.AnyAsync(ct))
            return AlreadySetUp();

        var checks = new Checks();
        var workspaceName = checks.Text("workspaceName", request.WorkspaceName, WorkspaceFactory.LongestName);
        var ownerName = checks.Text("ownerName", request.OwnerName, MemberFactory.LongestName);
        var email = checks.Email("email", request.Email);
        var language = checks.Language("language", request.Language);
        var timeZone = checks.TimeZone("timeZone", request.TimeZone);
        if ((checks.Problem ?? PasswordPolicy.Check("password", request.Password, email, ownerName, workspaceName)) is { } problem)
            return problem;

        await using var write = await db.BeginAsync(ct);
        await db.LockServerAsync(ct);
        if (await db.Workspaces.AnyAsync(ct) || await accounts.CreateAsync(email, request.Password, language) is not { } account)
            return AlreadySetUp();

        await workspaces.CreateAsync(account, workspaceName, language, ownerName, timeZone, ct);
        var session = sessions.Begin(account, http);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);

        await SignInSessions.IssueAsync(session, http);
        return TypedResults.Ok((await db.MeAsync(account.Id, ct))!);
    }

    private static ProblemHttpResult AlreadySetUp() => Problems.Conflict("This server has been set up. Sign in, or ask for an invitation.", ProblemCodes.AlreadySetUp);
}
