using System.Text.Json;

namespace Tertulia.Platform;

/// <summary>One event as it travels to clients.</summary>
/// <param name="Position">Its place in the log; a client keeps the greatest it has applied.</param>
/// <param name="WorkspaceId">The workspace it happened in.</param>
/// <param name="Topic">Who hears it, such as <c>chat.channel:0198…</c>.</param>
/// <param name="Type">The wire name of the event.</param>
/// <param name="ActorId">The member who caused it; null when the system did.</param>
/// <param name="SubjectId">The thing it is about.</param>
/// <param name="At">When it happened, UTC.</param>
/// <param name="Data">The event itself, shaped as the contract of its <paramref name="Type"/>.</param>
public sealed record EventEnvelope(
    EventPosition Position,
    Guid WorkspaceId,
    string Topic,
    string Type,
    Guid? ActorId,
    Guid? SubjectId,
    DateTimeOffset At,
    JsonElement Data);
