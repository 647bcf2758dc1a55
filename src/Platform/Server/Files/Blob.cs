namespace Tertulia.Platform;

/// <summary>What is known of a blob. Its row is locked while its file is put in place or taken away, so the two never cross.</summary>
internal sealed class Blob
{
    /// <summary>SHA-256, lower-case hex.</summary>
    public required string Hash { get; init; }

    public required long Size { get; init; }

    /// <summary>Sniffed from the bytes.</summary>
    public required string ContentType { get; init; }

    /// <summary>Pixels as shown, that is after the EXIF orientation; null for what is no picture.</summary>
    public int? Width { get; init; }

    public int? Height { get; init; }

    /// <summary>When it was last put to use or let go: the grace period before deletion counts from here.</summary>
    public required DateTimeOffset TouchedAt { get; set; }
}
