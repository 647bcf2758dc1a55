using System.Text.Json;
using Tertulia.Platform;

namespace Tertulia.Sdk;

/// <summary>One connection to the hub, from opening to its end. Narrow, so that cuts and interleavings can be tested.</summary>
internal interface IRealtimeTransport : IAsyncDisposable
{
    /// <summary>Connects. Afterwards what the server pushes goes to <paramref name="sink"/>, in the server's order.</summary>
    Task OpenAsync(IRealtimeSink sink, CancellationToken ct);

    Task<SubscribeResult> SubscribeAsync(SubscribeRequest request, CancellationToken ct);

    Task UnsubscribeAsync(IReadOnlyList<string> topics, CancellationToken ct);

    Task SignalAsync(Guid workspaceId, string topic, string name, JsonElement? data, CancellationToken ct);

    Task ActivityAsync(bool active, CancellationToken ct);
}

internal interface IRealtimeSink
{
    void OnEvent(EventEnvelope envelope);

    void OnSignal(SignalMessage signal);

    void OnPresence(IReadOnlyList<PresenceDto> changes);

    void OnClosed();
}
