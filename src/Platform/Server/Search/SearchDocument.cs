namespace Tertulia.Platform;

/// <summary>What a module wants found.</summary>
/// <param name="Kind">What it is, such as <c>chat.message</c>; with <paramref name="Id"/> unique.</param>
/// <param name="ResourceId">Those who may view this resource find it. The workspace's id: all but guests; a member's id: that member alone.</param>
/// <param name="ContainerId">Where it is, for <c>in:</c>, such as its channel.</param>
/// <param name="AuthorId">The member who wrote it, for <c>from:</c>.</param>
/// <param name="Title">Shown with the hit (its name, or its place's); not searched.</param>
/// <param name="Text">Plain text that is searched and excerpted: no markup, mentions as names.</param>
/// <param name="Url">Path in the browser app, relative to the workspace.</param>
public sealed record SearchDocument(
    string Kind,
    Guid Id,
    Guid WorkspaceId,
    Guid ResourceId,
    Guid? ContainerId,
    Guid? AuthorId,
    string? Title,
    string Text,
    string Url,
    DateTimeOffset At,
    SearchFlags Flags = SearchFlags.None);

/// <summary>What <c>has:</c> asks for.</summary>
[Flags]
public enum SearchFlags
{
    None = 0,
    HasFile = 1,
    HasImage = 2,
    HasLink = 4,
    HasReaction = 8,
}
