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

    /// <summary>
    /// Every window of the browser has the same storage: what only one of them may do at a time, it does under a lock. Waits for it; disposing
    /// gives it back, and so does closing the window.
    /// </summary>
    Task<IAsyncDisposable> LockAsync(string name);

    /// <summary>The locks that any window holds, of those whose name begins so.</summary>
    Task<IReadOnlyList<string>> LocksAsync(string prefix);
}

/// <summary>Keeps it as long as the program runs: for tests, and where the browser allows no storage (private windows).</summary>
public sealed class MemoryStorage : IKeyValueStorage
{
    private readonly ConcurrentDictionary<string, string> values = new(StringComparer.Ordinal);

    /// <summary>Who waits for each lock that is held.</summary>
    private readonly Dictionary<string, Queue<TaskCompletionSource>> locks = new(StringComparer.Ordinal);

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

    public async Task<IAsyncDisposable> LockAsync(string name)
    {
        TaskCompletionSource? turn = null;
        lock (locks)
        {
            if (!locks.TryAdd(name, new Queue<TaskCompletionSource>()))
                locks[name].Enqueue(turn = new TaskCompletionSource());
        }

        if (turn is not null)
            await turn.Task;
        return new StorageLock(() =>
        {
            Unlock(name);
            return ValueTask.CompletedTask;
        });
    }

    public Task<IReadOnlyList<string>> LocksAsync(string prefix)
    {
        lock (locks)
            return Task.FromResult<IReadOnlyList<string>>([.. locks.Keys.Where(name => name.StartsWith(prefix, StringComparison.Ordinal))]);
    }

    private void Unlock(string name)
    {
        TaskCompletionSource? next;
        lock (locks)
        {
            if (!locks[name].TryDequeue(out next))
                locks.Remove(name);
        }

        next?.SetResult();
    }
}

/// <summary>Gives a lock back, once.</summary>
internal sealed class StorageLock(Func<ValueTask> give) : IAsyncDisposable
{
    private Func<ValueTask>? give = give;

    public ValueTask DisposeAsync() => Interlocked.Exchange(ref give, null)?.Invoke() ?? ValueTask.CompletedTask;
}
