namespace Tertulia.Sdk;

/// <summary>How a <see cref="RealtimeConnection"/> stands.</summary>
public enum RealtimeState
{
    /// <summary>Not started, or stopped.</summary>
    Offline,

    /// <summary>Connecting for the first time.</summary>
    Connecting,

    /// <summary>Subscribed; what is pushed arrives.</summary>
    Online,

    /// <summary>Was online, or could not connect, and keeps trying.</summary>
    Reconnecting,
}
