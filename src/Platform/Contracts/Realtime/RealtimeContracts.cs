using System.Text.Json;

namespace Tertulia.Platform;

/// <summary>The names of the hub at <see cref="Path"/>; everything that is pushed passes here.</summary>
public static class RealtimeHub
{
    public const string Path = "/hub";

    /// <summary>Client to server: <see cref="SubscribeRequest"/> → <see cref="SubscribeResult"/>.</summary>
    public const string Subscribe = "Subscribe";

    /// <summary>Client to server: topics to leave, as an array of strings.</summary>
    public const string Unsubscribe = "Unsubscribe";

    /// <summary>Client to server: workspace id, topic, name, data. An ephemeral sign such as typing; never stored, may be dropped.</summary>
    public const string Signal = "Signal";

    /// <summary>Client to server: whether the person is active (true) or away (false) on this connection.</summary>
    public const string Activity = "Activity";

    /// <summary>Server to client: one <see cref="EventEnvelope"/>.</summary>
    public const string OnEvent = "event";

    /// <summary>Server to client: one <see cref="SignalMessage"/>.</summary>
    public const string OnSignal = "signal";

    /// <summary>Server to client: an array of <see cref="PresenceDto"/> that changed.</summary>
    public const string OnPresence = "presence";
}

/// <summary>Joins topics and, after a lost connection, asks for what was missed.</summary>
/// <param name="WorkspaceId">The workspace all the topics belong to.</param>
/// <param name="Topics">Topics to join; those the caller may not hear come back in <see cref="SubscribeResult.Denied"/>.</param>
/// <param name="After">The last position the client applied, or null for a first visit: then nothing is replayed.</param>
public sealed record SubscribeRequest(Guid WorkspaceId, IReadOnlyList<string> Topics, EventPosition? After);

/// <summary>What a subscription answers.</summary>
/// <param name="Position">The head of the log when the topics had been joined: snapshots fetched after it plus the events after it are complete.</param>
/// <param name="Denied">Topics that do not exist or that the caller may not hear; the two look alike.</param>
/// <param name="Events">What was missed since <see cref="SubscribeRequest.After"/>, oldest first.</param>
/// <param name="Reload">True when too much was missed: fetch fresh snapshots instead.</param>
public sealed record SubscribeResult(EventPosition Position, IReadOnlyList<string> Denied, IReadOnlyList<EventEnvelope> Events, bool Reload);

/// <summary>An ephemeral sign, pushed and never stored.</summary>
public sealed record SignalMessage(string Topic, string Name, Guid MemberId, JsonElement? Data);

public enum Presence
{
    Offline,
    Away,
    Online,
}

/// <summary>One member's presence.</summary>
public sealed record PresenceDto(Guid MemberId, Presence Presence);
