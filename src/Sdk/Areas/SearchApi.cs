using Tertulia.Platform;

namespace Tertulia.Sdk;

/// <summary>Search over everything the caller may see.</summary>
public sealed class SearchApi
{
    private readonly ApiTransport api;
    private readonly string root;

    internal SearchApi(ApiTransport api, string workspace)
    {
        this.api = api;
        root = $"{workspace}/search";
    }

    /// <param name="query">Words, <c>"exact phrases"</c> and operators: <c>from: in: has: before: after:</c>.</param>
    /// <param name="kind">Only this kind, such as <c>chat.message</c>; null for all.</param>
    /// <param name="cursor"><see cref="SearchResultDto.Next"/> of the page before.</param>
    /// <param name="ct">Cancels the request.</param>
    public Task<SearchResultDto> FindAsync(string query, string? kind = null, string? cursor = null, CancellationToken ct = default) =>
        api.GetAsync(Query.Of(root, ("q", query), ("kind", kind), ("cursor", cursor)), PlatformJson.Default.SearchResultDto, ct);
}
