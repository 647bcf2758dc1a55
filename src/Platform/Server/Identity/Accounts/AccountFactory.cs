using Microsoft.AspNetCore.Identity;

namespace Tertulia.Platform;

/// <summary>Makes accounts, in the caller's transaction.</summary>
internal sealed class AccountFactory(UserManager<Account> accounts, TimeProvider clock)
{
    /// <summary>Null when the address has an account already.</summary>
    public async Task<Account?> CreateAsync(string email, string password, string language)
    {
        var now = clock.GetUtcNow();
        var account = new Account { Id = Guid.CreateVersion7(now), UserName = email, Email = email, Language = language, CreatedAt = now, LockoutEnabled = true };
        var created = await accounts.CreateAsync(account, password);
        if (created.Succeeded)
            return account;

        return created.Errors.Any(e => e.Code is nameof(IdentityErrorDescriber.DuplicateEmail) or nameof(IdentityErrorDescriber.DuplicateUserName))
            ? null
            : throw new InvalidOperationException($"The account could not be made: {string.Join(", ", created.Errors.Select(e => e.Code))}.");
    }
}
