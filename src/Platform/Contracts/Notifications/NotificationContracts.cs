namespace Tertulia.Platform;

/// <summary>One entry of the activity inbox.</summary>
/// <param name="Kind">Who made it and why, such as <c>chat.mention</c>; the client draws the sentence.</param>
/// <param name="ActorId">The member who caused it.</param>
/// <param name="SubjectId">What it is about, such as a message; unique with <paramref name="Kind"/> per member.</param>
/// <param name="ContainerId">Where that is, such as the channel: reading there marks it read.</param>
/// <param name="Place">The place's name, such as <c>#general</c>, or null for a direct message.</param>
/// <param name="Excerpt">Plain text, at most 200 characters.</param>
/// <param name="Url">Path in the browser app, relative to the workspace: <c>chat/c/…</c>.</param>
public sealed record NotificationDto(
    Guid Id, string Kind, Guid? ActorId, Guid SubjectId, Guid? ContainerId, string? Place, string Excerpt, string Url, DateTimeOffset At, bool Read);

public sealed record NotificationSummaryDto(int Unread);

/// <summary>Marks as read: the ids, or everything up to a time when <paramref name="Ids"/> is null.</summary>
public sealed record MarkNotificationsReadRequest(IReadOnlyList<Guid>? Ids, DateTimeOffset? UpTo);

public sealed record NotificationPreferencesDto(bool Browser, bool Sound, QuietHoursDto? QuietHours);

/// <summary>Local times (the member's zone), <c>HH:mm</c>, between which nothing pops up.</summary>
public sealed record QuietHoursDto(string From, string To);

/// <summary>On topic <c>member:id</c>. <paramref name="Alert"/> says whether it may pop up (level, quiet hours).</summary>
public sealed record NotificationCreated(NotificationDto Notification, int Unread, bool Alert) : IEvent
{
    public static string Type => "notifications.created";
}

/// <summary>On topic <c>member:id</c>: what they told of is gone, and so are they.</summary>
public sealed record NotificationsRemoved(IReadOnlyList<Guid> Ids, int Unread) : IEvent
{
    public static string Type => "notifications.removed";
}

/// <summary>On topic <c>member:id</c>. Ids null: all up to now.</summary>
public sealed record NotificationsRead(IReadOnlyList<Guid>? Ids, DateTimeOffset? UpTo, int Unread) : IEvent
{
    public static string Type => "notifications.read";
}
