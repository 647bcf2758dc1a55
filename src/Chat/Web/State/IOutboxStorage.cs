using System.Text.Json;
using Tertulia.Platform.Web.Client;

namespace Tertulia.Chat.Web.State;

/// <summary>Where messages wait over a reload. A write has reached the disk when its task completes.</summary>
public interface IOutboxStorage
{
    Task<IReadOnlyList<OutboxEntry>> LoadAsync();

    Task PutAsync(OutboxEntry entry);

    Task RemoveAsync(Guid key);
}

/// <summary>Over the browser's storage, under the person's own prefix.</summary>
internal sealed class OutboxStorage(IKeyValueStorage storage, string scope) : IOutboxStorage
{
    private readonly string prefix = $"{scope}chat/outbox/";

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
