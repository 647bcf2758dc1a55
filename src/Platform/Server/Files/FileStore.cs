using System.Buffers;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform;

/// <summary>Keeps bytes: hashed, sniffed, stored once.</summary>
public sealed class FileStore
{
    private readonly TertuliaDb db;
    private readonly IBlobStore blobs;
    private readonly FilesOptions options;
    private readonly TimeProvider clock;

    internal FileStore(TertuliaDb db, IBlobStore blobs, FilesOptions options, TimeProvider clock) =>
        (this.db, this.blobs, this.options, this.clock) = (db, blobs, options, clock);

    /// <summary>
    /// Keeps a blob that is not a file, such as a photo; its module names it through <see cref="IBlobReferences"/> within a day, or it is deleted.
    /// </summary>
    /// <exception cref="BlobTooLargeException">There were more than <paramref name="mostBytes"/>; nothing is kept.</exception>
    public async Task<BlobInfo> SaveAsync(Stream content, long mostBytes, CancellationToken ct)
    {
        var path = await StageAsync(content, mostBytes, ct);
        try
        {
            var info = await FileInspector.InspectAsync(path.Path, path.Hash, ct);
            await using var write = await db.BeginAsync(ct);
            await PlaceAsync(path.Path, info, ct);
            await write.CommitAsync(ct);
            return info;
        }
        finally
        {
            File.Delete(path.Path);
        }
    }

    /// <summary>Makes an unattached file of a member, as an upload would.</summary>
    public async Task<FileDto> CreateAsync(Guid workspaceId, Guid uploaderId, string name, Stream content, CancellationToken ct)
    {
        await using var write = await db.BeginAsync(ct);
        var info = await SaveAsync(content, long.MaxValue, ct);
        var file = Describe(Guid.CreateVersion7(), workspaceId, uploaderId, FileNames.Clean(name), info);
        db.Add(file);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return file.ToDto();
    }

    /// <summary>
    /// Puts the bytes in place under the lock of their row, which the sweep takes too: a blob is never deleted while it is being used anew.
    /// Call inside a transaction.
    /// </summary>
    internal async Task PlaceAsync(string path, BlobInfo info, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (db.Kind == DatabaseKind.Postgres)
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO platform.blobs (hash, size, content_type, width, height, touched_at)
                VALUES ({info.Hash}, {info.Size}, {info.ContentType}, {info.Width}, {info.Height}, {now}) ON CONFLICT DO NOTHING
                """,
                ct);
        }
        else if (!await db.Set<Blob>().AnyAsync(b => b.Hash == info.Hash, ct))
        {
            db.Add(new Blob { Hash = info.Hash, Size = info.Size, ContentType = info.ContentType, Width = info.Width, Height = info.Height, TouchedAt = now });
            await db.SaveChangesAsync(ct);
        }

        await db.Set<Blob>().Where(b => b.Hash == info.Hash).ExecuteUpdateAsync(set => set.SetProperty(b => b.TouchedAt, now), ct);
        await blobs.PlaceAsync(path, info.Hash, ct);
    }

    internal StoredFile Describe(Guid id, Guid workspaceId, Guid uploaderId, string name, BlobInfo info) => new()
    {
        Id = id,
        WorkspaceId = workspaceId,
        UploaderId = uploaderId,
        Name = name,
        BlobHash = info.Hash,
        Size = info.Size,
        ContentType = info.ContentType,
        Width = info.Width,
        Height = info.Height,
        CreatedAt = clock.GetUtcNow(),
    };

    private async Task<(string Path, string Hash)> StageAsync(Stream content, long mostBytes, CancellationToken ct)
    {
        Directory.CreateDirectory(options.Uploads);
        var path = Path.Combine(options.Uploads, $"{Guid.CreateVersion7():N}.tmp");
        var buffer = ArrayPool<byte>.Shared.Rent(128 * 1024);
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            using var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, options: FileOptions.Asynchronous);
            long size = 0;
            int read;
            while ((read = await content.ReadAsync(buffer, ct)) > 0)
            {
                if (size + read > mostBytes)
                    throw new BlobTooLargeException(mostBytes);

                hash.AppendData(buffer, 0, read);
                await RandomAccess.WriteAsync(file, buffer.AsMemory(0, read), size, ct);
                size += read;
            }

            RandomAccess.FlushToDisk(file);
            return (path, Convert.ToHexStringLower(hash.GetHashAndReset()));
        }
        catch
        {
            File.Delete(path);
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
