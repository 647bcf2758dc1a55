using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform;

/// <summary>Ends enrolment with a first code; from here on signing in takes two steps. Answers the recovery codes, shown this once.</summary>
internal static class ConfirmTotp
{
    internal static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/me/totp/confirm", HandleAsync).WithName("me.totp.confirm").RequireRateLimiting(RateLimits.Secret);

    private static async Task<Results<Ok<RecoveryCodesDto>, ProblemHttpResult>> HandleAsync(
        TotpConfirmRequest request, HttpContext http, TertuliaDb db, SecondFactor factor, AuditLog audit, CancellationToken ct)
    {
        var accountId = http.User.AccountId();
        await using var write = await db.BeginAsync(ct);
        await db.LockAccountAsync(accountId, ct);
        var account = await db.Users.SingleAsync(a => a.Id == accountId, ct);
        if (account.TwoFactorEnabled || account.TotpSecret is null)
            return Problems.Conflict("Begin to set up an authenticator first.");

        if (!factor.UseCode(account, request.Code))
            return Problems.Invalid("code", "wrong_code");

        account.TwoFactorEnabled = true;
        var codes = await factor.ReplaceRecoveryCodesAsync(account, ct);
        audit.Append(account.Id, "account.totp_enabled");
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return TypedResults.Ok(codes);
    }
}
