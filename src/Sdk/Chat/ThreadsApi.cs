using Tertulia.Chat;
using Tertulia.Platform;

namespace Tertulia.Sdk;

/// <summary>Threads: their replies, and the caller's side of them.</summary>
public sealed class ThreadsApi
{
    private readonly ApiTransport api;
    private readonly string chat;

    internal ThreadsApi(ApiTransport api, string chat)
    {
        this.api = api;
        this.chat = chat;
    }

    /// <summary>The threads the caller follows, the newest reply first.</summary>
    public Task<Page<ThreadListItemDto>> ListAsync(string? cursor = null, CancellationToken ct = default) =>
        api.GetAsync(Query.Of($"{chat}/threads", ("cursor", cursor)), ChatJson.Default.PageThreadListItemDto, ct);

    public Task<ThreadDto> GetAsync(Guid rootId, long? before = null, long? after = null, int limit = 50, CancellationToken ct = default) =>
        api.GetAsync(Query.Of(Path(rootId), ("before", before), ("after", after), ("limit", limit)), ChatJson.Default.ThreadDto, ct);

    public Task MarkReadAsync(Guid rootId, MarkThreadReadRequest request, CancellationToken ct = default) =>
        api.SendAsync(HttpMethod.Put, $"{Path(rootId)}/read", request, ChatJson.Default.MarkThreadReadRequest, ct);

    public Task FollowAsync(Guid rootId, FollowThreadRequest request, CancellationToken ct = default) =>
        api.SendAsync(HttpMethod.Put, $"{Path(rootId)}/follow", request, ChatJson.Default.FollowThreadRequest, ct);

    private string Path(Guid rootId) => $"{chat}/messages/{rootId}/thread";
}
