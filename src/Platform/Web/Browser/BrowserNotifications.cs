using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Tertulia.Platform.Web.Browser;

/// <summary>Whether this browser may show notifications.</summary>
public enum NotificationPermission
{
    /// <summary>Not asked yet.</summary>
    Default,
    Granted,
    Denied,

    /// <summary>This browser, or this insecure address, has none.</summary>
    Unsupported,
}

/// <summary>A notification of the browser.</summary>
/// <param name="Tag">A later one with the same tag replaces it: one a conversation.</param>
/// <param name="Url">Where a click leads.</param>
public sealed record BrowserNote(string Tag, string Title, string Body, string Url, string? Icon = null, bool Silent = false);

/// <summary>notify.ts: browser notifications, and how many wait, in the tab's title and icon.</summary>
public sealed class BrowserNotifications : BrowserModule
{
    private readonly NavigationManager _navigation;
    private readonly DotNetObjectReference<BrowserNotifications> _self;

    public BrowserNotifications(IJSRuntime js, NavigationManager navigation)
        : base(js, "notify")
    {
        _navigation = navigation;
        _self = DotNetObjectReference.Create(this);
    }

    public async Task<NotificationPermission> PermissionAsync() => Parse(await CallAsync<string>("permission"));

    /// <summary>Asks the person; browsers allow it only as the answer to a click.</summary>
    public async Task<NotificationPermission> AskAsync() => Parse(await CallAsync<string>("ask"));

    /// <summary>Shows it; false when not permitted.</summary>
    public ValueTask<bool> ShowAsync(BrowserNote note) => CallAsync<bool>("show", note, _self);

    /// <summary>Takes away what was read elsewhere.</summary>
    public ValueTask CloseAsync(string tag) => CallAsync("close", tag);

    /// <summary>How many wait for the reader; a dot says that something is new and asks for nothing.</summary>
    public ValueTask SetBadgeAsync(int count, bool dot = false) => CallAsync("badge", count, dot);

    [JSInvokable]
    public void Clicked(string url) => _navigation.NavigateTo(url);

    private static NotificationPermission Parse(string text) =>
        Enum.TryParse<NotificationPermission>(text, ignoreCase: true, out var permission) ? permission : NotificationPermission.Unsupported;
}
