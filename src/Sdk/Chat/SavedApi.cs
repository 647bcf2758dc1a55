using Tertulia.Chat;
using Tertulia.Platform;

namespace Tertulia.Sdk;

/// <summary>Messages the caller keeps for later.</summary>
public sealed class SavedApi
{
    private readonly ApiTransport api;
    private readonly string chat;

    internal SavedApi(ApiTransport api, string chat)
    {
        this.api = api;
        this.chat = chat;
    }

    public Task<Page<SavedMessageDto>> ListAsync(string? cursor = null, CancellationToken ct = default) =>
        api.GetAsync(Query.Of($"{chat}/saved", ("cursor", cursor)), ChatJson.Default.PageSavedMessageDto, ct);

    public Task SaveAsync(Guid messageId, CancellationToken ct = default) =>
        api.SendAsync(HttpMethod.Put, $"{chat}/messages/{messageId}/saved", null, null, ct);

    public Task UnsaveAsync(Guid messageId, CancellationToken ct = default) =>
        api.SendAsync(HttpMethod.Delete, $"{chat}/messages/{messageId}/saved", null, null, ct);
}
