using Microsoft.JSInterop;
using Tertulia.Platform.Web.Browser;

namespace Tertulia.Platform.Web.Shell;

/// <summary>A keyboard shortcut.</summary>
/// <param name="Combo">"mod+k" (Ctrl, or ⌘ on Apple), "alt+arrowdown", "shift+escape", "?".</param>
/// <param name="Description">What it does, in the reader's language; the help sheet lists it.</param>
/// <param name="Group">Heading in the help sheet.</param>
/// <param name="Run">What happens; null when the key is taken where it is pressed, and is only listed here.</param>
/// <param name="WhileTyping">Also works in a text field.</param>
public sealed record Hotkey(string Combo, string Description, string Group, Func<Task>? Run, bool WhileTyping = false)
{
    /// <summary>A key that a field or a row takes by itself: for the help sheet.</summary>
    public static Hotkey Shown(string combo, string description, string group) => new(combo, description, group, null);
}

/// <summary>All shortcuts in force. A component registers its own and disposes the registration when it leaves; the newest wins.</summary>
public sealed class Hotkeys(ShellEngine engine) : IDisposable
{
    private readonly List<(string Id, Hotkey Hotkey)> _registered = [];
    private DotNetObjectReference<HotkeyCallback>? _callback;
    private int _last;
    private bool _syncing;

    public IEnumerable<Hotkey> Registered => _registered.Select(r => r.Hotkey);

    /// <summary>True on Macs and iPads, where "mod" is ⌘.</summary>
    public bool Apple { get; private set; }

    public IDisposable Register(params IEnumerable<Hotkey> hotkeys)
    {
        var added = hotkeys.Select(h => ($"k{++_last}", h)).ToList();
        _registered.AddRange(added);
        Sync();
        return new Registration(() =>
        {
            _registered.RemoveAll(added.Contains);
            Sync();
        });
    }

    /// <summary>The keys as the reader's keyboard names them: "mod+shift+u" gives "Ctrl Shift U".</summary>
    public string KeysOf(string combo) => string.Join(' ', combo.Split('+').Select(k => k switch
    {
        "mod" => Apple ? "⌘" : "Ctrl",
        "alt" => Apple ? "⌥" : "Alt",
        "shift" => Apple ? "⇧" : "Shift",
        "arrowup" => "↑",
        "arrowdown" => "↓",
        "arrowleft" => "←",
        "arrowright" => "→",
        "escape" => "Esc",
        "enter" => "↵",
        "delete" => Apple ? "⌫" : "Del",
        _ => k.ToUpperInvariant(),
    }));

    public void Dispose() => _callback?.Dispose();

    internal async Task StartAsync() => Apple = await engine.IsAppleAsync();

    private Task PressedAsync(string id) =>
        _registered.Find(r => r.Id == id).Hotkey?.Run?.Invoke() ?? Task.CompletedTask;

    // A page registers and disposes many at once: they travel to the browser together.
    private void Sync()
    {
        if (_syncing)
            return;
        _syncing = true;
        _ = SyncAsync();
    }

    private async Task SyncAsync()
    {
        await Task.Yield();
        _syncing = false;
        _callback ??= DotNetObjectReference.Create(new HotkeyCallback(PressedAsync));
        await engine.SetHotkeysAsync([.. _registered.Where(r => r.Hotkey.Run is not null).Select(r => new HotkeyDto(r.Id, r.Hotkey.Combo, r.Hotkey.WhileTyping))], _callback);
    }

    private sealed class Registration(Action remove) : IDisposable
    {
        private Action? _remove = remove;

        public void Dispose() => Interlocked.Exchange(ref _remove, null)?.Invoke();
    }
}
