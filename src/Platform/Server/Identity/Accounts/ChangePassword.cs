using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform;

/// <summary>Changes the password and ends the account's other sessions: whoever knew the old one is out.</summary>
internal static class ChangePassword
{
    internal static void Map(IEndpointRouteBuilder api) =>
        api.MapPut("/me/password", HandleAsync).WithName("me.password").RequireRateLimiting(RateLimits.Secret);

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        ChangePasswordRequest request,
        HttpContext http,
        TertuliaDb db,
        PasswordConfirmation confirmation,
        UserManager<Account> accounts,
        SignInSessions sessions,
        AuditLog audit,
        CancellationToken ct)
    {
        var (account, problem) = await confirmation.ConfirmAsync(http, request.CurrentPassword, ct);
        if (account is null)
            return problem!;

        var names = await db.Members.Where(m => m.AccountId == account.Id)
            .Join(db.Workspaces, m => m.WorkspaceId, w => w.Id, (m, w) => new { m.DisplayName, w.Name })
            .ToListAsync(ct);
        if (PasswordPolicy.Check("newPassword", request.NewPassword, [account.Email!, request.CurrentPassword, .. names.SelectMany(n => new[] { n.DisplayName, n.Name })]) is { } weak)
            return weak;

        var sessionId = http.User.SessionId();
        await using var write = await db.BeginAsync(ct);
        await db.LockAccountAsync(account.Id, ct);
        await db.Entry(account).ReloadAsync(ct);
        account.PasswordHash = accounts.PasswordHasher.HashPassword(account, request.NewPassword);
        await accounts.UpdateSecurityStampAsync(account);
        var ended = await sessions.EndAsync(account.Id, mine => mine.Where(s => s.Id != sessionId), ct);
        audit.Append(account.Id, "account.password_changed");
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        sessions.Forget(ended);
        return TypedResults.NoContent();
    }
}
