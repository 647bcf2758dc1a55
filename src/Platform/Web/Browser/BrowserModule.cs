using Microsoft.JSInterop;

namespace Tertulia.Platform.Web.Browser;

/// <summary>One engine of src/Browser, imported when it is first used.</summary>
public abstract class BrowserModule(IJSRuntime js, string name) : IAsyncDisposable
{
    private Task<IJSObjectReference>? _module;

    /// <summary>Whether the engine was ever asked for.</summary>
    protected bool Imported => _module is not null;

    protected async ValueTask<IJSObjectReference> ModuleAsync()
    {
        // What could not be fetched, for want of a network, is asked for anew.
        if (_module is null or { IsFaulted: true })
            _module = js.InvokeAsync<IJSObjectReference>("import", $"./_content/platform/js/{name}.js").AsTask();
        return await _module;
    }

    protected async ValueTask CallAsync(string function, params object?[] arguments)
    {
        var module = await ModuleAsync();
        await module.InvokeVoidAsync(function, arguments);
    }

    protected async ValueTask<T> CallAsync<T>(string function, params object?[] arguments)
    {
        var module = await ModuleAsync();
        return await module.InvokeAsync<T>(function, arguments);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_module is not { IsCompletedSuccessfully: true })
            return;
        try
        {
            await (await _module).DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and the module with it.
        }
    }
}
