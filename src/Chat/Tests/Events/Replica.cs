using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Time.Testing;
using Tertulia.Chat.Web.State;
using Tertulia.Platform;
using Tertulia.Sdk;
using Tertulia.Testing;

namespace Tertulia.Chat.Tests.Events;

/// <summary>
/// What a browser knows of Chat: fetched from the server once, then kept by the events alone, through the browser app's own reducers. A copy fetched
/// before something happened and led on by its events must say the same as one fetched afterwards.
/// </summary>
internal sealed class Replica : IDisposable
{
    private readonly ThreadList threads;
    private readonly SavedMessages saved;
    private readonly Dictionary<Guid, TimelineWindow> channels = [];
    private readonly Dictionary<Guid, TimelineWindow> replies = [];
    private ChatState state = ChatState.Empty;

    private Replica(TestMember reader)
    {
        var chat = new TertuliaClient(reader.Http).Workspace(reader.WorkspaceId).Chat;
        threads = new ThreadList(chat.Threads, new FakeTimeProvider());
        saved = new SavedMessages(chat.Saved, new FakeTimeProvider(), () => { });
    }

    /// <param name="reader">Who looks.</param>
    /// <param name="channelIds">Conversations that are open.</param>
    /// <param name="rootIds">Threads that are open.</param>
    public static async Task<Replica> FetchAsync(TestMember reader, Guid[] channelIds, Guid[] rootIds)
    {
        var replica = new Replica(reader) { state = ChatReducer.FromSnapshot(await reader.SnapshotAsync()) };
        foreach (var channelId in channelIds)
        {
            var window = await reader.TryAsync<MessageWindowDto>(HttpMethod.Get, $"chat/channels/{channelId}/messages");
            if (window.Status == HttpStatusCode.OK && replica.state.Find(channelId) is not null)
                replica.channels[channelId] = TimelineWindow.Of(channelId, null, window.Value!);
        }

        foreach (var rootId in rootIds)
        {
            var thread = await reader.TryAsync<ThreadDto>(HttpMethod.Get, $"chat/messages/{rootId}/thread");
            if (thread.Status == HttpStatusCode.OK && replica.channels.ContainsKey(thread.Value!.Root.ChannelId))
                replica.replies[rootId] = TimelineWindow.Of(thread.Value.Root.ChannelId, rootId, thread.Value.Replies);
        }

        await replica.threads.LoadAsync();
        await replica.saved.LoadAsync();
        return replica;
    }

    public void Apply(object happened)
    {
        state = ChatReducer.Apply(state, happened);
        threads.Apply(happened);
        saved.Apply(happened);
        foreach (var (id, window) in channels.ToList())
            channels[id] = window.Apply(happened);
        foreach (var (id, window) in replies.ToList())
            replies[id] = window.Apply(happened);
        if (happened is ConversationRemoved { ChannelId: var gone })
            Close(gone);
        if (happened is MessageDeleted { MessageId: var rootId })
            replies.Remove(rootId);
    }

    /// <summary>Lists that say they are outdated are fetched again when they are next looked at.</summary>
    public async Task LookAsync()
    {
        if (threads.Outdated)
            await threads.LoadAsync();
        if (saved.Outdated)
            await saved.LoadAsync();
    }

    /// <summary>All that it knows, as text, so that a difference shows where it is.</summary>
    public string Describe() => string.Join(
        '\n',
        [
            .. state.Conversations.Values.OrderBy(c => c.Id).Select(c => $"conversation {Json(new ConversationDto(c.Channel, c.Membership))}"),
            $"threads {state.UnreadThreads}, saved {state.SavedCount}",
            .. channels.OrderBy(c => c.Key).SelectMany(c => c.Value.Messages.Select(m => $"in {c.Key}: {Json(m)}")),
            .. replies.OrderBy(r => r.Key).SelectMany(r => r.Value.Messages.Select(m => $"under {r.Key}: {Json(m)}")),
            .. threads.Items.Select(item => $"follows {Json(item)}"),
            .. saved.Items.Select(item => $"saved {Json(item)}"),
        ]);

    public void Dispose()
    {
        threads.Dispose();
        saved.Dispose();
    }

    private void Close(Guid channelId)
    {
        foreach (var (rootId, _) in replies.Where(r => r.Value.ChannelId == channelId).ToList())
            replies.Remove(rootId);
        channels.Remove(channelId);
    }

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, WireJson.Options);
}

/// <summary>The reader's way back: which events they missed since a position, as the hub tells them.</summary>
internal static class Missed
{
    private static readonly Dictionary<string, Type> Types = ChatEventTypes.All.ToDictionary(ChatEventTypes.NameOf);

    public static async Task<EventPosition> HeadAsync(TestMember reader, IReadOnlyList<string> topics) => (await SubscribeAsync(reader, topics, null)).Position;

    public static async Task<IReadOnlyList<(string Type, object? Event)>> SinceAsync(TestMember reader, IReadOnlyList<string> topics, EventPosition after)
    {
        var answer = await SubscribeAsync(reader, topics, after);
        Assert.False(answer.Reload);
        return [.. answer.Events.Select(e => (e.Type, Types.TryGetValue(e.Type, out var type) ? e.Data.Deserialize(type, WireJson.Options) : null))];
    }

    private static async Task<SubscribeResult> SubscribeAsync(TestMember reader, IReadOnlyList<string> topics, EventPosition? after)
    {
        await using var connection = await reader.ConnectAsync();
        return await connection.InvokeAsync<SubscribeResult>(RealtimeHub.Subscribe, new SubscribeRequest(reader.WorkspaceId, topics, after), TestContext.Current.CancellationToken);
    }
}

/// <summary>Every event that Chat writes, found by reflection.</summary>
internal static class ChatEventTypes
{
    public static IReadOnlyList<Type> All { get; } =
        [.. new[] { typeof(MessagePosted).Assembly, typeof(ChatModule).Assembly }.SelectMany(a => a.GetTypes()).Where(t => !t.IsAbstract && t.IsAssignableTo(typeof(IEvent)))];

    public static string NameOf(Type type) => (string)type.GetProperty(nameof(IEvent.Type))!.GetValue(null)!;
}
