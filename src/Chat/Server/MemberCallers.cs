using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Chat;

internal static class MemberCallers
{
    /// <summary>Stands in for a member where none called: for what subscribers count in their name. Null once deactivated.</summary>
    public static async Task<Caller?> CallerOfAsync(this TertuliaDb db, Guid memberId, CancellationToken ct)
    {
        var member = await db.Members.AsNoTracking().SingleOrDefaultAsync(m => m.Id == memberId && m.Active, ct);
        return member is null ? null : new(
            member.AccountId, member.Id, member.WorkspaceId, member.Role,
            member.Role == WorkspaceRole.Guest ? [member.Id] : [member.Id, member.WorkspaceId]);
    }
}
