using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Tertulia.Platform;

/// <summary>Throws away what nobody will come back for: abandoned uploads, files that hang on nothing, blobs that nothing uses.</summary>
internal sealed partial class FilesSweep(
    TertuliaDb db, IBlobStore blobs, ThumbnailStore thumbnails, UploadFiles uploads, IEnumerable<IBlobReferences> references,
    TimeProvider clock, ILogger<FilesSweep> logger) : IScheduledTask
{
    private const int Batch = 200;

    public string Name => "files.sweep";

    public TimeSpan Every => TimeSpan.FromHours(1);

    public async Task RunAsync(CancellationToken ct)
    {
        var expired = await SweepUploadsAsync(ct);
        var unattached = await SweepFilesAsync(ct);
        var unused = await SweepBlobsAsync(ct);
        if (expired + unattached + unused > 0)
            LogSwept(logger, expired, unattached, unused);
    }

    private async Task<int> SweepUploadsAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var expired = await db.Set<Upload>().AsNoTracking().Where(u => u.ExpiresAt < now).Select(u => u.Id).ToListAsync(ct);
        foreach (var id in expired)
        {
            await using var write = await db.BeginAsync(ct);

            // A PATCH that came in the meantime has moved the time on.
            if (await db.Set<Upload>().Where(u => u.Id == id && u.ExpiresAt < now).ExecuteDeleteAsync(ct) > 0)
                uploads.Delete(id);
            await write.CommitAsync(ct);
        }

        uploads.DeleteAbandoned(now - FilesOptions.UploadLifetime - FilesOptions.Grace);
        return expired.Count;
    }

    private async Task<int> SweepFilesAsync(CancellationToken ct)
    {
        var before = clock.GetUtcNow() - FilesOptions.Grace;
        await using var write = await db.BeginAsync(ct);
        var deleted = await db.Set<StoredFile>().Where(f => f.ResourceId == null && f.CreatedAt < before).ExecuteDeleteAsync(ct);
        await write.CommitAsync(ct);
        return deleted;
    }

    private async Task<int> SweepBlobsAsync(CancellationToken ct)
    {
        var before = clock.GetUtcNow() - FilesOptions.Grace;
        var (deleted, after) = (0, "");
        while (true)
        {
            var hashes = await Unused(before).Where(b => b.Hash.CompareTo(after) > 0).OrderBy(b => b.Hash).Select(b => b.Hash).Take(Batch).ToListAsync(ct);
            if (hashes.Count == 0)
                return deleted;

            after = hashes[^1];
            var used = new HashSet<string>(StringComparer.Ordinal);
            foreach (var module in references)
                used.UnionWith(await module.InUseAsync(db, hashes, ct));
            foreach (var hash in hashes.Where(h => !used.Contains(h)))
                deleted += await DeleteAsync(hash, before, ct);
        }
    }

    /// <summary>Asked again under the row's lock; the bytes go before the commit, so that a new upload of them waits until they are gone and brings its own.</summary>
    private async Task<int> DeleteAsync(string hash, DateTimeOffset before, CancellationToken ct)
    {
        await using var write = await db.BeginAsync(ct);
        var deleted = await Unused(before).Where(b => b.Hash == hash).ExecuteDeleteAsync(ct);
        if (deleted > 0)
        {
            blobs.Delete(hash);
            thumbnails.Delete(hash);
        }

        await write.CommitAsync(ct);
        return deleted;
    }

    private IQueryable<Blob> Unused(DateTimeOffset before) => db.Set<Blob>().Where(b => b.TouchedAt < before
        && !db.Set<StoredFile>().Any(f => f.BlobHash == b.Hash)
        && !db.Members.Any(m => m.PhotoHash == b.Hash));

    [LoggerMessage(Level = LogLevel.Information, Message = "Swept {Uploads} uploads, {Files} unattached files and {Blobs} unused blobs")]
    private static partial void LogSwept(ILogger logger, int uploads, int files, int blobs);
}
