using System.Collections.Concurrent;
using Microsoft.Win32.SafeHandles;

namespace Tertulia.Platform;

/// <summary>The bytes of uploads under way, a file each, written by one request at a time.</summary>
internal sealed class UploadFiles(FilesOptions options)
{
    private readonly ConcurrentDictionary<Guid, UploadLease> leases = new();

    public void Create(Guid id)
    {
        Directory.CreateDirectory(options.Uploads);
        using var created = File.Create(PathOf(id));
    }

    /// <summary>Opens it for this request alone; null while another one, on this node or on any that shares the folder, writes to it.</summary>
    /// <exception cref="FileNotFoundException">The bytes are gone.</exception>
    public UploadLease? TryLease(Guid id, CancellationToken aborted)
    {
        var lease = new UploadLease(() => leases.TryRemove(id, out _), aborted);
        if (!leases.TryAdd(id, lease))
            return null;

        try
        {
            lease.File = File.OpenHandle(PathOf(id), FileMode.Open, FileAccess.ReadWrite, FileShare.None, FileOptions.Asynchronous);
            return lease;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            lease.Dispose();
            throw new FileNotFoundException("The upload's bytes are gone.", exception);
        }
        catch (IOException)
        {
            lease.Dispose();
            return null;
        }
    }

    /// <summary>Whether a request on this node writes to it.</summary>
    public bool IsLeased(Guid id) => leases.ContainsKey(id);

    /// <summary>
    /// Ends the request that writes to it on this node, and waits until what it wrote is counted: a client that asks where to go on has lost that
    /// connection, whether or not the server has noticed.
    /// </summary>
    public async Task InterruptAsync(Guid id)
    {
        if (leases.TryGetValue(id, out var lease))
            await lease.InterruptAsync();
    }

    /// <summary>Whether the bytes are there. They are not after a restore that left them out, or a crash between their move to the blobs and its commit.</summary>
    public bool Exists(Guid id) => File.Exists(PathOf(id));

    public string PathOf(Guid id) => Path.Combine(options.Uploads, id.ToString("N"));

    public void Delete(Guid id)
    {
        if (File.Exists(PathOf(id)))
            File.Delete(PathOf(id));
    }

    /// <summary>Files that a crash left behind.</summary>
    public void DeleteAbandoned(DateTimeOffset before)
    {
        if (!Directory.Exists(options.Uploads))
            return;

        foreach (var path in Directory.EnumerateFiles(options.Uploads).Where(p => File.GetLastWriteTimeUtc(p) < before.UtcDateTime))
            File.Delete(path);
    }
}

/// <summary>The right to write to an upload. Disposing ends it.</summary>
internal sealed class UploadLease(Action ended, CancellationToken aborted) : IDisposable
{
    private readonly CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(aborted);
    private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock gate = new();
    private bool disposed;

    public SafeFileHandle File { get; set; } = null!;

    /// <summary>Cancelled when the client is gone or has begun anew elsewhere.</summary>
    public CancellationToken Stopping => stop.Token;

    public Task InterruptAsync()
    {
        lock (gate)
        {
            if (!disposed)
                stop.Cancel();
        }

        return released.Task;
    }

    public void Dispose()
    {
        lock (gate)
        {
            if (disposed)
                return;
            disposed = true;
        }

        File?.Dispose();
        ended();
        stop.Dispose();
        released.TrySetResult();
    }
}
