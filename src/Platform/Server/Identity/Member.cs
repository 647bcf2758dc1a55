namespace Tertulia.Platform;

/// <summary>A person in a workspace.</summary>
public sealed class Member
{
    public required Guid Id { get; init; }

    public required Guid WorkspaceId { get; init; }

    public required Guid AccountId { get; init; }

    public required WorkspaceRole Role { get; set; }

    public required string DisplayName { get; set; }

    /// <summary>What follows <c>@</c>: lower-case, unique in the workspace.</summary>
    public required string Handle { get; set; }

    public required string Email { get; set; }

    public string? Title { get; set; }

    public required string TimeZone { get; set; }

    public required string Language { get; set; }

    /// <summary>SHA-256 of the photo's blob, hex.</summary>
    public string? PhotoHash { get; set; }

    public string? StatusEmoji { get; set; }

    public string? StatusText { get; set; }

    public DateTimeOffset? StatusExpiresAt { get; set; }

    public bool Active { get; set; } = true;

    public required DateTimeOffset JoinedAt { get; init; }

    /// <summary>Name, handle and address without accents and capitals: people are found and ordered by it.</summary>
    public string SearchText { get; private set; } = "";

    public string? PhotoUrl => PhotoHash is null ? null : $"/api/w/{WorkspaceId}/members/{Id}/photo?v={PhotoHash[..12]}";

    /// <summary>Call after a change of the name.</summary>
    public void Index() => SearchText = Folding.Fold($"{DisplayName} {Handle} {Email}");

    /// <summary>As colleagues see them; an expired status is gone whether or not it has been swept yet.</summary>
    public MemberDto ToDto(DateTimeOffset now) => new(
        Id, DisplayName, Handle, Email, Role, Title, TimeZone, Language, PhotoUrl,
        StatusEmoji is null || StatusExpiresAt <= now ? null : new StatusDto(StatusEmoji, StatusText ?? "", StatusExpiresAt),
        Active);
}
