using System.Text.Json;

namespace Tertulia.Platform;

/// <summary>One committed event, as subscribers on the server read it.</summary>
/// <param name="Data">JSON.</param>
public sealed record EventRecord(
    EventPosition Position, Guid WorkspaceId, string Topic, string Type, Guid? ActorId, Guid? SubjectId, DateTimeOffset At, string Data)
{
    /// <summary>The event itself when it is of this type, else null.</summary>
    public T? As<T>()
        where T : class, IEvent =>
        Type == T.Type ? JsonSerializer.Deserialize<T>(Data, WireJson.Options) : null;
}
