namespace Tertulia.Platform;

/// <summary>An entry of a member's activity inbox.</summary>
internal sealed class Notification
{
    public required Guid Id { get; init; }

    public required Guid WorkspaceId { get; init; }

    public required Guid MemberId { get; init; }

    public required string Kind { get; init; }

    public Guid? ActorId { get; init; }

    public required Guid SubjectId { get; init; }

    public Guid? ContainerId { get; init; }

    public string? Place { get; init; }

    public required string Excerpt { get; init; }

    public required string Url { get; init; }

    public required DateTimeOffset At { get; init; }

    public DateTimeOffset? ReadAt { get; set; }

    public NotificationDto ToDto() => new(Id, Kind, ActorId, SubjectId, ContainerId, Place, Excerpt, Url, At, ReadAt is not null);
}

/// <summary>How a member wants to be told; without a row, the defaults.</summary>
internal sealed class NotificationPreferences
{
    public required Guid MemberId { get; init; }

    public bool Browser { get; set; } = true;

    public bool Sound { get; set; } = true;

    /// <summary>Local time, both null or neither.</summary>
    public TimeOnly? QuietFrom { get; set; }

    public TimeOnly? QuietTo { get; set; }

    public NotificationPreferencesDto ToDto() => new(
        Browser, Sound, QuietFrom is { } from && QuietTo is { } to ? new(QuietHours.Write(from), QuietHours.Write(to)) : null);
}
