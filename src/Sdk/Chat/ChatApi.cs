using Tertulia.Chat;

namespace Tertulia.Sdk;

/// <summary>Chat in one workspace.</summary>
public sealed class ChatApi
{
    private readonly ApiTransport api;
    private readonly string root;

    internal ChatApi(ApiTransport api, string workspace)
    {
        this.api = api;
        root = $"{workspace}/chat";
    }

    public ChannelsApi Channels => new(api, root);

    public MessagesApi Messages => new(api, root);

    public ThreadsApi Threads => new(api, root);

    public SavedApi Saved => new(api, root);

    /// <summary>The caller's conversations with their read state. Fetch it after subscribing, so that nothing falls between.</summary>
    public Task<ChatSnapshotDto> SnapshotAsync(CancellationToken ct = default) => api.GetAsync($"{root}/snapshot", ChatJson.Default.ChatSnapshotDto, ct);
}
