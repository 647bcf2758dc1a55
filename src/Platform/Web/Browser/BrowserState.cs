using Microsoft.JSInterop;

namespace Tertulia.Platform.Web.Browser;

/// <summary>What the browser says of itself: on line, visible, a new version waiting.</summary>
public sealed class BrowserState(ShellEngine engine) : IDisposable
{
    private DotNetObjectReference<BrowserState>? _self;

    /// <summary>False while the browser reports no network.</summary>
    public bool Online { get; private set; } = true;

    /// <summary>False while the tab is hidden.</summary>
    public bool Visible { get; private set; } = true;

    /// <summary>A newer version is installed and starts with the next load.</summary>
    public bool UpdateWaiting { get; private set; }

    public event Action? Changed;

    internal async Task WatchAsync()
    {
        if (_self is not null)
            return;
        _self = DotNetObjectReference.Create(this);
        await engine.WatchAsync(_self);
    }

    [JSInvokable]
    public void OnlineChanged(bool online)
    {
        Online = online;
        Changed?.Invoke();
    }

    [JSInvokable]
    public void VisibleChanged(bool visible)
    {
        Visible = visible;
        Changed?.Invoke();
    }

    [JSInvokable]
    public void UpdateFound()
    {
        UpdateWaiting = true;
        Changed?.Invoke();
    }

    public void Dispose() => _self?.Dispose();
}
