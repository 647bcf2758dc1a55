using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Tertulia.Platform;

/// <summary>Makes fresh recovery codes; the old ones are void.</summary>
internal static class ReplaceRecoveryCodes
{
    internal static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/me/totp/recovery-codes", HandleAsync).WithName("me.totp.recovery_codes").RequireRateLimiting(RateLimits.Secret);

    private static async Task<Results<Ok<RecoveryCodesDto>, ProblemHttpResult>> HandleAsync(
        TotpDisableRequest request, HttpContext http, TertuliaDb db, PasswordConfirmation confirmation, SecondFactor factor, AuditLog audit, CancellationToken ct)
    {
        var (account, problem) = await confirmation.ConfirmAsync(http, request.Password, ct);
        if (account is null)
            return problem!;

        await using var write = await db.BeginAsync(ct);
        await db.LockAccountAsync(account.Id, ct);
        await db.Entry(account).ReloadAsync(ct);
        if (!account.TwoFactorEnabled)
            return Problems.Conflict("Set up an authenticator first.");

        var codes = await factor.ReplaceRecoveryCodesAsync(account, ct);
        audit.Append(account.Id, "account.recovery_codes_replaced");
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return TypedResults.Ok(codes);
    }
}
