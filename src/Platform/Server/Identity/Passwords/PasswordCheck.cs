using Microsoft.AspNetCore.Identity;

namespace Tertulia.Platform;

/// <summary>Compares passwords; for an account that does not exist it takes as long, so that the time tells nothing.</summary>
internal sealed class PasswordCheck(UserManager<Account> accounts, IPasswordHasher<Account> hasher, DecoyHash decoy)
{
    public async Task<bool> IsRightAsync(Account? account, string password)
    {
        if (password.Length > PasswordPolicy.Longest)
            return false;

        if (account is not null)
            return await accounts.CheckPasswordAsync(account, password);

        hasher.VerifyHashedPassword(new Account(), decoy.Value, password);
        return false;
    }
}

/// <summary>The hash of a password nobody knows, at today's cost.</summary>
internal sealed class DecoyHash(Microsoft.Extensions.Options.IOptions<PasswordHasherOptions> options)
{
    public string Value { get; } = new PasswordHasher<Account>(options).HashPassword(new Account(), Guid.CreateVersion7().ToString());
}
