using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Tertulia.Platform.Web.Browser;

/// <summary>Where a floating panel goes relative to its anchor, or at a point of the window.</summary>
public sealed record FloatingPlacement(string Side, string Align, bool Menu, double? X = null, double? Y = null);

/// <summary>shell.ts: theme, language, dialogs, popovers, tooltips, shortcuts, clipboard.</summary>
public sealed class ShellEngine(IJSRuntime js) : BrowserModule(js, "shell")
{
    public ValueTask OpenDialogAsync(string id, bool dismissible, DotNetObjectReference<FloatingCallback> callback) =>
        CallAsync("openDialog", id, dismissible, callback);

    public ValueTask OpenPopoverAsync(string id, string? anchorId, FloatingPlacement placement, DotNetObjectReference<FloatingCallback> callback) =>
        CallAsync("openPopover", id, anchorId, placement, callback);

    /// <summary>Closes a dialog or popover and gives focus back; harmless when it is not open.</summary>
    public ValueTask CloseFloatingAsync(string id) => CallAsync("closeFloating", id);

    /// <summary>Arrow keys move between the tabs or radios inside.</summary>
    public ValueTask RoveAsync(ElementReference group) => CallAsync("rove", group);

    public ValueTask ResizableAsync(ElementReference handle) => CallAsync("resizable", handle);

    public ValueTask StartTipsAsync() => CallAsync("startTips");

    public ValueTask FocusAsync(ElementReference element, bool select = false) => CallAsync("focus", element, select);

    /// <summary>Focuses the first element that matches the selector.</summary>
    public ValueTask FocusAsync(string selector, bool select = false) => CallAsync("focus", selector, select);

    /// <summary>Scrolls the element with this id into its nearest scroll box.</summary>
    public ValueTask RevealAsync(string id) => CallAsync("reveal", id);

    /// <summary>Puts text on the clipboard; false when the browser refused.</summary>
    public ValueTask<bool> CopyAsync(string text) => CallAsync<bool>("copy", text);

    public ValueTask SetThemeAsync(string theme) => CallAsync("setTheme", theme);

    public ValueTask<string> GetThemeAsync() => CallAsync<string>("getTheme");

    /// <summary>Remembers the language; true when it differs from the page's, which then needs a reload.</summary>
    public ValueTask<bool> SetLanguageAsync(string language) => CallAsync<bool>("setLanguage", language);

    public ValueTask ReloadAsync() => CallAsync("reload");

    public ValueTask ApplyUpdateAsync() => CallAsync("applyUpdate");

    public ValueTask<bool> IsAppleAsync() => CallAsync<bool>("isApple");

    /// <summary>The browser's IANA time zone, such as Europe/Madrid.</summary>
    public ValueTask<string> TimeZoneAsync() => CallAsync<string>("timeZone");

    internal ValueTask SetHotkeysAsync(IReadOnlyList<HotkeyDto> hotkeys, DotNetObjectReference<HotkeyCallback> callback) =>
        CallAsync("setHotkeys", hotkeys, callback);

    internal ValueTask WatchAsync(DotNetObjectReference<BrowserState> state) => CallAsync("watch", state);
}

internal sealed record HotkeyDto(string Id, string Combo, bool Typing);

/// <summary>What the browser calls when a shortcut is pressed.</summary>
public sealed class HotkeyCallback(Func<string, Task> pressed)
{
    [JSInvokable]
    public Task Pressed(string id) => pressed(id);
}

/// <summary>What the browser calls when a person dismisses a dialog or popover.</summary>
public sealed class FloatingCallback(Func<Task> close)
{
    [JSInvokable]
    public Task CloseRequested() => close();
}
