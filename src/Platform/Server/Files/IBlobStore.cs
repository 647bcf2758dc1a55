namespace Tertulia.Platform;

/// <summary>Where bytes live, by the SHA-256 of their content: the same bytes are kept once. To keep something, go through <see cref="FileStore"/>.</summary>
public interface IBlobStore
{
    /// <summary>Puts a finished local file in its place, unless its bytes are there already; it is gone from <paramref name="path"/> afterwards.</summary>
    Task PlaceAsync(string path, string hash, CancellationToken ct);

    /// <summary>A seekable stream; null when there is no such blob.</summary>
    Stream? OpenRead(string hash);

    void Delete(string hash);
}

/// <summary>A blob that is kept.</summary>
/// <param name="Hash">SHA-256, lower-case hex.</param>
/// <param name="ContentType">Sniffed from the bytes.</param>
/// <param name="Width">Pixels as shown; null for what is no picture.</param>
public sealed record BlobInfo(string Hash, long Size, string ContentType, int? Width, int? Height);

public sealed class BlobTooLargeException(long mostBytes) : Exception($"More than {mostBytes} bytes.");

/// <summary>Says which blobs a module uses other than as files; what nobody names is deleted some time after its last use.</summary>
public interface IBlobReferences
{
    /// <summary>Those of <paramref name="hashes"/> that are in use.</summary>
    Task<IReadOnlyCollection<string>> InUseAsync(TertuliaDb db, IReadOnlyCollection<string> hashes, CancellationToken ct);
}
