using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform;

/// <summary>A short-lived cookie that says "the password was right"; it is no sign-in and dies with a change of the password.</summary>
internal sealed class TwoFactorTicket(IDataProtectionProvider protection, TimeProvider clock)
{
    private const string CookieName = "tertulia-2fa";

    private const string CookiePath = "/api/session";

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly IDataProtector protector = protection.CreateProtector("Tertulia.TwoFactorTicket");

    public void Issue(Account account, HttpContext http)
    {
        var expires = clock.GetUtcNow() + Lifetime;
        var text = string.Create(CultureInfo.InvariantCulture, $"{account.Id:N}|{expires.ToUnixTimeSeconds()}|{account.SecurityStamp}");
        http.Response.Cookies.Append(CookieName, protector.Protect(text), Options(http));
    }

    /// <summary>The account whose password was right, or null: sign in from the start.</summary>
    public async Task<Account?> ReadAsync(TertuliaDb db, HttpContext http, CancellationToken ct)
    {
        if (Unprotect(http.Request.Cookies[CookieName]) is not [var id, var expires, var stamp]
            || long.Parse(expires, CultureInfo.InvariantCulture) < clock.GetUtcNow().ToUnixTimeSeconds())
            return null;

        var accountId = Guid.ParseExact(id, "N");
        return await db.Users.SingleOrDefaultAsync(a => a.Id == accountId && a.SecurityStamp == stamp && a.TwoFactorEnabled, ct);
    }

    public static void Delete(HttpContext http) => http.Response.Cookies.Delete(CookieName, Options(http));

    private string[]? Unprotect(string? cookie)
    {
        try
        {
            return cookie is null ? null : protector.Unprotect(cookie).Split('|');
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static CookieOptions Options(HttpContext http) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        SameSite = SameSiteMode.Strict,
        Secure = http.Request.IsHttps,
        Path = CookiePath,
        MaxAge = Lifetime,
    };
}
