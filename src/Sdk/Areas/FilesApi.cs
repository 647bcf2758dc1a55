using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Tertulia.Platform;

namespace Tertulia.Sdk;

/// <summary>Files: resumable uploads (tus 1.0.0), metadata, content.</summary>
public sealed class FilesApi
{
    private const int ChunkSize = 4 * 1024 * 1024;
    private readonly ApiTransport api;
    private readonly string workspace;

    internal FilesApi(ApiTransport api, string workspace)
    {
        this.api = api;
        this.workspace = workspace;
    }

    /// <summary>Where a tus client makes its uploads, relative to the server.</summary>
    public string UploadsPath => $"{workspace}/uploads";

    public Task<FileDto> GetAsync(Guid fileId, CancellationToken ct = default) => api.GetAsync($"{workspace}/files/{fileId}", PlatformJson.Default.FileDto, ct);

    /// <summary>Deletes an own file that nothing uses yet.</summary>
    public Task DeleteAsync(Guid fileId, CancellationToken ct = default) => api.SendAsync(HttpMethod.Delete, $"{workspace}/files/{fileId}", null, null, ct);

    public Task<StorageUsageDto> StorageAsync(CancellationToken ct = default) =>
        api.GetAsync($"{workspace}/storage", PlatformJson.Default.StorageUsageDto, ct);

    /// <summary>The bytes, from <paramref name="from"/> on.</summary>
    public async Task<Stream> OpenAsync(Guid fileId, long from = 0, CancellationToken ct = default)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"{workspace}/files/{fileId}/content");
        if (from > 0)
            request.Headers.Range = new RangeHeaderValue(from, null);
        var response = await api.SendAsync(request, ct);
        return await response.Content.ReadAsStreamAsync(ct);
    }

    /// <summary>Uploads a seekable stream in chunks; a chunk that got lost is sent again from where the server is.</summary>
    /// <param name="content">Read from its beginning.</param>
    /// <param name="name">The file's name.</param>
    /// <param name="contentType">What it claims to be; the server looks for itself.</param>
    /// <param name="progress">Told the bytes that arrived.</param>
    /// <param name="ct">Cancels; the server forgets unfinished uploads after a while.</param>
    public async Task<FileDto> UploadAsync(
        Stream content, string name, string contentType = "application/octet-stream", IProgress<long>? progress = null, CancellationToken ct = default)
    {
        var id = await CreateUploadAsync(content.Length, name, contentType, ct);
        var buffer = new byte[ChunkSize];
        long offset = 0;
        var failures = 0;
        while (offset < content.Length)
        {
            content.Position = offset;
            var count = await content.ReadAtLeastAsync(buffer, (int)Math.Min(ChunkSize, content.Length - offset), throwOnEndOfStream: false, ct);
            try
            {
                offset = await SendChunkAsync(id, offset, new ReadOnlyMemoryContent(buffer.AsMemory(0, count)), ct);
                failures = 0;
            }
            catch (TertuliaException e) when (++failures <= 5 && e is ApiUnreachableException or ApiException { Problem.Status: 409 or 423 or >= 500 })
            {
                offset = await OffsetAsync(id, ct);
            }

            progress?.Report(offset);
        }

        return await GetAsync(id, ct);
    }

    private async Task<Guid> CreateUploadAsync(long length, string name, string contentType, CancellationToken ct)
    {
        var request = Tus(HttpMethod.Post, UploadsPath);
        request.Headers.Add("Upload-Length", length.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("Upload-Metadata", $"filename {Base64(name)},filetype {Base64(contentType)}");
        request.Headers.Add(ApiHeaders.IdempotencyKey, Guid.CreateVersion7().ToString());
        using var response = await api.SendAsync(request, ct);
        var last = response.Headers.Location?.OriginalString.TrimEnd('/').Split('/')[^1];
        return Guid.TryParse(last, out var id) ? id : throw new ApiUnreachableException(null);
    }

    private async Task<long> SendChunkAsync(Guid id, long offset, HttpContent chunk, CancellationToken ct)
    {
        var request = Tus(HttpMethod.Patch, $"{UploadsPath}/{id}");
        request.Headers.Add("Upload-Offset", offset.ToString(CultureInfo.InvariantCulture));
        chunk.Headers.ContentType = new MediaTypeHeaderValue("application/offset+octet-stream");
        request.Content = chunk;
        using var response = await api.SendAsync(request, ct);
        return ReadOffset(response);
    }

    private async Task<long> OffsetAsync(Guid id, CancellationToken ct)
    {
        using var response = await api.SendAsync(Tus(HttpMethod.Head, $"{UploadsPath}/{id}"), ct);
        return ReadOffset(response);
    }

    private static HttpRequestMessage Tus(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Add("Tus-Resumable", "1.0.0");
        return request;
    }

    private static long ReadOffset(HttpResponseMessage response) =>
        response.Headers.TryGetValues("Upload-Offset", out var values)
        && long.TryParse(values.FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var offset)
            ? offset
            : throw new ApiUnreachableException(null);

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
