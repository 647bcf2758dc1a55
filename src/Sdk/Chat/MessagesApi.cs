using Tertulia.Chat;

namespace Tertulia.Sdk;

/// <summary>Messages: reading windows of them, posting, editing, reacting.</summary>
public sealed class MessagesApi
{
    private readonly ApiTransport api;
    private readonly string chat;

    internal MessagesApi(ApiTransport api, string chat)
    {
        this.api = api;
        this.chat = chat;
    }

    /// <summary>The newest messages of a channel.</summary>
    public Task<MessageWindowDto> NewestAsync(Guid channelId, int limit = 50, CancellationToken ct = default) => WindowAsync(channelId, null, 0, limit, ct);

    /// <summary>Messages before a sequence.</summary>
    public Task<MessageWindowDto> BeforeAsync(Guid channelId, long sequence, int limit = 50, CancellationToken ct = default) =>
        WindowAsync(channelId, "before", sequence, limit, ct);

    /// <summary>Messages after a sequence.</summary>
    public Task<MessageWindowDto> AfterAsync(Guid channelId, long sequence, int limit = 50, CancellationToken ct = default) =>
        WindowAsync(channelId, "after", sequence, limit, ct);

    /// <summary>Messages on both sides of a sequence.</summary>
    public Task<MessageWindowDto> AroundAsync(Guid channelId, long sequence, int limit = 50, CancellationToken ct = default) =>
        WindowAsync(channelId, "around", sequence, limit, ct);

    public Task<MessageDto> GetAsync(Guid messageId, CancellationToken ct = default) =>
        api.GetAsync($"{chat}/messages/{messageId}", ChatJson.Default.MessageDto, ct);

    /// <summary>Posts. Sending again with the same <paramref name="key"/> never posts twice: it answers with the first message.</summary>
    public Task<MessageDto> PostAsync(Guid channelId, PostMessageRequest request, Guid key, CancellationToken ct = default) =>
        api.SendAsync(
            HttpMethod.Post, $"{chat}/channels/{channelId}/messages", request, ChatJson.Default.PostMessageRequest, ChatJson.Default.MessageDto, ct, key);

    public Task<MessageDto> EditAsync(Guid messageId, EditMessageRequest request, CancellationToken ct = default) =>
        api.SendAsync(HttpMethod.Put, $"{chat}/messages/{messageId}", request, ChatJson.Default.EditMessageRequest, ChatJson.Default.MessageDto, ct);

    public Task DeleteAsync(Guid messageId, CancellationToken ct = default) =>
        api.SendAsync(HttpMethod.Delete, $"{chat}/messages/{messageId}", null, null, ct);

    public Task<MessageDto> ReactAsync(Guid messageId, string emoji, CancellationToken ct = default) =>
        api.SendAsync(HttpMethod.Put, Reaction(messageId, emoji), null, ChatJson.Default.MessageDto, null, ct);

    public Task<MessageDto> UnreactAsync(Guid messageId, string emoji, CancellationToken ct = default) =>
        api.SendAsync(HttpMethod.Delete, Reaction(messageId, emoji), null, ChatJson.Default.MessageDto, null, ct);

    private string Reaction(Guid messageId, string emoji) => $"{chat}/messages/{messageId}/reactions/{Uri.EscapeDataString(emoji)}";

    private Task<MessageWindowDto> WindowAsync(Guid channelId, string? side, long sequence, int limit, CancellationToken ct) =>
        api.GetAsync(
            side is null
                ? Query.Of($"{chat}/channels/{channelId}/messages", ("limit", limit))
                : Query.Of($"{chat}/channels/{channelId}/messages", (side, sequence), ("limit", limit)),
            ChatJson.Default.MessageWindowDto,
            ct);
}
