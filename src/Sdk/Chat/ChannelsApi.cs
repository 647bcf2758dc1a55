using Tertulia.Chat;
using Tertulia.Platform;

namespace Tertulia.Sdk;

/// <summary>Channels and direct messages, and the caller's side of them.</summary>
public sealed class ChannelsApi
{
    private readonly ApiTransport api;
    private readonly string chat;
    private readonly string root;

    internal ChannelsApi(ApiTransport api, string chat)
    {
        this.api = api;
        this.chat = chat;
        root = $"{chat}/channels";
    }

    /// <summary>Public channels and one's own private ones.</summary>
    public Task<Page<ChannelSummaryDto>> BrowseAsync(string? query = null, bool? archived = null, string? cursor = null, CancellationToken ct = default) =>
        api.GetAsync(Query.Of(root, ("query", query), ("archived", archived), ("cursor", cursor)), ChatJson.Default.PageChannelSummaryDto, ct);

    public Task<ConversationDto> CreateAsync(CreateChannelRequest request, Guid? key = null, CancellationToken ct = default) =>
        api.SendAsync(
            HttpMethod.Post, root, request, ChatJson.Default.CreateChannelRequest, ChatJson.Default.ConversationDto, ct, key ?? Guid.CreateVersion7());

    /// <summary>Opens or finds the conversation with exactly these people.</summary>
    public Task<ConversationDto> OpenDirectAsync(OpenDirectRequest request, CancellationToken ct = default) =>
        api.SendAsync(
            HttpMethod.Post,
            $"{chat}/directs",
            request,
            ChatJson.Default.OpenDirectRequest,
            ChatJson.Default.ConversationDto,
            ct,
            Guid.CreateVersion7());

    public Task<ConversationDto> GetAsync(Guid channelId, CancellationToken ct = default) =>
        api.GetAsync($"{root}/{channelId}", ChatJson.Default.ConversationDto, ct);

    public Task<ChannelDto> UpdateAsync(Guid channelId, UpdateChannelRequest request, CancellationToken ct = default) =>
        api.SendAsync(HttpMethod.Put, $"{root}/{channelId}", request, ChatJson.Default.UpdateChannelRequest, ChatJson.Default.ChannelDto, ct);

    public Task ArchiveAsync(Guid channelId, CancellationToken ct = default) => PostAsync(channelId, "archive", ct);

    public Task UnarchiveAsync(Guid channelId, CancellationToken ct = default) => PostAsync(channelId, "unarchive", ct);

    public Task<ConversationDto> JoinAsync(Guid channelId, CancellationToken ct = default) =>
        api.SendAsync(HttpMethod.Post, $"{root}/{channelId}/join", null, ChatJson.Default.ConversationDto, null, ct);

    public Task LeaveAsync(Guid channelId, CancellationToken ct = default) => PostAsync(channelId, "leave", ct);

    public Task<Page<ChannelMemberDto>> MembersAsync(Guid channelId, string? cursor = null, CancellationToken ct = default) =>
        api.GetAsync(Query.Of($"{root}/{channelId}/members", ("cursor", cursor)), ChatJson.Default.PageChannelMemberDto, ct);

    public Task AddMembersAsync(Guid channelId, AddMembersRequest request, CancellationToken ct = default) =>
        api.SendAsync(HttpMethod.Post, $"{root}/{channelId}/members", request, ChatJson.Default.AddMembersRequest, ct);

    public Task RemoveMemberAsync(Guid channelId, Guid memberId, CancellationToken ct = default) =>
        api.SendAsync(HttpMethod.Delete, $"{root}/{channelId}/members/{memberId}", null, null, ct);

    public Task<MembershipDto> UpdateMembershipAsync(Guid channelId, UpdateMembershipRequest request, CancellationToken ct = default) =>
        api.SendAsync(
            HttpMethod.Put, $"{root}/{channelId}/membership", request, ChatJson.Default.UpdateMembershipRequest, ChatJson.Default.MembershipDto, ct);

    public Task<MembershipDto> MarkReadAsync(Guid channelId, MarkReadRequest request, CancellationToken ct = default) =>
        api.SendAsync(HttpMethod.Put, $"{root}/{channelId}/read", request, ChatJson.Default.MarkReadRequest, ChatJson.Default.MembershipDto, ct);

    public Task SaveDraftAsync(Guid channelId, SaveDraftRequest request, CancellationToken ct = default) =>
        api.SendAsync(HttpMethod.Put, $"{root}/{channelId}/draft", request, ChatJson.Default.SaveDraftRequest, ct);

    private Task PostAsync(Guid channelId, string verb, CancellationToken ct) => api.SendAsync(HttpMethod.Post, $"{root}/{channelId}/{verb}", null, null, ct);
}
