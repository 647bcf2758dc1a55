namespace Tertulia.Platform.Web.Client;

/// <summary>A file the person chose. <paramref name="Handle"/> is the engine's own name for its bytes.</summary>
/// <param name="PreviewUrl">A local address (<c>blob:</c>) of an image, or null.</param>
public sealed record UploadSource(string Handle, string Name, long Size, string ContentType, string? PreviewUrl = null);

/// <summary>Moves the bytes of a file by tus, resuming by itself over short cuts of the network.</summary>
public interface IUploadEngine
{
    /// <param name="source">What to upload.</param>
    /// <param name="uploadsPath">Where uploads are made, relative to the server.</param>
    /// <param name="progress">Told the bytes that arrived so far.</param>
    /// <param name="ct">Cancels, and lets the server forget it.</param>
    /// <returns>The file's id.</returns>
    /// <exception cref="Tertulia.Sdk.ApiException">The server refuses it.</exception>
    /// <exception cref="Tertulia.Sdk.ApiUnreachableException">The network stayed away.</exception>
    Task<Guid> UploadAsync(UploadSource source, string uploadsPath, IProgress<long> progress, CancellationToken ct);

    /// <summary>The source is not needed any more: frees its bytes and preview.</summary>
    Task ReleaseAsync(UploadSource source);
}
