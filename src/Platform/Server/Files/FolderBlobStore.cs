namespace Tertulia.Platform;

/// <summary>Blobs in a folder: <c>blobs/ab/cd/abcd…</c>. A blob appears whole or not at all, by an atomic rename of a synced file.</summary>
internal sealed class FolderBlobStore(FilesOptions options) : IBlobStore
{
    public Task PlaceAsync(string path, string hash, CancellationToken ct)
    {
        var target = PathOf(hash);
        if (File.Exists(target))
        {
            File.Delete(path);
            return Task.CompletedTask;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Move(path, target, overwrite: true);
        return Task.CompletedTask;
    }

    public Stream? OpenRead(string hash)
    {
        try
        {
            return new FileStream(PathOf(hash), new FileStreamOptions { Share = FileShare.Read | FileShare.Delete, BufferSize = 0, Options = FileOptions.Asynchronous });
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public void Delete(string hash)
    {
        try
        {
            File.Delete(PathOf(hash));
        }
        catch (DirectoryNotFoundException)
        {
            // Then it is not there either.
        }
    }

    private string PathOf(string hash) => PathOf(options.Blobs, hash);

    /// <summary>Two levels keep folders small. A hash is ours, never a client's text; checked all the same, since it becomes a path.</summary>
    internal static string PathOf(string folder, string hash) => hash.Length == 64 && hash.All(char.IsAsciiHexDigitLower)
        ? Path.Combine(folder, hash[..2], hash[2..4], hash)
        : throw new ArgumentException("A hash is 64 lower-case hex digits.", nameof(hash));
}
