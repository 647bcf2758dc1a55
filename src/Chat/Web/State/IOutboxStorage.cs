using System.Text.Json;
using Tertulia.Platform.Web.Client;

namespace Tertulia.Chat.Web.State;

/// <summary>
/// Where messages wait over a reload, the same for every window of the browser. A write has reached the disk when its task completes.
/// </summary>
public interface IOutboxStorage
{
    /// <summary>This window, as long as it is open.</summary>
    string Window { get; }

    /// <summary>From now on the other windows know that this one is open; until it is disposed, or closed.</summary>
    Task<IAsyncDisposable> OpenWindowAsync();

    /// <summary>The windows that are open, this one too.</summary>
    Task<IReadOnlySet<string>> OpenWindowsAsync();

    /// <summary>Waits until no other window is sending in this conversation.</summary>
    Task<IAsyncDisposable> TurnAsync(Guid channelId);

    Task<IReadOnlyList<OutboxEntry>> LoadAsync();

    Task PutAsync(OutboxEntry entry);

    Task RemoveAsync(Guid key);
}

/// <summary>Over the browser's storage, under the person's own prefix.</summary>
internal sealed class OutboxStorage(IKeyValueStorage storage, string scope) : IOutboxStorage
{
    private readonly string prefix = $"{scope}chat/outbox/";
    private readonly string windows = $"{scope}chat/window/";

    public string Window { get; } = Guid.CreateVersion7().ToString("N");

    public Task<IAsyncDisposable> OpenWindowAsync() => storage.LockAsync(windows + Window);

    public async Task<IReadOnlySet<string>> OpenWindowsAsync() => (await storage.LocksAsync(windows)).Select(name => name[windows.Length..]).ToHashSet();

    public Task<IAsyncDisposable> TurnAsync(Guid channelId) => storage.LockAsync($"{scope}chat/sending/{channelId:N}");

    public async Task<IReadOnlyList<OutboxEntry>> LoadAsync()
    {
        var entries = new List<OutboxEntry>();
        foreach (var (key, json) in await storage.ListAsync(prefix))
        {
            try
            {
                if (JsonSerializer.Deserialize(json, StateJson.Default.OutboxEntry) is { } entry)
                    entries.Add(entry);
            }
            catch (JsonException)
            {
                // Written by a version that shaped it otherwise: it cannot be sent, and must not stop the others.
                await storage.RemoveAsync(key);
            }
        }

        return entries;
    }

    public Task PutAsync(OutboxEntry entry) => storage.SetAsync(Key(entry.Key), JsonSerializer.Serialize(entry, StateJson.Default.OutboxEntry));

    public Task RemoveAsync(Guid key) => storage.RemoveAsync(Key(key));

    private string Key(Guid key) => $"{prefix}{key:N}";
}
