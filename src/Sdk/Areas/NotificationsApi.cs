using Tertulia.Platform;

namespace Tertulia.Sdk;

/// <summary>The activity inbox.</summary>
public sealed class NotificationsApi
{
    private readonly ApiTransport api;
    private readonly string root;

    internal NotificationsApi(ApiTransport api, string workspace)
    {
        this.api = api;
        root = $"{workspace}/notifications";
    }

    public Task<Page<NotificationDto>> ListAsync(string? cursor = null, bool? unread = null, CancellationToken ct = default) =>
        api.GetAsync(Query.Of(root, ("cursor", cursor), ("unread", unread)), PlatformJson.Default.PageNotificationDto, ct);

    public Task<NotificationSummaryDto> SummaryAsync(CancellationToken ct = default) =>
        api.GetAsync($"{root}/summary", PlatformJson.Default.NotificationSummaryDto, ct);

    public Task MarkReadAsync(MarkNotificationsReadRequest request, CancellationToken ct = default) =>
        api.SendAsync(HttpMethod.Post, $"{root}/read", request, PlatformJson.Default.MarkNotificationsReadRequest, ct);

    public Task<NotificationPreferencesDto> PreferencesAsync(CancellationToken ct = default) =>
        api.GetAsync($"{root}/preferences", PlatformJson.Default.NotificationPreferencesDto, ct);

    public Task SavePreferencesAsync(NotificationPreferencesDto preferences, CancellationToken ct = default) =>
        api.SendAsync(HttpMethod.Put, $"{root}/preferences", preferences, PlatformJson.Default.NotificationPreferencesDto, ct);
}
