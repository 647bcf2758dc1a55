using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform;

/// <summary>Begins a resumable upload (tus creation), if wanted with its first bytes.</summary>
internal static class CreateUpload
{
    /// <summary>Unfinished uploads a member may have at once.</summary>
    private const int MostOpen = 200;

    public static void Map(IEndpointRouteBuilder workspace) => workspace.MapPost("/uploads", HandleAsync).WithName("uploads.create");

    private static async Task<Results<Created, ProblemHttpResult>> HandleAsync(
        HttpContext http, Caller caller, TertuliaDb db, FilesOptions options, UploadFiles files, UploadWriter writer, TimeProvider clock)
    {
        if (Tus.Begin(http) is { } refused)
            return refused;
        if (Tus.ReadNumber(http.Request, Tus.UploadLength) is not { } length)
            return Problems.Invalid(Tus.UploadLength, "required_bytes");
        if (length > options.MaxUploadBytes)
            return Problems.Of(StatusCodes.Status413PayloadTooLarge, ProblemCodes.TooLarge, $"A file may have at most {options.MaxUploadBytes} bytes.");
        if (!Tus.TryReadMetadata(http.Request.Headers[Tus.UploadMetadata].ToString(), out var metadata))
            return Problems.Invalid(Tus.UploadMetadata, "malformed");
        if (!Tus.TryReadChecksum(http.Request, out var checksum))
            return Problems.Invalid(Tus.UploadChecksum, "not_sha256_base64");

        var now = clock.GetUtcNow();
        var upload = new Upload
        {
            Id = Guid.CreateVersion7(),
            WorkspaceId = caller.WorkspaceId,
            UploaderId = caller.MemberId,
            Name = FileNames.Clean(metadata.GetValueOrDefault("filename")),
            Length = length,
            Metadata = http.Request.Headers[Tus.UploadMetadata].ToString(),
            CreatedAt = now,
            ExpiresAt = now + FilesOptions.UploadLifetime,
        };
        if (await ReserveAsync(db, upload, http.RequestAborted) is { } full)
            return full;

        files.Create(upload.Id);
        using var lease = files.TryLease(upload.Id, http.RequestAborted)!;
        if (length == 0)
            await writer.FinishAsync(upload, null, lease);
        else if (Tus.HasBodyType(http.Request) && (await writer.AppendAsync(upload, http.Request, checksum, lease)).Problem is { } problem)
            return problem;

        Tus.Describe(http.Response, upload.Offset, upload.ExpiresAt);
        return TypedResults.Created($"/api/w/{caller.WorkspaceId}/uploads/{upload.Id}");
    }

    /// <summary>Counts what is under way too. The workspace's row is locked meanwhile, or two uploads could both take the last of the quota.</summary>
    private static async Task<ProblemHttpResult?> ReserveAsync(TertuliaDb db, Upload upload, CancellationToken ct)
    {
        await using var write = await db.BeginAsync(ct);
        var uploads = db.Set<Upload>().Where(u => u.WorkspaceId == upload.WorkspaceId);
        if (await uploads.CountAsync(u => u.UploaderId == upload.UploaderId, ct) >= MostOpen)
            return Problems.Of(StatusCodes.Status429TooManyRequests, ProblemCodes.TooManyRequests, "Finish or cancel other uploads first.");

        var workspace = db.Workspaces.Where(w => w.Id == upload.WorkspaceId);
        if (await workspace.Select(w => w.QuotaBytes).SingleAsync(ct) is { } quota)
        {
            await workspace.ExecuteUpdateAsync(set => set.SetProperty(w => w.QuotaBytes, w => w.QuotaBytes), ct);
            var used = await db.Set<StoredFile>().Where(f => f.WorkspaceId == upload.WorkspaceId).SumAsync(f => f.Size, ct) + await uploads.SumAsync(u => u.Length, ct);
            if (upload.Length > quota - used)
                return Problems.Of(StatusCodes.Status413PayloadTooLarge, FileProblemCodes.QuotaExceeded, "The workspace's storage is full; ask its administrator.");
        }

        db.Add(upload);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return null;
    }
}
