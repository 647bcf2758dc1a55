using Microsoft.AspNetCore.Identity;

namespace Tertulia.Platform;

/// <summary>A person who signs in; in each workspace they are a <see cref="Member"/>.</summary>
public sealed class Account : IdentityUser<Guid>
{
    public string Language { get; set; } = "en";

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The authenticator's key under data protection; it counts once <see cref="IdentityUser{TKey}.TwoFactorEnabled"/> is set.</summary>
    public string? TotpSecret { get; set; }

    /// <summary>The time step of the last code used: no code is taken twice.</summary>
    public long TotpLastStep { get; set; }
}
