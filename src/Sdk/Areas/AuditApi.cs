using Tertulia.Platform;

namespace Tertulia.Sdk;

/// <summary>What administrators did, and what happened to people's accounts; for administrators.</summary>
public sealed class AuditApi
{
    private readonly ApiTransport api;
    private readonly string root;

    internal AuditApi(ApiTransport api, string workspace)
    {
        this.api = api;
        root = $"{workspace}/audit";
    }

    /// <summary>The newest first.</summary>
    public Task<Page<AuditEntryDto>> ListAsync(string? cursor = null, CancellationToken ct = default) =>
        api.GetAsync(Query.Of(root, ("cursor", cursor)), PlatformJson.Default.PageAuditEntryDto, ct);

    public IAsyncEnumerable<AuditEntryDto> AllAsync(CancellationToken ct = default) => Paging.AllAsync(ListAsync, ct);
}
