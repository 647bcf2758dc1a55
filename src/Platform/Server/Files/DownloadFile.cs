using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace Tertulia.Platform;

/// <summary>
/// A file's bytes, whole or in ranges. They come from anybody and leave from this server's address, so a browser must never run them: they are
/// saved by default, only types that cannot carry script may be shown in place, and a sandbox holds whatever is opened all the same.
/// </summary>
internal static class DownloadFile
{
    private const string Sandbox = "sandbox; default-src 'none'; frame-ancestors 'self'";

    /// <summary>Browsers refuse to show a PDF inside a sandbox; its viewer is a world of its own already.</summary>
    private const string PdfPolicy = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'";

    private static readonly HashSet<string> Inline = new(StringComparer.Ordinal)
    {
        "image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp", "image/avif",
        "audio/mpeg", "audio/ogg", "audio/wav", "audio/flac", "audio/mp4",
        "video/mp4", "video/webm", "video/ogg", "video/quicktime",
        "application/pdf", "text/plain",
    };

    public static void Map(IEndpointRouteBuilder workspace)
    {
        workspace.MapGet("/files/{fileId:guid}/content", HandleAsync).WithName("files.download");
        workspace.MapMethods("/files/{fileId:guid}/content", [HttpMethods.Head], HandleAsync).WithName("files.headers");
    }

    /// <param name="inline">1 to show it in the browser, for types where that is safe.</param>
    private static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> HandleAsync(
        Guid fileId, int? inline, Caller caller, TertuliaDb db, IBlobStore blobs, HttpResponse response, CancellationToken ct)
    {
        var file = await db.Set<StoredFile>().AsNoTracking().ReadableBy(caller, db).SingleOrDefaultAsync(f => f.Id == fileId, ct);
        if (file is null || blobs.OpenRead(file.BlobHash) is not { } content)
            return Problems.NotFound();

        var safe = Inline.Contains(file.ContentType);
        var disposition = new ContentDispositionHeaderValue(inline == 1 && safe ? "inline" : "attachment");
        disposition.SetHttpFileName(file.Name);
        response.Headers.ContentDisposition = disposition.ToString();
        Protect(response, safe && file.ContentType == "application/pdf" ? PdfPolicy : Sandbox);

        var type = !safe ? TypeSniffer.Unknown : file.ContentType == "text/plain" ? "text/plain; charset=utf-8" : file.ContentType;
        return TypedResults.Stream(content, type, fileDownloadName: null, file.CreatedAt, new EntityTagHeaderValue($"\"{file.BlobHash}\""), enableRangeProcessing: true);
    }

    /// <summary>
    /// Headers of bytes that somebody uploaded. The bytes behind an address never change, but a browser that keeps them keeps them for this session alone:
    /// whoever signs in there next asks for themselves.
    /// </summary>
    internal static void Protect(HttpResponse response, string policy = Sandbox)
    {
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = policy;
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        response.Headers.CacheControl = "private, max-age=31536000, immutable";
        response.Headers.Vary = "Cookie";
    }
}
