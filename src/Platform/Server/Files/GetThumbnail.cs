using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace Tertulia.Platform;

/// <summary>A small picture of a picture, as WebP.</summary>
internal static class GetThumbnail
{
    public static void Map(IEndpointRouteBuilder workspace) => workspace.MapGet("/files/{fileId:guid}/thumbnail", HandleAsync).WithName("files.thumbnail");

    /// <param name="size">The longer side in pixels: 64, 360 (when left out), 720 or 1440.</param>
    private static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> HandleAsync(
        Guid fileId, int? size, Caller caller, TertuliaDb db, ThumbnailStore thumbnails, HttpResponse response, CancellationToken ct)
    {
        if (!ThumbnailStore.Sizes.Contains(size ?? 360))
            return Problems.Invalid("size", "not_64_360_720_1440");

        var file = await db.Set<StoredFile>().AsNoTracking().ReadableBy(caller, db).SingleOrDefaultAsync(f => f.Id == fileId, ct);
        if (file is null)
            return Problems.NotFound();
        if (!file.HasThumbnail || await thumbnails.OpenAsync(file.BlobHash, size ?? 360, ct) is not { } picture)
            return Problems.Of(StatusCodes.Status415UnsupportedMediaType, ProblemCodes.UnsupportedType, "No picture can be drawn of this file; download it instead.");

        DownloadFile.Protect(response);
        return TypedResults.Stream(picture, "image/webp", fileDownloadName: null, file.CreatedAt, new EntityTagHeaderValue($"\"{file.BlobHash}-{size ?? 360}\""));
    }
}
