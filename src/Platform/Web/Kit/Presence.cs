namespace Tertulia.Platform.Web.Kit;

/// <summary>What the dot on an avatar says.</summary>
public enum PresenceState
{
    /// <summary>No dot.</summary>
    None,
    Active,
    Away,
    Busy,
    Offline,
}
