using Microsoft.Extensions.Logging;
using Microsoft.JSInterop;
using Tertulia.Platform.Web.Client;

namespace Tertulia.Platform.Web.Browser;

/// <summary>
/// What the client keeps over a reload, in IndexedDB (storage.ts). Where the browser allows none, as some private windows
/// do, it lives as long as the page.
/// </summary>
public sealed class IndexedDbStorage(IJSRuntime js, ILogger<IndexedDbStorage> logger) : BrowserModule(js, "storage"), IKeyValueStorage
{
    private readonly MemoryStorage _memory = new();
    private bool _refused;

    public Task<string?> GetAsync(string key) => TryAsync(() => CallAsync<string?>("get", key), () => _memory.GetAsync(key));

    public Task SetAsync(string key, string value) => TryAsync(() => CallAsync<object?>("put", key, value), async () =>
    {
        await _memory.SetAsync(key, value);
        return null;
    });

    public Task RemoveAsync(string key) => TryAsync(() => CallAsync<object?>("remove", key), async () =>
    {
        await _memory.RemoveAsync(key);
        return null;
    });

    public Task<IReadOnlyList<KeyValuePair<string, string>>> ListAsync(string prefix) => TryAsync(
        async () => (IReadOnlyList<KeyValuePair<string, string>>)[.. (await CallAsync<string[][]>("entries", prefix)).Select(e => new KeyValuePair<string, string>(e[0], e[1]))],
        () => _memory.ListAsync(prefix));

    public Task<IAsyncDisposable> LockAsync(string name) => TryAsync(
        async () =>
        {
            var number = await CallAsync<int>("lock", name);
            return (IAsyncDisposable)new StorageLock(() => CallAsync("unlock", number));
        },
        () => _memory.LockAsync(name));

    public Task<IReadOnlyList<string>> LocksAsync(string prefix) => TryAsync(
        async () => (IReadOnlyList<string>)await CallAsync<string[]>("locks", prefix), () => _memory.LocksAsync(prefix));

    private async Task<T> TryAsync<T>(Func<ValueTask<T>> browser, Func<Task<T>> memory)
    {
        if (!_refused)
        {
            try
            {
                return await browser();
            }
            catch (JSException e)
            {
                _refused = true;
                logger.LogWarning(e, "This browser keeps no data; what waits to be sent lives as long as the page");
            }
        }

        return await memory();
    }
}
