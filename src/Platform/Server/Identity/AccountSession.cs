namespace Tertulia.Platform;

/// <summary>A sign-in: one browser or program. The cookie carries its id; deleting the row ends it.</summary>
internal sealed class AccountSession
{
    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary>The user agent, shortened for people: <c>Firefox · Linux</c>.</summary>
    public required string Client { get; init; }

    public string? Address { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset LastSeenAt { get; set; }

    public required DateTimeOffset ExpiresAt { get; set; }
}
