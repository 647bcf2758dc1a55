namespace Tertulia.Platform;

/// <summary>An upload under way. Its bytes are in a file of their own; <see cref="Offset"/> tells how many of them are safely there.</summary>
internal sealed class Upload
{
    /// <summary>Becomes the file's id.</summary>
    public required Guid Id { get; init; }

    public required Guid WorkspaceId { get; init; }

    public required Guid UploaderId { get; init; }

    public required string Name { get; init; }

    public required long Length { get; init; }

    public long Offset { get; set; }

    /// <summary>The client's own metadata, given back on HEAD as the protocol asks.</summary>
    public string? Metadata { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; set; }
}
