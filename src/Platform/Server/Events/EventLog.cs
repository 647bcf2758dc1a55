using System.Text.Json;

namespace Tertulia.Platform;

/// <summary>
/// Appends to the event log in the caller's unit of work: the row and the change it tells of commit together, and nothing is pushed before.
/// </summary>
public sealed class EventLog(TertuliaDb db, TimeProvider clock)
{
    /// <summary>Where the log stands. Read before a snapshot: every event after it is news to that snapshot, or known to it, but never missed.</summary>
    public Task<EventPosition> HeadAsync(CancellationToken ct) => db.HeadAsync(ct);

    /// <summary>Appends in the caller's name.</summary>
    public void Append<T>(Caller caller, string topic, T happened, Guid? subjectId = null)
        where T : IEvent =>
        Append(caller.WorkspaceId, topic, happened, caller.MemberId, subjectId);

    /// <summary>Appends; <paramref name="actorId"/> null when the system itself acted.</summary>
    public void Append<T>(Guid workspaceId, string topic, T happened, Guid? actorId, Guid? subjectId = null)
        where T : IEvent
    {
        db.Events.Add(new EventRow
        {
            WorkspaceId = workspaceId,
            Topic = topic,
            Type = T.Type,
            ActorId = actorId,
            SubjectId = subjectId,
            At = clock.GetUtcNow(),
            Data = JsonSerializer.Serialize(happened, WireJson.Options),
        });
        db.HasUnannouncedEvents = true;
    }
}
