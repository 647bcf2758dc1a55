namespace Tertulia.Platform;

public static class MemberQueries
{
    /// <summary>
    /// The people of the workspace the caller may know of, deactivated ones too: everybody, or for a guest those who were given something that the
    /// guest was given as well, and the guest.
    /// </summary>
    public static IQueryable<Member> MembersVisibleTo(this TertuliaDb db, Caller caller)
    {
        var (workspaceId, me) = (caller.WorkspaceId, caller.MemberId);
        var members = db.Members.Where(m => m.WorkspaceId == workspaceId);
        return caller.IsGuest
            ? members.Where(m => m.Id == me || db.Grants.Any(mine => mine.PrincipalId == me
                && db.Grants.Any(theirs => theirs.ResourceId == mine.ResourceId && theirs.PrincipalId == m.Id)))
            : members;
    }
}
