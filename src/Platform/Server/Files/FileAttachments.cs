using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform;

/// <summary>What modules do with files: hang them on their things, in the caller's unit of work.</summary>
public sealed class FileAttachments(TertuliaDb db, EventLog events, TimeProvider clock)
{
    /// <summary>
    /// Opens files to all who may view <paramref name="resourceId"/>. The caller's own fresh uploads are attached themselves; other files the
    /// caller may see are attached as copies with ids of their own. Saved with the caller's next save.
    /// </summary>
    /// <param name="placeUrl">Where people find the file in the browser app, relative to the workspace, such as <c>chat/c/…/m/…</c>.</param>
    /// <returns>The files in the order asked for; null when one does not exist or may not be seen by the caller.</returns>
    public async Task<IReadOnlyList<FileDto>?> AttachAsync(
        Caller caller, IReadOnlyList<Guid> fileIds, Guid resourceId, string? placeUrl, CancellationToken ct)
    {
        if (fileIds.Count == 0)
            return [];

        var found = await db.Set<StoredFile>().ReadableBy(caller, db).Where(f => fileIds.Contains(f.Id)).ToDictionaryAsync(f => f.Id, ct);
        var attached = new List<FileDto>(fileIds.Count);
        foreach (var id in fileIds.Distinct())
        {
            if (!found.TryGetValue(id, out var file))
                return null;

            if (file.UploaderId == caller.MemberId && file.ResourceId is null)
                (file.ResourceId, file.PlaceUrl) = (resourceId, placeUrl);
            else
                file = await CopyAsync(caller, file, resourceId, placeUrl, ct);
            events.Append(caller, FileTopics.File(file.Id), new FileAttached(file.Id), file.Id);
            attached.Add(file.ToDto());
        }

        return attached;
    }

    /// <summary>Files by id, without asking who may see them: for things whose readers have been checked.</summary>
    public async Task<IReadOnlyDictionary<Guid, FileDto>> GetAsync(Guid workspaceId, IReadOnlyCollection<Guid> fileIds, CancellationToken ct) =>
        fileIds.Count == 0
            ? new Dictionary<Guid, FileDto>()
            : await db.Set<StoredFile>().AsNoTracking()
                .Where(f => f.WorkspaceId == workspaceId && fileIds.Contains(f.Id))
                .ToDictionaryAsync(f => f.Id, f => f.ToDto(), ct);

    /// <summary>Deletes files, when the thing they hung on is gone. Their bytes go once nothing else uses them.</summary>
    public async Task DeleteAsync(Guid workspaceId, IReadOnlyCollection<Guid> fileIds, CancellationToken ct)
    {
        var files = await db.Set<StoredFile>().Where(f => f.WorkspaceId == workspaceId && fileIds.Contains(f.Id)).ToListAsync(ct);
        foreach (var file in files)
        {
            await TouchBlobAsync(file.BlobHash, ct);
            db.Remove(file);
            events.Append(workspaceId, FileTopics.File(file.Id), new FileDeleted(file.Id), actorId: null, subjectId: file.Id);
        }
    }

    private async Task<StoredFile> CopyAsync(Caller caller, StoredFile file, Guid resourceId, string? placeUrl, CancellationToken ct)
    {
        await TouchBlobAsync(file.BlobHash, ct);
        var copy = new StoredFile
        {
            Id = Guid.CreateVersion7(),
            WorkspaceId = caller.WorkspaceId,
            UploaderId = caller.MemberId,
            Name = file.Name,
            BlobHash = file.BlobHash,
            Size = file.Size,
            ContentType = file.ContentType,
            Width = file.Width,
            Height = file.Height,
            ResourceId = resourceId,
            PlaceUrl = placeUrl,
            CreatedAt = clock.GetUtcNow(),
        };
        db.Add(copy);
        return copy;
    }

    private async Task TouchBlobAsync(string hash, CancellationToken ct)
    {
        if (await db.Set<Blob>().FindAsync([hash], ct) is { } blob)
            blob.TouchedAt = clock.GetUtcNow();
    }
}
