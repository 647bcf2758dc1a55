using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform;

/// <summary>People: found by all but guests, who may not know everybody.</summary>
internal sealed class MemberSearchProjector : ISearchProjector
{
    public const string Kind = "member";

    public IReadOnlyCollection<string> Types { get; } = [MemberJoined.Type, MemberUpdated.Type, MemberDeactivated.Type];

    public ValueTask ProjectAsync(EventRecord happened, SearchChanges changes, TertuliaDb db, CancellationToken ct)
    {
        if ((happened.As<MemberJoined>()?.Member ?? happened.As<MemberUpdated>()?.Member) is { } member)
        {
            if (member.Active)
                changes.Upsert(Document(happened, member));
            else
                changes.Delete(Kind, member.Id);
        }
        else if (happened.As<MemberDeactivated>() is { } gone)
        {
            changes.Delete(Kind, gone.MemberId);
        }

        return ValueTask.CompletedTask;
    }

    private static SearchDocument Document(EventRecord happened, MemberDto member) => new(
        Kind,
        member.Id,
        happened.WorkspaceId,
        ResourceId: happened.WorkspaceId,
        ContainerId: null,
        AuthorId: null,
        member.DisplayName,
        string.Join(" · ", new[] { member.DisplayName, "@" + member.Handle, member.Title }.Where(t => !string.IsNullOrEmpty(t))),
        $"people/{member.Id}",
        happened.At);
}

/// <summary>Files, by name, for those who may view what they hang on.</summary>
internal sealed class FileSearchProjector : ISearchProjector
{
    public const string Kind = "file";

    public IReadOnlyCollection<string> Types { get; } = [FileAttached.Type, FileDeleted.Type];

    public async ValueTask ProjectAsync(EventRecord happened, SearchChanges changes, TertuliaDb db, CancellationToken ct)
    {
        if (happened.As<FileDeleted>() is { } deleted)
        {
            changes.Delete(Kind, deleted.FileId);
            return;
        }

        if (happened.As<FileAttached>() is not { } attached)
            return;

        var file = await db.Set<StoredFile>().AsNoTracking().SingleOrDefaultAsync(f => f.Id == attached.FileId, ct);
        if (file?.ResourceId is not { } resourceId)
            return;

        changes.Upsert(new(
            Kind,
            file.Id,
            file.WorkspaceId,
            resourceId,
            ContainerId: resourceId,
            file.UploaderId,
            file.Name,
            file.Name,
            file.PlaceUrl ?? $"files/{file.Id}",
            file.CreatedAt,
            SearchFlags.HasFile | (file.ContentType.StartsWith("image/", StringComparison.Ordinal) ? SearchFlags.HasImage : SearchFlags.None)));
    }
}
