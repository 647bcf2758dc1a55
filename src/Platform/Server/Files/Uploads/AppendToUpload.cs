using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform;

/// <summary>Sends the next bytes of an upload. When they are the last, it becomes the file of the same id.</summary>
internal static class AppendToUpload
{
    public static void Map(IEndpointRouteBuilder workspace) =>
        workspace.MapMethods("/uploads/{uploadId:guid}", [HttpMethods.Patch], HandleAsync).WithName("uploads.append");

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid uploadId, HttpContext http, Caller caller, TertuliaDb db, UploadFiles files, UploadWriter writer, TimeProvider clock, CancellationToken ct)
    {
        if (Tus.Begin(http) is { } refused)
            return refused;
        if (!Tus.HasBodyType(http.Request))
            return Problems.Of(StatusCodes.Status415UnsupportedMediaType, ProblemCodes.UnsupportedType, $"Send the bytes as {Tus.BodyType}.");
        if (Tus.ReadNumber(http.Request, Tus.UploadOffset) is not { } offset)
            return Problems.Invalid(Tus.UploadOffset, "required_bytes");
        if (!Tus.TryReadChecksum(http.Request, out var checksum))
            return Problems.Invalid(Tus.UploadChecksum, "not_sha256_base64");
        if (await db.Set<Upload>().AsNoTracking().AnyAsync(u => u.Id == uploadId && u.WorkspaceId == caller.WorkspaceId && u.UploaderId == caller.MemberId, ct) is false)
            return await AnswerFinishedAsync(http, db, caller, uploadId, offset, ct);

        UploadLease? lease;
        try
        {
            lease = files.TryLease(uploadId, ct);
        }
        catch (FileNotFoundException)
        {
            return Problems.NotFound();
        }

        if (lease is null)
            return Problems.Of(StatusCodes.Status423Locked, ProblemCodes.Conflict, "Another request writes to this upload; ask for the offset and go on from there.");

        using (lease)
        {
            // Read under the lease: the request before may just have moved the offset.
            if (await db.Set<Upload>().OwnAsync(caller, uploadId, clock, ct) is not { } upload)
                return await AnswerFinishedAsync(http, db, caller, uploadId, offset, ct);
            if (offset != upload.Offset)
            {
                Tus.Describe(http.Response, upload.Offset, upload.ExpiresAt);
                return Problems.Conflict("The upload stands elsewhere; ask for the offset and go on from there.");
            }

            // All bytes had come when the server stopped before it could make the file of them.
            if (upload.Offset == upload.Length)
                await writer.FinishAsync(upload, null, lease);
            else if ((await writer.AppendAsync(upload, http.Request, checksum, lease)).Problem is { } problem)
                return problem;

            Tus.Describe(http.Response, upload.Offset, upload.Offset < upload.Length ? upload.ExpiresAt : null);
            return TypedResults.NoContent();
        }
    }

    /// <summary>The last bytes sent again, because their answer was lost, are no fault.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> AnswerFinishedAsync(
        HttpContext http, TertuliaDb db, Caller caller, Guid uploadId, long offset, CancellationToken ct)
    {
        if (await GetUpload.FinishedAsync(db, caller, uploadId, ct) is not { } file)
            return Problems.NotFound();

        Tus.Describe(http.Response, file.Size, expires: null);
        return offset == file.Size ? TypedResults.NoContent() : Problems.Conflict("The upload is complete.");
    }
}
