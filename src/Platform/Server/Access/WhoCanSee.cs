using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform;

public static class MentionQueries
{
    /// <summary>Those of the ids that are active members who can see the resource; what else a text names stays mere text.</summary>
    public static async Task<IReadOnlyList<Guid>> WhoCanSeeAsync(
        this TertuliaDb db, Guid workspaceId, Guid resourceId, IReadOnlyCollection<Guid> memberIds, CancellationToken ct) =>
        memberIds.Count == 0
            ? []
            : await db.Members
                .Where(m => m.WorkspaceId == workspaceId && m.Active && memberIds.Contains(m.Id))
                .Where(m => db.Grants.Any(g => g.ResourceId == resourceId
                    && (g.PrincipalId == m.Id || (g.PrincipalId == workspaceId && m.Role != WorkspaceRole.Guest))))
                .OrderBy(m => m.Id)
                .Select(m => m.Id)
                .ToListAsync(ct);
}
