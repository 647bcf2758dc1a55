using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform;

/// <summary>Reads what a signed-in person needs first.</summary>
internal static class MeReader
{
    public static async Task<MeDto?> MeAsync(this TertuliaDb db, Guid accountId, CancellationToken ct)
    {
        var account = await db.Users.AsNoTracking().SingleOrDefaultAsync(a => a.Id == accountId, ct);
        if (account is null)
            return null;

        var workspaces = await db.Members.AsNoTracking()
            .Where(m => m.AccountId == accountId && m.Active)
            .Join(db.Workspaces, m => m.WorkspaceId, w => w.Id, (member, workspace) => new { member, workspace })
            .OrderBy(x => x.member.JoinedAt).ThenBy(x => x.member.Id)
            .ToListAsync(ct);
        return new(account.Id, account.Email!, account.Language, account.TwoFactorEnabled, [.. workspaces.Select(x => Describe(x.workspace, x.member))]);
    }

    public static MyWorkspaceDto Describe(Workspace workspace, Member member) =>
        new(workspace.Id, workspace.Slug, workspace.Name, member.Id, member.Role, workspace.Language);
}
