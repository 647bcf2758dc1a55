using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR.Client;
using Tertulia.Platform;
using Tertulia.Testing;

namespace Tertulia.Chat.Tests;

/// <summary>A device that listens: the events of some topics in the order they came.</summary>
internal sealed class EventTap : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly HubConnection connection;
    private readonly Channel<EventEnvelope> arrived = System.Threading.Channels.Channel.CreateUnbounded<EventEnvelope>();

    private readonly ConcurrentQueue<EventEnvelope> all = new();

    private EventTap(HubConnection connection) => this.connection = connection;

    /// <summary>The member's own topic, the workspace's unless a guest, and the channels'.</summary>
    public static async Task<EventTap> OpenAsync(TestMember member, params Guid[] channelIds)
    {
        var connection = await member.ConnectAsync();
        var tap = new EventTap(connection);
        connection.On<EventEnvelope>(RealtimeHub.OnEvent, e =>
        {
            tap.all.Enqueue(e);
            tap.arrived.Writer.TryWrite(e);
        });
        List<string> topics = [Topics.Member(member.MemberId), .. channelIds.Select(ChatTopics.Channel)];
        if (member.Workspace.Role != WorkspaceRole.Guest)
            topics.Add(Topics.Workspace(member.WorkspaceId));
        var result = await connection.InvokeAsync<SubscribeResult>(RealtimeHub.Subscribe, new SubscribeRequest(member.WorkspaceId, topics, null));
        Assert.Empty(result.Denied);
        return tap;
    }

    /// <summary>Those of the topics that the member may not hear.</summary>
    public static async Task<IReadOnlyList<string>> DeniedAsync(TestMember member, params string[] topics)
    {
        await using var connection = await member.ConnectAsync();
        return (await connection.InvokeAsync<SubscribeResult>(RealtimeHub.Subscribe, new SubscribeRequest(member.WorkspaceId, topics, null))).Denied;
    }

    /// <summary>Everything that came, taken or not.</summary>
    public IReadOnlyCollection<EventEnvelope> All => all;

    /// <summary>The next event of this type that fits; others before it are passed over.</summary>
    public async Task<T> NextAsync<T>(Func<T, bool>? fits = null)
        where T : class, IEvent => (await NextEnvelopeAsync(fits)).Event;

    public async Task<(EventEnvelope Envelope, T Event)> NextEnvelopeAsync<T>(Func<T, bool>? fits = null)
        where T : class, IEvent
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var envelope = await arrived.Reader.ReadAsync(patience.Token);
            if (envelope.Type == T.Type && envelope.Data.Deserialize<T>(WireJson.Options) is { } happened && fits?.Invoke(happened) != false)
                return (envelope, happened);
        }
    }

    /// <summary>Everything that has come so far and was not taken.</summary>
    public List<EventEnvelope> Drain()
    {
        var all = new List<EventEnvelope>();
        while (arrived.Reader.TryRead(out var envelope))
            all.Add(envelope);
        return all;
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}

/// <summary>Compares what travels: two records with lists inside are equal when their JSON is.</summary>
internal static class Wire
{
    public static void AssertSame<T>(T expected, T actual) =>
        Assert.Equal(JsonSerializer.Serialize(expected, WireJson.Options), JsonSerializer.Serialize(actual, WireJson.Options));
}
