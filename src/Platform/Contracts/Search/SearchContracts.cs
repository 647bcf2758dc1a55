namespace Tertulia.Platform;

/// <summary>One thing found.</summary>
/// <param name="Kind">What it is, such as <c>chat.message</c>, <c>file</c>, <c>member</c>.</param>
/// <param name="ContainerId">Where it is, such as its channel.</param>
/// <param name="Title">Its name or its place's; plain text.</param>
/// <param name="Excerpt">Plain text around the match.</param>
/// <param name="Highlights">Where in <paramref name="Excerpt"/> the words stand.</param>
/// <param name="Url">Path in the browser app, relative to the workspace.</param>
public sealed record SearchHitDto(
    string Kind, Guid Id, Guid? ContainerId, Guid? AuthorId, string? Title, string Excerpt, IReadOnlyList<TextRange> Highlights, string Url, DateTimeOffset At);

/// <summary>UTF-16 offsets.</summary>
public readonly record struct TextRange(int Start, int Length);

/// <param name="TookMs">Server time of the query.</param>
public sealed record SearchResultDto(IReadOnlyList<SearchHitDto> Hits, string? Next, double TookMs);
