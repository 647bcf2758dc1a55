using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform;

/// <summary>Reads, under the workspace's lock, what a decision about a member needs: roles may have changed since the request was let in.</summary>
internal sealed class MemberAdministration(TertuliaDb db)
{
    public async Task<Case?> OpenAsync(Caller caller, Guid memberId, CancellationToken ct)
    {
        await db.LockWorkspaceAsync(caller.WorkspaceId, ct);
        var actor = await db.Members.AsNoTracking().SingleOrDefaultAsync(m => m.Id == caller.MemberId && m.Active, ct);
        var target = await db.Members.SingleOrDefaultAsync(m => m.Id == memberId && m.WorkspaceId == caller.WorkspaceId, ct);
        if (actor is null || target is null)
            return null;

        var isLastOwner = target is { Role: WorkspaceRole.Owner, Active: true }
            && !await db.Members.AnyAsync(m => m.WorkspaceId == caller.WorkspaceId && m.Role == WorkspaceRole.Owner && m.Active && m.Id != memberId, ct);
        return new(actor.Role, target, isLastOwner);
    }

    /// <summary>
    /// The caller themselves, to be changed. Under the lock too: what is told of a member is the whole of them, so two changes at once would each tell
    /// of the other's as it was before.
    /// </summary>
    public async Task<Member> OpenOwnAsync(Caller caller, CancellationToken ct)
    {
        await db.LockWorkspaceAsync(caller.WorkspaceId, ct);
        return await db.Members.SingleAsync(m => m.Id == caller.MemberId, ct);
    }

    /// <summary>Links somebody made fall with their right to make them; else an administrator who is shown out comes back by their own.</summary>
    public async Task WithdrawInvitationsAsync(Member creator, CancellationToken ct)
    {
        var theirs = await db.Invitations.Where(i => i.CreatedBy == creator.Id).ToListAsync(ct);
        db.Invitations.RemoveRange(theirs.Where(i => !creator.Active || !InvitationRules.MayInvite(creator.Role, i.Role)));
    }

    internal sealed record Case(WorkspaceRole ActorRole, Member Target, bool IsLastOwner);
}
