namespace Tertulia.Platform;

/// <summary>A link that lets its holder join. Only a hash of the token decides; the token itself is kept protected, so that admins can copy it again.</summary>
internal sealed class Invitation
{
    public required Guid Id { get; init; }

    public required Guid WorkspaceId { get; init; }

    /// <summary>SHA-256 of the token, hex.</summary>
    public required string TokenHash { get; init; }

    /// <summary>The token under data protection.</summary>
    public required string ProtectedToken { get; init; }

    public string? Email { get; init; }

    public required WorkspaceRole Role { get; init; }

    public required Guid CreatedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public int Uses { get; set; }

    public int? MaxUses { get; init; }

    public bool Usable(DateTimeOffset now) => ExpiresAt > now && (MaxUses is null || Uses < MaxUses);
}
