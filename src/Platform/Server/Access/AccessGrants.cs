using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform;

/// <summary>Gives and takes grants, in the caller's unit of work: they hold once it commits.</summary>
public sealed class AccessGrants(TertuliaDb db, EventLog events)
{
    /// <summary>Grants on something that has just been made, so that no earlier grant can exist.</summary>
    public void GrantNew(Guid workspaceId, Guid resourceId, PrincipalKind kind, Guid principalId, AccessLevel level) =>
        db.Grants.Add(new Grant { WorkspaceId = workspaceId, ResourceId = resourceId, PrincipalKind = kind, PrincipalId = principalId, Level = level });

    /// <summary>Grants, or changes the level of the grant there is.</summary>
    public async Task GrantAsync(Guid workspaceId, Guid resourceId, PrincipalKind kind, Guid principalId, AccessLevel level, CancellationToken ct)
    {
        var grant = await db.Grants.FindAsync([resourceId, principalId], ct);
        if (grant is null)
        {
            GrantNew(workspaceId, resourceId, kind, principalId, level);
            return;
        }

        if (level < grant.Level)
            AppendRevoked(workspaceId, resourceId, principalId);

        grant.Level = level;
    }

    /// <summary>Takes a grant away; connections that listen by it are cut from the resource's topics once this commits.</summary>
    public async Task RevokeAsync(Guid workspaceId, Guid resourceId, Guid principalId, CancellationToken ct)
    {
        var grant = await db.Grants.FindAsync([resourceId, principalId], ct);
        if (grant is null)
            return;

        db.Grants.Remove(grant);
        AppendRevoked(workspaceId, resourceId, principalId);
    }

    private void AppendRevoked(Guid workspaceId, Guid resourceId, Guid principalId) =>
        events.Append(workspaceId, Topics.Of("access", resourceId), new AccessRevoked(resourceId, principalId), actorId: null, subjectId: resourceId);
}
