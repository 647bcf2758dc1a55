using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using QRCoder;

namespace Tertulia.Platform;

/// <summary>Begins enrolment: a secret to scan. Nothing changes for the account until a first code confirms it.</summary>
internal static class EnrolTotp
{
    private const string Issuer = "Tertulia";

    internal static void Map(IEndpointRouteBuilder api) => api.MapPost("/me/totp", HandleAsync).WithName("me.totp.enrol");

    private static async Task<Results<Ok<TotpEnrolmentDto>, ProblemHttpResult>> HandleAsync(
        HttpContext http, TertuliaDb db, SecondFactor factor, CancellationToken ct)
    {
        var accountId = http.User.AccountId();
        await using var write = await db.BeginAsync(ct);
        await db.LockAccountAsync(accountId, ct);
        var account = await db.Users.SingleAsync(a => a.Id == accountId, ct);
        if (account.TwoFactorEnabled)
            return Problems.Conflict("An authenticator is set up already. Turn it off first.");

        var secret = Totp.Base32(factor.Enrol(account));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);

        var uri = $"otpauth://totp/{Issuer}:{Uri.EscapeDataString(account.Email!)}?secret={secret}&issuer={Issuer}&algorithm=SHA1&digits=6&period={Totp.StepSeconds}";
        return TypedResults.Ok(new TotpEnrolmentDto(secret, uri, Draw(uri)));
    }

    private static string Draw(string text)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var code = new SvgQRCode(data);
        return code.GetGraphic(4, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }
}
