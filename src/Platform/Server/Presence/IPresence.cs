namespace Tertulia.Platform;

/// <summary>Presence, for modules.</summary>
public interface IPresence
{
    /// <summary>Who is online or away in a workspace, in the whole cluster; who is not in it is offline.</summary>
    Task<IReadOnlyDictionary<Guid, Presence>> SnapshotAsync(Guid workspaceId);
}
