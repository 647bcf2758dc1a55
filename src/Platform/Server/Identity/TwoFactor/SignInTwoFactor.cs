using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Tertulia.Platform;

/// <summary>The second step of signing in: a code, or a recovery code. Wrong ones count towards the lock-out as wrong passwords do.</summary>
internal static class SignInTwoFactor
{
    internal static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/session/two-factor", HandleAsync).WithName("session.two_factor").RequireRateLimiting(RateLimits.Secret);

    private static async Task<Results<Ok<SignInResult>, ProblemHttpResult>> HandleAsync(
        SignInTwoFactorRequest request,
        HttpContext http,
        TertuliaDb db,
        TwoFactorTicket ticket,
        SecondFactor factor,
        FailedSignIns failures,
        SignInSessions sessions,
        AuditLog audit,
        CancellationToken ct)
    {
        if (await ticket.ReadAsync(db, http, ct) is not { } account)
            return Expired();

        if (failures.IsLockedOut(account, account.NormalizedEmail!))
            return SignIn.LockedOut();

        await using (var write = await db.BeginAsync(ct))
        {
            await db.LockAccountAsync(account.Id, ct);
            var ticketed = account.SecurityStamp;
            await db.Entry(account).ReloadAsync(ct);
            if (account.SecurityStamp != ticketed)
                return Expired();
            if (failures.IsLockedOut(account, account.NormalizedEmail!))
                return SignIn.LockedOut();

            var isRecovery = request.Code is null && request.RecoveryCode is not null;
            if (isRecovery ? await factor.UseRecoveryCodeAsync(account, request.RecoveryCode!, ct) : factor.UseCode(account, request.Code ?? ""))
            {
                if (isRecovery)
                    audit.Append(account.Id, "account.recovery_code_used");
                await FailedSignIns.ResetAsync(db, account, ct);
                var session = sessions.Begin(account, http);
                await db.SaveChangesAsync(ct);
                await write.CommitAsync(ct);
                TwoFactorTicket.Delete(http);
                await SignInSessions.IssueAsync(session, http);
                return TypedResults.Ok(new SignInResult(TwoFactorRequired: false));
            }

            await failures.CountAsync(db, audit, account, account.NormalizedEmail!, ct);
            await write.CommitAsync(ct);
        }

        return Problems.Of(
            StatusCodes.Status401Unauthorized, ProblemCodes.InvalidCredentials, "That code is not right, or was used before. Wait for the next one and try again.");
    }

    private static ProblemHttpResult Expired() =>
        Problems.Of(StatusCodes.Status401Unauthorized, ProblemCodes.Unauthenticated, "Too much time has passed. Sign in with your password again.");
}
