using System.Text.Json;
using Microsoft.AspNetCore.Http.Connections.Client;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Tertulia.Platform;

namespace Tertulia.Sdk;

/// <summary>The hub over SignalR's JSON protocol. Reconnecting is the caller's business: it must resume from a position.</summary>
internal sealed class SignalRTransport : IRealtimeTransport
{
    private readonly HubConnection hub;

    internal SignalRTransport(Uri server, Action<HttpConnectionOptions>? configure)
    {
        hub = new HubConnectionBuilder()
            .WithUrl(new Uri(server, RealtimeHub.Path), options => configure?.Invoke(options))
            .AddJsonProtocol(options => options.PayloadSerializerOptions = PlatformJson.Default.Options)
            .Build();
    }

    public async Task OpenAsync(IRealtimeSink sink, CancellationToken ct)
    {
        hub.On<EventEnvelope>(RealtimeHub.OnEvent, sink.OnEvent);
        hub.On<SignalMessage>(RealtimeHub.OnSignal, sink.OnSignal);
        hub.On<PresenceDto[]>(RealtimeHub.OnPresence, sink.OnPresence);
        hub.Closed += _ =>
        {
            sink.OnClosed();
            return Task.CompletedTask;
        };
        await hub.StartAsync(ct);
    }

    public Task<SubscribeResult> SubscribeAsync(SubscribeRequest request, CancellationToken ct) =>
        hub.InvokeAsync<SubscribeResult>(RealtimeHub.Subscribe, request, ct);

    public Task UnsubscribeAsync(IReadOnlyList<string> topics, CancellationToken ct) =>
        hub.SendAsync(RealtimeHub.Unsubscribe, topics.ToArray(), ct);

    public Task SignalAsync(Guid workspaceId, string topic, string name, JsonElement? data, CancellationToken ct) =>
        hub.SendAsync(RealtimeHub.Signal, workspaceId, topic, name, data, ct);

    public Task ActivityAsync(bool active, CancellationToken ct) => hub.SendAsync(RealtimeHub.Activity, active, ct);

    public ValueTask DisposeAsync() => hub.DisposeAsync();
}
