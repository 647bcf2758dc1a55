using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform;

/// <summary>Has a signed-in person give their password again before something that would let a thief of the session stay.</summary>
internal sealed class PasswordConfirmation(TertuliaDb db, PasswordCheck passwords, FailedSignIns failures, AuditLog audit)
{
    public async Task<(Account? Account, ProblemHttpResult? Problem)> ConfirmAsync(HttpContext http, string password, CancellationToken ct)
    {
        var accountId = http.User.AccountId();
        var account = await db.Users.SingleAsync(a => a.Id == accountId, ct);
        if (failures.IsLockedOut(account, account.NormalizedEmail!))
            return (null, SignIn.LockedOut());

        if (await passwords.IsRightAsync(account, password))
        {
            // Guesses sent together must not pass the lock-out that the wrong ones among them bring.
            await db.Entry(account).ReloadAsync(ct);
            return failures.IsLockedOut(account, account.NormalizedEmail!) ? (null, SignIn.LockedOut()) : (account, null);
        }

        await failures.CountAsync(db, audit, account, account.NormalizedEmail!, ct);
        return (null, Problems.Of(StatusCodes.Status403Forbidden, ProblemCodes.InvalidCredentials, "That is not your password. Check it and try again."));
    }
}
