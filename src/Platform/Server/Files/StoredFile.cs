namespace Tertulia.Platform;

/// <summary>A file in a workspace: a name for a blob, and the resource whose readers may read it.</summary>
internal sealed class StoredFile
{
    public required Guid Id { get; init; }

    public required Guid WorkspaceId { get; init; }

    /// <summary>The member who uploaded it.</summary>
    public required Guid UploaderId { get; init; }

    public required string Name { get; init; }

    public required string BlobHash { get; init; }

    public required long Size { get; init; }

    public required string ContentType { get; init; }

    public int? Width { get; init; }

    public int? Height { get; init; }

    /// <summary>Null while unattached: then its uploader alone may read it.</summary>
    public Guid? ResourceId { get; set; }

    /// <summary>Where people find it in the browser app, relative to the workspace.</summary>
    public string? PlaceUrl { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public bool HasThumbnail => Thumbnails.CanDraw(ContentType, Width, Height);

    public FileDto ToDto()
    {
        var url = $"/api/w/{WorkspaceId}/files/{Id}";
        return new(Id, Name, ContentType, Size, Width, Height, $"{url}/content", HasThumbnail ? $"{url}/thumbnail" : null, CreatedAt);
    }
}
