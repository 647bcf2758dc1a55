using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR.Client;
using Tertulia.Testing;

namespace Tertulia.Platform.Tests.Realtime;

/// <summary>A member's connection, with everything it is told kept in order.</summary>
internal sealed class Listener : IAsyncDisposable
{
    private readonly TestMember member;
    private readonly Channel<EventEnvelope> events = Channel.CreateUnbounded<EventEnvelope>();
    private readonly Channel<SignalMessage> signals = Channel.CreateUnbounded<SignalMessage>();
    private readonly Channel<PresenceDto> presence = Channel.CreateUnbounded<PresenceDto>();

    private Listener(TestMember member, HubConnection hub)
    {
        (this.member, Hub) = (member, hub);
        hub.On<EventEnvelope>(RealtimeHub.OnEvent, happened => events.Writer.TryWrite(happened));
        hub.On<SignalMessage>(RealtimeHub.OnSignal, signal => signals.Writer.TryWrite(signal));
        hub.On<PresenceDto[]>(RealtimeHub.OnPresence, changes => Array.ForEach(changes, change => presence.Writer.TryWrite(change)));
    }

    public HubConnection Hub { get; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<Listener> ConnectAsync(TestMember member) => new(member, await member.ConnectAsync());

    public Task<SubscribeResult> SubscribeAsync(string[] topics, EventPosition? after = null, Guid? workspaceId = null) =>
        Hub.InvokeAsync<SubscribeResult>(RealtimeHub.Subscribe, new SubscribeRequest(workspaceId ?? member.WorkspaceId, topics, after), Ct);

    /// <summary>The next event of a type. Others may come before: what a fresh workspace's making said can still be on its way when somebody begins to listen.</summary>
    public async Task<EventEnvelope> NextAsync(string type)
    {
        while (true)
        {
            var told = await events.Reader.ReadAsync(Ct);
            if (told.Type == type)
                return told;
        }
    }

    public ValueTask<SignalMessage> NextSignalAsync() => signals.Reader.ReadAsync(Ct);

    public async Task UntilPresenceAsync(Guid memberId, Presence wanted)
    {
        while (await presence.Reader.ReadAsync(Ct) != new PresenceDto(memberId, wanted))
        {
        }
    }

    public ValueTask DisposeAsync() => Hub.DisposeAsync();
}
