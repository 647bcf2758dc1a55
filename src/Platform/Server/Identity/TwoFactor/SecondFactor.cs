using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform;

/// <summary>An account's authenticator and recovery codes. Everything here happens in the caller's transaction, under the account's lock.</summary>
internal sealed class SecondFactor(TertuliaDb db, IDataProtectionProvider protection, TimeProvider clock)
{
    private const int Codes = 10;

    private readonly IDataProtector protector = protection.CreateProtector("Tertulia.Totp");

    /// <summary>A fresh secret that waits for its first right code.</summary>
    public byte[] Enrol(Account account)
    {
        var secret = RandomNumberGenerator.GetBytes(Totp.SecretBytes);
        account.TotpSecret = Convert.ToBase64String(protector.Protect(secret));
        account.TotpLastStep = 0;
        return secret;
    }

    /// <summary>Whether the code is right and fresh; it is used up.</summary>
    public bool UseCode(Account account, string code)
    {
        if (account.TotpSecret is null)
            return false;

        var secret = protector.Unprotect(Convert.FromBase64String(account.TotpSecret));
        if (Totp.Match(secret, code, clock.GetUtcNow(), account.TotpLastStep) is not { } step)
            return false;

        account.TotpLastStep = step;
        return true;
    }

    /// <summary>Whether the recovery code is one of the account's; it is used up.</summary>
    public async Task<bool> UseRecoveryCodeAsync(Account account, string code, CancellationToken ct)
    {
        var hash = Hash(code);
        return await db.Set<RecoveryCode>().Where(c => c.AccountId == account.Id && c.Hash == hash).ExecuteDeleteAsync(ct) == 1;
    }

    /// <summary>Ten fresh codes in place of those there were.</summary>
    public async Task<RecoveryCodesDto> ReplaceRecoveryCodesAsync(Account account, CancellationToken ct)
    {
        await db.Set<RecoveryCode>().Where(c => c.AccountId == account.Id).ExecuteDeleteAsync(ct);
        var codes = Enumerable.Range(0, Codes).Select(_ => NewCode()).ToArray();
        db.AddRange(codes.Select(code => new RecoveryCode { AccountId = account.Id, Hash = Hash(code) }));
        return new(codes);
    }

    public async Task RemoveAsync(Account account, CancellationToken ct)
    {
        (account.TwoFactorEnabled, account.TotpSecret, account.TotpLastStep) = (false, null, 0);
        await db.Set<RecoveryCode>().Where(c => c.AccountId == account.Id).ExecuteDeleteAsync(ct);
    }

    /// <summary>Such as <c>k3wq-7ahx-m2pd-z5tc</c>.</summary>
    private static string NewCode() =>
        string.Join('-', Totp.Base32(RandomNumberGenerator.GetBytes(10)).ToLowerInvariant().Chunk(4).Select(chunk => new string(chunk)));

    /// <summary>However it was typed: capitals, spaces and hyphens do not matter.</summary>
    private static string Hash(string code) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(new string([.. code.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit)]))));
}
