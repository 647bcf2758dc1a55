using System.Collections.Concurrent;

namespace Tertulia.Platform.Web.Client;

/// <summary>What the browser keeps over a reload: texts by key (IndexedDB in the app).</summary>
public interface IKeyValueStorage
{
    Task<string?> GetAsync(string key);

    Task SetAsync(string key, string value);

    Task RemoveAsync(string key);

    /// <summary>All entries whose key begins so, by key.</summary>
    Task<IReadOnlyList<KeyValuePair<string, string>>> ListAsync(string prefix);
}

/// <summary>Keeps it as long as the program runs: for tests, and where the browser allows no storage (private windows).</summary>
public sealed class MemoryStorage : IKeyValueStorage
{
    private readonly ConcurrentDictionary<string, string> values = new(StringComparer.Ordinal);

    public Task<string?> GetAsync(string key) => Task.FromResult(values.GetValueOrDefault(key));

    public Task SetAsync(string key, string value)
    {
        values[key] = value;
        return Task.CompletedTask;
    }

    public Task RemoveAsync(string key)
    {
        values.TryRemove(key, out _);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<KeyValuePair<string, string>>> ListAsync(string prefix) =>
        Task.FromResult<IReadOnlyList<KeyValuePair<string, string>>>(
            [.. values.Where(entry => entry.Key.StartsWith(prefix, StringComparison.Ordinal)).OrderBy(entry => entry.Key, StringComparer.Ordinal)]);
}
