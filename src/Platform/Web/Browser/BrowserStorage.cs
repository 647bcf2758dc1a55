using System.Text.Json;
using Microsoft.JSInterop;

namespace Tertulia.Platform.Web.Browser;

/// <summary>Something in the outbox, with the number that orders it.</summary>
public sealed record OutboxEntry<T>(long Id, T Data);

/// <summary>
/// storage.ts: values by key and an ordered outbox in IndexedDB. A call answers when the write is on disk.
/// Prefix keys with the person's id, so that two people on one machine never see each other's.
/// </summary>
public sealed class BrowserStorage(IJSRuntime js) : BrowserModule(js, "storage")
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>The value, or default when there is none or it is of an older shape.</summary>
    public async ValueTask<T?> GetAsync<T>(string key)
    {
        var text = await CallAsync<string?>("get", key);
        if (text is null)
            return default;
        try
        {
            return JsonSerializer.Deserialize<T>(text, Json);
        }
        catch (JsonException)
        {
            return default;
        }
    }

    public ValueTask PutAsync<T>(string key, T value) => CallAsync("put", key, JsonSerializer.Serialize(value, Json));

    public ValueTask RemoveAsync(string key) => CallAsync("remove", key);

    /// <summary>Removes every key that starts with the prefix.</summary>
    public ValueTask RemoveAllAsync(string prefix) => CallAsync("removeAll", prefix);

    /// <summary>The keys that start with the prefix, in order.</summary>
    public async ValueTask<IReadOnlyList<string>> KeysAsync(string prefix) => await CallAsync<string[]>("list", prefix);

    /// <summary>Appends to the outbox of the scope; answers the number that orders it.</summary>
    public ValueTask<long> EnqueueAsync<T>(string scope, T data) => CallAsync<long>("enqueue", scope, JsonSerializer.Serialize(data, Json));

    /// <summary>Replaces what waits under the number, keeping its place.</summary>
    public ValueTask UpdateAsync<T>(long id, string scope, T data) => CallAsync("update", id, scope, JsonSerializer.Serialize(data, Json));

    public ValueTask DequeueAsync(long id) => CallAsync("dequeue", id);

    /// <summary>What waits in the scope, oldest first; entries of an older shape are left out.</summary>
    public async ValueTask<IReadOnlyList<OutboxEntry<T>>> WaitingAsync<T>(string scope)
    {
        var rows = await CallAsync<Row[]>("waiting", scope);
        var entries = new List<OutboxEntry<T>>(rows.Length);
        foreach (var row in rows)
        {
            try
            {
                if (JsonSerializer.Deserialize<T>(row.Data, Json) is { } data)
                    entries.Add(new OutboxEntry<T>(row.Id, data));
            }
            catch (JsonException)
            {
                // Written by an older version that nobody can send any more.
            }
        }

        return entries;
    }

    /// <summary>Forgets everything, on sign-out.</summary>
    public ValueTask ClearAsync() => CallAsync("clear");

    /// <summary>Asks the browser not to drop the data when space runs short.</summary>
    public ValueTask<bool> PersistAsync() => CallAsync<bool>("persist");

    private sealed record Row(long Id, string Data);
}
