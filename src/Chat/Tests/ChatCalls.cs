using System.Globalization;
using System.Net;
using Tertulia.Platform;
using Tertulia.Sdk;
using Tertulia.Testing;

namespace Tertulia.Chat.Tests;

/// <summary>Chat's API as tests read best.</summary>
internal static class ChatCalls
{
    public static async Task<ConversationDto> CreateChannelAsync(
        this TestMember member, string name, ChannelKind kind = ChannelKind.Public, params TestMember[] with) =>
        await member.PostAsync<ConversationDto>("chat/channels", new CreateChannelRequest(name, kind, null, [.. with.Select(w => w.MemberId)]));

    public static Task<ConversationDto> DirectAsync(this TestMember member, params TestMember[] with) =>
        member.PostAsync<ConversationDto>("chat/directs", new OpenDirectRequest([.. with.Select(w => w.MemberId)]));

    public static Task<ConversationDto> JoinAsync(this TestMember member, Guid channelId) => member.PostAsync<ConversationDto>($"chat/channels/{channelId}/join");

    public static Task<ConversationDto> ChannelAsync(this TestMember member, Guid channelId) => member.GetAsync<ConversationDto>($"chat/channels/{channelId}");

    public static Task<MessageDto> SayAsync(this TestMember member, Guid channelId, string text, Guid? root = null, bool alsoInChannel = false, Guid? key = null, params Guid[] files) =>
        member.PostAsync<MessageDto>($"chat/channels/{channelId}/messages", new PostMessageRequest(text, files, root, alsoInChannel), key ?? Guid.CreateVersion7());

    public static Task<ApiAnswer<MessageDto>> TrySayAsync(this TestMember member, Guid channelId, string text, Guid? root = null, params Guid[] files) =>
        member.TryAsync<MessageDto>(HttpMethod.Post, $"chat/channels/{channelId}/messages", new PostMessageRequest(text, files, root), Guid.CreateVersion7());

    public static Task<MessageWindowDto> MessagesAsync(this TestMember member, Guid channelId, string query = "") =>
        member.GetAsync<MessageWindowDto>($"chat/channels/{channelId}/messages{query}");

    public static Task<MessageDto> MessageAsync(this TestMember member, Guid messageId) => member.GetAsync<MessageDto>($"chat/messages/{messageId}");

    public static Task<ThreadDto> ThreadAsync(this TestMember member, Guid rootId, string query = "") => member.GetAsync<ThreadDto>($"chat/messages/{rootId}/thread{query}");

    public static Task<MembershipDto> ReadAsync(this TestMember member, Guid channelId, long sequence, bool force = false) =>
        member.PutAsync<MembershipDto>($"chat/channels/{channelId}/read", new MarkReadRequest(sequence, force));

    public static Task<MessageDto> ReactAsync(this TestMember member, Guid messageId, string emoji) =>
        member.PutAsync<MessageDto>($"chat/messages/{messageId}/reactions/{Uri.EscapeDataString(emoji)}");

    public static Task<ChatSnapshotDto> SnapshotAsync(this TestMember member) => member.GetAsync<ChatSnapshotDto>("chat/snapshot");

    public static async Task<ConversationDto> InSnapshotAsync(this TestMember member, Guid channelId) =>
        (await member.SnapshotAsync()).Conversations.Single(c => c.Channel.Id == channelId);

    /// <summary>The inbox as it is once everything said so far has been told; the newest first.</summary>
    /// <param name="kinds">Only these; none for all.</param>
    public static async Task<IReadOnlyList<NotificationDto>> InboxAsync(this TestMember member, params string[] kinds)
    {
        await ((TestServer)member.Server).SettledAsync(TestContext.Current.CancellationToken);
        var page = await member.GetAsync<Page<NotificationDto>>("notifications");
        return [.. page.Items.Where(n => kinds.Length == 0 || kinds.Contains(n.Kind))];
    }

    /// <summary>What search finds once it has read all that was said.</summary>
    public static async Task<IReadOnlyList<SearchHitDto>> FindAsync(this TestMember member, string query, string kind = "chat.message")
    {
        await ((TestServer)member.Server).SettledAsync(TestContext.Current.CancellationToken);
        return (await member.GetAsync<SearchResultDto>($"search?kind={kind}&q={Uri.EscapeDataString(query)}")).Hits;
    }

    public static Task<FileDto> UploadAsync(this TestMember member, string name, byte[] bytes) =>
        new TertuliaClient(member.Http).Workspace(member.WorkspaceId).Files.UploadAsync(new MemoryStream(bytes), name);

    public static Task SilenceAsync(this TestMember member, Guid channelId, NotificationLevel level = NotificationLevel.All, bool muted = false) =>
        member.PutAsync($"chat/channels/{channelId}/membership", new UpdateMembershipRequest(level, muted, Starred: false, Hidden: false));

    public static string Mention(this TestMember member) => string.Create(CultureInfo.InvariantCulture, $"@[{member.MemberId}]");

    public static void AssertRefused<T>(this ApiAnswer<T> answer, HttpStatusCode status, string code) => Assert.Equal((status, code), (answer.Status, answer.Code));
}
