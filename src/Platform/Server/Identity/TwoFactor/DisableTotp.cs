using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Tertulia.Platform;

/// <summary>Turns the second step off, with the password.</summary>
internal static class DisableTotp
{
    internal static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/me/totp/disable", HandleAsync).WithName("me.totp.disable").RequireRateLimiting(RateLimits.Secret);

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        TotpDisableRequest request, HttpContext http, TertuliaDb db, PasswordConfirmation confirmation, SecondFactor factor, AuditLog audit, CancellationToken ct)
    {
        var (account, problem) = await confirmation.ConfirmAsync(http, request.Password, ct);
        if (account is null)
            return problem!;

        await using var write = await db.BeginAsync(ct);
        await db.LockAccountAsync(account.Id, ct);
        await db.Entry(account).ReloadAsync(ct);
        await factor.RemoveAsync(account, ct);
        audit.Append(account.Id, "account.totp_disabled");
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
