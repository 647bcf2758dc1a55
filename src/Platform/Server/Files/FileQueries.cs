namespace Tertulia.Platform;

internal static class FileQueries
{
    /// <summary>The caller's own uploads, and what hangs on a resource the caller may view.</summary>
    public static IQueryable<StoredFile> ReadableBy(this IQueryable<StoredFile> files, Caller caller, TertuliaDb db)
    {
        var (workspaceId, memberId, principals) = (caller.WorkspaceId, caller.MemberId, caller.Principals);
        return files.Where(f => f.WorkspaceId == workspaceId
            && (f.UploaderId == memberId
                || (f.ResourceId != null && db.Grants.Any(g => g.ResourceId == f.ResourceId && principals.Contains(g.PrincipalId)))));
    }
}
