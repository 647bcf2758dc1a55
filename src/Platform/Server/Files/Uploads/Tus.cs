using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Tertulia.Platform;

/// <summary>Names and rules of the tus protocol 1.0.0 (https://tus.io/protocols/resumable-upload).</summary>
internal static class Tus
{
    public const string Version = "1.0.0";
    public const string Extensions = "creation,creation-with-upload,termination,expiration,checksum";
    public const string Resumable = "Tus-Resumable";
    public const string UploadLength = "Upload-Length";
    public const string UploadOffset = "Upload-Offset";
    public const string UploadMetadata = "Upload-Metadata";
    public const string UploadExpires = "Upload-Expires";
    public const string UploadChecksum = "Upload-Checksum";
    public const string BodyType = "application/offset+octet-stream";

    /// <summary>The protocol's own status for bytes that do not match their checksum.</summary>
    public const int ChecksumMismatch = 460;

    private const int MostMetadata = 4096;

    /// <summary>Every answer names the version; a request of another one is refused. Lifts the server's limit on the body's size.</summary>
    public static ProblemHttpResult? Begin(HttpContext http)
    {
        http.Response.Headers[Resumable] = Version;
        http.Response.Headers.CacheControl = "no-store";
        if (http.Request.Headers[Resumable].ToString() != Version)
        {
            http.Response.Headers["Tus-Version"] = Version;
            return Problems.Of(StatusCodes.Status412PreconditionFailed, ProblemCodes.Malformed, $"Send the header {Resumable}: {Version}.");
        }

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = null;
        return null;
    }

    public static bool HasBodyType(HttpRequest request) => string.Equals(request.ContentType, BodyType, StringComparison.OrdinalIgnoreCase);

    public static long? ReadNumber(HttpRequest request, string header) =>
        long.TryParse(request.Headers[header].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static void Describe(HttpResponse response, long offset, DateTimeOffset? expires)
    {
        response.Headers[UploadOffset] = offset.ToString(CultureInfo.InvariantCulture);
        if (expires is { } at)
            response.Headers[UploadExpires] = at.ToString("R", CultureInfo.InvariantCulture);
    }

    /// <summary>Comma-separated pairs of a key and, after a space, a value in base64. False when it is anything else.</summary>
    public static bool TryReadMetadata(string header, out Dictionary<string, string> metadata)
    {
        metadata = new(StringComparer.Ordinal);
        if (header.Length > MostMetadata)
            return false;

        foreach (var pair in header.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var space = pair.IndexOf(' ', StringComparison.Ordinal);
            var (key, encoded) = space < 0 ? (pair, "") : (pair[..space], pair[(space + 1)..]);
            var bytes = new byte[encoded.Length];
            if (!Convert.TryFromBase64String(encoded, bytes, out var length) || !metadata.TryAdd(key, Encoding.UTF8.GetString(bytes, 0, length)))
                return false;
        }

        return true;
    }

    /// <summary>The expected SHA-256 of the body; null when the client sent none. False when it is malformed or of another algorithm.</summary>
    public static bool TryReadChecksum(HttpRequest request, out byte[]? checksum)
    {
        checksum = null;
        var header = request.Headers[UploadChecksum].ToString();
        if (header.Length == 0)
            return true;

        var bytes = new byte[32];
        if (!header.StartsWith("sha256 ", StringComparison.Ordinal) || !Convert.TryFromBase64String(header[7..], bytes, out var length) || length != 32)
            return false;

        checksum = bytes;
        return true;
    }
}
