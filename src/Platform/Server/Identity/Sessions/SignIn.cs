using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform;

/// <summary>Signs in with e-mail and password. An unknown address and a wrong password answer alike, in like time.</summary>
internal static class SignIn
{
    internal static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/session", HandleAsync).WithName("session.create").RequireRateLimiting(RateLimits.Secret);

    private static async Task<Results<Ok<SignInResult>, ProblemHttpResult>> HandleAsync(
        SignInRequest request,
        HttpContext http,
        TertuliaDb db,
        ILookupNormalizer normalizer,
        PasswordCheck passwords,
        FailedSignIns failures,
        SignInSessions sessions,
        TwoFactorTicket ticket,
        AuditLog audit,
        CancellationToken ct)
    {
        var email = normalizer.NormalizeEmail(request.Email.Trim());
        if (email.Length > 254 || email.Any(char.IsControl))
            return Wrong();

        var account = await db.Users.SingleOrDefaultAsync(a => a.NormalizedEmail == email, ct);
        if (failures.IsLockedOut(account, email))
            return LockedOut();

        if (!await passwords.IsRightAsync(account, request.Password))
        {
            await failures.CountAsync(db, audit, account, email, ct);
            return Wrong();
        }

        // Comparing takes a while, and any number of attempts may be at it at once: what the others did meanwhile counts. Else guesses sent together
        // would pass the lock-out, and an old password would open a session after it was changed.
        var compared = account!.SecurityStamp;
        await using var write = await db.BeginAsync(ct);
        await db.LockAccountAsync(account.Id, ct);
        await db.Entry(account).ReloadAsync(ct);
        if (failures.IsLockedOut(account, email))
            return LockedOut();
        if (account.SecurityStamp != compared)
            return Wrong();

        if (account.TwoFactorEnabled)
        {
            ticket.Issue(account, http);
            return TypedResults.Ok(new SignInResult(TwoFactorRequired: true));
        }

        await FailedSignIns.ResetAsync(db, account, ct);
        var session = sessions.Begin(account, http);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        await SignInSessions.IssueAsync(session, http);
        return TypedResults.Ok(new SignInResult(TwoFactorRequired: false));
    }

    internal static ProblemHttpResult LockedOut() => Problems.Of(
        StatusCodes.Status429TooManyRequests, ProblemCodes.LockedOut, "There were too many failed attempts. Wait ten minutes and try again.");

    private static ProblemHttpResult Wrong() => Problems.Of(
        StatusCodes.Status401Unauthorized, ProblemCodes.InvalidCredentials, "The e-mail address and the password do not belong together. Check both and try again.");
}
