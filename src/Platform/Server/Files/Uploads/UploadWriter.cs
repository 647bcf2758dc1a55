using System.Buffers;
using System.IO.Pipelines;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform;

/// <summary>
/// Streams a request's body to the upload's file. The offset in the database counts only bytes that were synced to disk, so what was acknowledged
/// is there after a crash, and what lies behind the offset is simply overwritten.
/// </summary>
internal sealed class UploadWriter(TertuliaDb db, UploadFiles files, FileStore store, TimeProvider clock)
{
    /// <summary>A killed server loses no more than this of a long request.</summary>
    private const int Checkpoint = 32 * 1024 * 1024;

    /// <summary>Appends the body at <see cref="Upload.Offset"/>; answers null when all went well, and the file when it is complete.</summary>
    public async Task<(ProblemHttpResult? Problem, StoredFile? File)> AppendAsync(
        Upload upload, HttpRequest request, byte[]? checksum, UploadLease lease)
    {
        var start = upload.Offset;
        if (start + (request.ContentLength ?? 0) > upload.Length)
            return (TooLong(), null);

        // A file of a single request needs no second reading for its name.
        using var hash = checksum is not null || start == 0 ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256) : null;
        var (position, fault) = await CopyAsync(upload, request.BodyReader, hash, commitAsYouGo: checksum is null, lease);
        if (fault == Fault.TooLong)
        {
            await SetOffsetAsync(upload, start);
            return (TooLong(), null);
        }

        if (checksum is not null && (fault != Fault.None || !hash!.GetCurrentHash().AsSpan().SequenceEqual(checksum)))
        {
            return (fault == Fault.None
                ? Problems.Of(Tus.ChecksumMismatch, ProblemCodes.Malformed, "The bytes changed on their way; send them again.")
                : Cut(), null);
        }

        RandomAccess.FlushToDisk(lease.File);
        await SetOffsetAsync(upload, position);
        if (fault == Fault.Full)
            return (Problems.Of(StatusCodes.Status507InsufficientStorage, FileProblemCodes.StorageFull, "The server's disk is full; tell its operator."), null);
        if (fault == Fault.Cut)
        {
            // Nobody listens any more; waiting for the rest of the body would only hold the connection.
            request.HttpContext.Abort();
            return (Cut(), null);
        }

        return position < upload.Length
            ? default
            : (null, await FinishAsync(upload, start == 0 ? Convert.ToHexStringLower(hash!.GetCurrentHash()) : null, lease));
    }

    /// <summary>The upload becomes a file of the same id, in one transaction.</summary>
    public async Task<StoredFile> FinishAsync(Upload upload, string? hash, UploadLease lease)
    {
        // From here on the client may hang up: everything has arrived.
        var ct = CancellationToken.None;
        lease.File.Dispose();
        var path = files.PathOf(upload.Id);
        if (new FileInfo(path).Length > upload.Length)
        {
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
            RandomAccess.SetLength(file, upload.Length);
        }

        var info = await FileInspector.InspectAsync(path, hash, ct);
        await using var write = await db.BeginAsync(ct);
        await store.PlaceAsync(path, info, ct);
        var stored = store.Describe(upload.Id, upload.WorkspaceId, upload.UploaderId, upload.Name, info);
        db.Add(stored);
        db.Remove(upload);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return stored;
    }

    private async Task<(long Position, Fault Fault)> CopyAsync(Upload upload, PipeReader body, IncrementalHash? hash, bool commitAsYouGo, UploadLease lease)
    {
        var (position, saved) = (upload.Offset, upload.Offset);
        await using var stop = lease.Stopping.Register(body.CancelPendingRead);
        try
        {
            while (true)
            {
                var read = await body.ReadAsync(CancellationToken.None);
                foreach (var segment in read.Buffer)
                {
                    if (position + segment.Length > upload.Length)
                        return (position, Fault.TooLong);

                    hash?.AppendData(segment.Span);
                    await RandomAccess.WriteAsync(lease.File, segment, position, CancellationToken.None);
                    position += segment.Length;
                }

                body.AdvanceTo(read.Buffer.End);
                if (read.IsCanceled)
                    return (position, Fault.Cut);
                if (read.IsCompleted)
                    return (position, Fault.None);

                if (commitAsYouGo && position - saved >= Checkpoint)
                {
                    RandomAccess.FlushToDisk(lease.File);
                    await SetOffsetAsync(upload, saved = position);
                }
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or BadHttpRequestException or Microsoft.AspNetCore.Connections.ConnectionResetException or Microsoft.AspNetCore.Connections.ConnectionAbortedException)
        {
            return (position, Fault.Cut);
        }
        catch (IOException)
        {
            return (position, Fault.Full);
        }
    }

    private async Task SetOffsetAsync(Upload upload, long offset)
    {
        upload.Offset = offset;
        upload.ExpiresAt = clock.GetUtcNow() + FilesOptions.UploadLifetime;
        await db.SaveChangesAsync(CancellationToken.None);
    }

    private static ProblemHttpResult TooLong() =>
        Problems.Of(StatusCodes.Status413PayloadTooLarge, ProblemCodes.TooLarge, "The body holds more than the upload's length leaves; send the rest of the file alone.");

    private static ProblemHttpResult Cut() =>
        Problems.Of(StatusCodes.Status400BadRequest, ProblemCodes.Malformed, "The body ended early; ask for the offset and go on from there.");

    private enum Fault
    {
        None,
        Cut,
        TooLong,
        Full,
    }
}
