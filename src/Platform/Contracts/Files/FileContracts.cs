namespace Tertulia.Platform;

/// <summary>An uploaded file.</summary>
/// <param name="ContentType">Sniffed from the bytes, not what the uploader said.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Width">Pixels, for images.</param>
/// <param name="Height">Pixels, for images.</param>
/// <param name="Url">Where to download it, ranges allowed.</param>
/// <param name="ThumbnailUrl">A small picture of it (append <c>?size=</c> 64, 360, 720 or 1440), or null.</param>
public sealed record FileDto(Guid Id, string Name, string ContentType, long Size, int? Width, int? Height, string Url, string? ThumbnailUrl, DateTimeOffset CreatedAt);

/// <summary>How much a workspace stores.</summary>
/// <param name="Bytes">Sum over files, counting each time a blob is used.</param>
/// <param name="BlobBytes">What the folder holds: identical files once.</param>
/// <param name="QuotaBytes">The operator's limit; null for none.</param>
public sealed record StorageUsageDto(long Files, long Bytes, long BlobBytes, long? QuotaBytes, IReadOnlyList<MemberStorageDto> Members);

public sealed record MemberStorageDto(Guid MemberId, long Files, long Bytes);
