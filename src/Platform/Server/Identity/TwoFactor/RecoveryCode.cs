namespace Tertulia.Platform;

/// <summary>A code that stands in once for a lost authenticator. Its 80 random bits need no slow hash.</summary>
internal sealed class RecoveryCode
{
    public required Guid AccountId { get; init; }

    /// <summary>SHA-256, hex.</summary>
    public required string Hash { get; init; }
}
