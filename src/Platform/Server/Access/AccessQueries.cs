using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform;

/// <remarks>
/// What a query uses stands in a local variable first, an array as an enumerable: EF Core reads a variable, but compiles and runs each call it meets
/// inside a query (<c>db.Set()</c>, an array's conversion to a span) anew every time.
/// </remarks>
public static class AccessQueries
{
    /// <summary>Only what the caller may see at <paramref name="level"/> or above. Hidden and missing rows look alike from here on.</summary>
    public static IQueryable<T> VisibleTo<T>(this IQueryable<T> resources, Caller caller, TertuliaDb db, AccessLevel level = AccessLevel.Viewer)
        where T : class, IResource
    {
        var (workspaceId, principals, grants) = (caller.WorkspaceId, caller.Principals.AsEnumerable(), db.Grants);
        return resources.Where(r => r.WorkspaceId == workspaceId
            && grants.Any(g => g.ResourceId == r.Id && principals.Contains(g.PrincipalId) && g.Level >= level));
    }

    /// <summary>The ids among <paramref name="resourceIds"/> on which the caller holds <paramref name="level"/> or above.</summary>
    public static async Task<HashSet<Guid>> AllowedAsync(
        this TertuliaDb db, Caller caller, IReadOnlyCollection<Guid> resourceIds, AccessLevel level, CancellationToken ct)
    {
        var (workspaceId, principals) = (caller.WorkspaceId, caller.Principals.AsEnumerable());
        var ids = await db.Grants
            .Where(g => resourceIds.Contains(g.ResourceId) && g.WorkspaceId == workspaceId && principals.Contains(g.PrincipalId) && g.Level >= level)
            .Select(g => g.ResourceId)
            .Distinct()
            .ToListAsync(ct);
        return [.. ids];
    }
}
