namespace Tertulia.Platform;

/// <summary>Lets a module make its defaults in a fresh workspace, in the transaction that makes it. Save, but do not commit.</summary>
public interface IWorkspaceCreated
{
    /// <param name="owner">The first member; <see cref="IMemberJoined"/> is not called for them.</param>
    Task CreatedAsync(TertuliaDb db, Workspace workspace, Member owner, EventLog events, CancellationToken ct);
}

/// <summary>Lets a module welcome a newcomer (guests too: look at the role), in the transaction that admits them. Save, but do not commit.</summary>
public interface IMemberJoined
{
    Task JoinedAsync(TertuliaDb db, Member member, EventLog events, CancellationToken ct);
}
