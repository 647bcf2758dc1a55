namespace Tertulia.Platform;

/// <summary>A company, club or family: the border that nothing crosses.</summary>
public sealed class Workspace
{
    public required Guid Id { get; init; }

    public required string Name { get; set; }

    /// <summary>Its name in addresses: lower-case letters, digits and hyphens; unique on the server.</summary>
    public required string Slug { get; init; }

    /// <summary>The language newcomers start in, <c>en</c> or <c>es</c>.</summary>
    public required string Language { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Bytes its files may take; null for no limit.</summary>
    public long? QuotaBytes { get; set; }
}
