using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Tertulia.Platform;

/// <summary>The secrets of invitation links: 256 random bits, looked up by their hash.</summary>
internal sealed class InvitationTokens(IDataProtectionProvider protection, IConfiguration configuration)
{
    private readonly IDataProtector protector = protection.CreateProtector("Tertulia.Invitation");

    /// <summary>A fresh secret: its hash decides, the protected copy is for showing the link again.</summary>
    public (string Hash, string Protected) Create()
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        return (Hash(token), protector.Protect(token));
    }

    public static string Hash(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    public InvitationDto Describe(Invitation invitation, HttpRequest request)
    {
        var address = configuration["Tertulia:PublicUrl"] is { Length: > 0 } url ? url.TrimEnd('/') : $"{request.Scheme}://{request.Host}";
        return new(
            invitation.Id, invitation.Email, invitation.Role, $"{address}/invite/{protector.Unprotect(invitation.ProtectedToken)}",
            invitation.CreatedBy, invitation.CreatedAt, invitation.ExpiresAt, invitation.Uses, invitation.MaxUses);
    }
}
