using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform;

/// <summary>Where an upload stands, for its uploader to go on from. A finished one answers with offset equal to length.</summary>
internal static class GetUpload
{
    public static void Map(IEndpointRouteBuilder workspace) =>
        workspace.MapMethods("/uploads/{uploadId:guid}", [HttpMethods.Head], HandleAsync).WithName("uploads.get");

    private static async Task<Results<Ok, ProblemHttpResult>> HandleAsync(
        Guid uploadId, HttpContext http, Caller caller, TertuliaDb db, UploadFiles files, UploadWriter writer, TimeProvider clock, CancellationToken ct)
    {
        if (Tus.Begin(http) is { } refused)
            return refused;

        if (await db.Set<Upload>().OwnAsync(caller, uploadId, clock, ct) is not null)
            await files.InterruptAsync(uploadId);
        db.ChangeTracker.Clear();

        var (length, offset) = (0L, 0L);
        if (await db.Set<Upload>().OwnAsync(caller, uploadId, clock, ct) is { } upload)
        {
            // Begun anew, it arrives; asked to go on, the client would be refused for ever.
            if (!files.Exists(uploadId))
                return Problems.NotFound();

            (length, offset) = (upload.Length, upload.Offset);

            // All bytes had come when the server stopped before it could make the file of them.
            if (offset == length && files.TryLease(uploadId, ct) is { } lease)
            {
                using (lease)
                    await writer.FinishAsync(upload, null, lease);
            }

            Tus.Describe(http.Response, offset, upload.ExpiresAt);
            if (!string.IsNullOrEmpty(upload.Metadata))
                http.Response.Headers[Tus.UploadMetadata] = upload.Metadata;
        }
        else if (await FinishedAsync(db, caller, uploadId, ct) is { } file)
        {
            length = file.Size;
            Tus.Describe(http.Response, length, expires: null);
        }
        else
        {
            return Problems.NotFound();
        }

        http.Response.Headers[Tus.UploadLength] = length.ToString(CultureInfo.InvariantCulture);
        return TypedResults.Ok();
    }

    internal static Task<Upload?> OwnAsync(this DbSet<Upload> uploads, Caller caller, Guid id, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return uploads.SingleOrDefaultAsync(u => u.Id == id && u.WorkspaceId == caller.WorkspaceId && u.UploaderId == caller.MemberId && u.ExpiresAt > now, ct);
    }

    internal static Task<StoredFile?> FinishedAsync(TertuliaDb db, Caller caller, Guid id, CancellationToken ct) => db.Set<StoredFile>().AsNoTracking()
        .SingleOrDefaultAsync(f => f.Id == id && f.WorkspaceId == caller.WorkspaceId && f.UploaderId == caller.MemberId, ct);
}
