using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;

namespace Tertulia.Platform.Web.Client;

/// <summary>Hands each event of the log, by its type, to whoever asked for it. Types nobody asked for are passed over.</summary>
public sealed class EventRouter(ILogger logger)
{
    private readonly Dictionary<string, IRoute> routes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Action<SignalMessage>> signals = new(StringComparer.Ordinal);

    /// <summary>Registers a handler. Its JSON contract comes from the module's source-generated context.</summary>
    public void On<T>(JsonTypeInfo<T> contract, Action<T, EventEnvelope> handler)
        where T : IEvent
    {
        if (!routes.TryGetValue(T.Type, out var route))
            routes.Add(T.Type, route = new Route<T>(contract));
        ((Route<T>)route).Handlers += handler;
    }

    /// <summary>Registers a handler for an ephemeral signal.</summary>
    public void OnSignal(string name, Action<SignalMessage> handler) => signals[name] = signals.GetValueOrDefault(name) + handler;

    public void Dispatch(EventEnvelope envelope)
    {
        if (routes.TryGetValue(envelope.Type, out var route))
            Guarded(envelope.Type, () => route.Dispatch(envelope));
    }

    public void Dispatch(SignalMessage signal)
    {
        if (signals.TryGetValue(signal.Name, out var handler))
            Guarded(signal.Name, () => handler(signal));
    }

    /// <summary>One event that a newer server shapes otherwise, or one faulty handler, must not stop the stream.</summary>
    private void Guarded(string what, Action act)
    {
        try
        {
            act();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException or KeyNotFoundException or NullReferenceException)
        {
            logger.LogError(e, "{What} could not be applied", what);
        }
    }

    private interface IRoute
    {
        void Dispatch(EventEnvelope envelope);
    }

    private sealed class Route<T>(JsonTypeInfo<T> contract) : IRoute
    {
        internal Action<T, EventEnvelope>? Handlers { get; set; }

        public void Dispatch(EventEnvelope envelope)
        {
            if (envelope.Data.Deserialize(contract) is { } data)
                Handlers?.Invoke(data, envelope);
        }
    }
}
