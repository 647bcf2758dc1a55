namespace Tertulia.Platform;

/// <summary>A page of a longer list.</summary>
/// <param name="Items">The items, in the order of the list.</param>
/// <param name="Next">The cursor to pass as <c>cursor</c> for the next page; null at the end.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);
