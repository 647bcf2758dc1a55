using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Projects;

/// <summary>
/// Who belongs to a project: the people that grants on it name. An open project is open to the workspace by one grant besides, which no list shows. Grant and
/// events change together, so they change here; callers hold the project's turn.
/// </summary>
internal sealed class ProjectMembers(TertuliaDb db, AccessGrants grants, EventLog events)
{
    public Task<List<ProjectMemberDto>> ListAsync(Guid projectId, CancellationToken ct) => db.Grants.AsNoTracking()
        .Where(g => g.ResourceId == projectId && g.PrincipalKind == PrincipalKind.Person)
        .OrderBy(g => g.PrincipalId)
        .Select(g => new ProjectMemberDto(g.PrincipalId, g.Level))
        .ToListAsync(ct);

    /// <summary>Opens a project that was just made to its workspace, when it shall be open, and to the people named.</summary>
    public void Found(Project project, Caller creator, IEnumerable<Guid> others)
    {
        if (project.Access == ProjectAccess.Open)
            grants.GrantNew(project.WorkspaceId, project.Id, PrincipalKind.Workspace, project.WorkspaceId, AccessLevel.Editor);
        Grant(creator.MemberId, AccessLevel.Manager);
        foreach (var memberId in others)
            Grant(memberId, AccessLevel.Editor);

        void Grant(Guid memberId, AccessLevel level)
        {
            grants.GrantNew(project.WorkspaceId, project.Id, PrincipalKind.Person, memberId, level);
            AppendShared(creator, project, memberId, level);
        }
    }

    /// <summary>Saves.</summary>
    public async Task SetAsync(Caller caller, Project project, Guid memberId, AccessLevel level, CancellationToken ct)
    {
        await grants.GrantAsync(project.WorkspaceId, project.Id, PrincipalKind.Person, memberId, level, ct);
        AppendShared(caller, project, memberId, await LevelOfAsync(project, memberId, level, ct));
        await TellAsync(caller, project, ct);
    }

    /// <summary>Saves. Who may see the project anyhow keeps it in their list.</summary>
    public async Task RemoveAsync(Caller caller, Project project, Guid memberId, CancellationToken ct)
    {
        await grants.RevokeAsync(project.WorkspaceId, project.Id, memberId, ct);
        if (project.Access == ProjectAccess.Open && await IsFullMemberAsync(project.WorkspaceId, memberId, ct))
            AppendShared(caller, project, memberId, await LevelOfAsync(project, memberId, AccessLevel.Editor, ct));
        else
            events.Append(caller, Topics.Member(memberId), new ProjectUnshared(project.Id), project.Id);
        await TellAsync(caller, project, ct);
    }

    /// <summary>Opens the project to the workspace, or closes it to all but those named.</summary>
    public async Task SetAccessAsync(Caller caller, Project project, ProjectAccess access, CancellationToken ct)
    {
        if (access == ProjectAccess.Open)
        {
            await grants.GrantAsync(project.WorkspaceId, project.Id, PrincipalKind.Workspace, project.WorkspaceId, AccessLevel.Editor, ct);
            return;
        }

        // An administrator who closes it would see no more of it.
        if (await db.Grants.FindAsync([project.Id, caller.MemberId], ct) is null)
            grants.GrantNew(project.WorkspaceId, project.Id, PrincipalKind.Person, caller.MemberId, AccessLevel.Manager);
        await grants.RevokeAsync(project.WorkspaceId, project.Id, project.WorkspaceId, ct);
        await db.SaveChangesAsync(ct);
        events.Append(caller, Topics.Workspace(project.WorkspaceId), new ProjectRemoved(project.Id), project.Id);
        await ShareWithAllAsync(caller, project, ct);
        await TellAsync(caller, project, ct);
    }

    /// <summary>Moves all grants to another resource: into the bin and out of it.</summary>
    public async Task MoveGrantsAsync(Project project, Guid from, Guid to, CancellationToken ct)
    {
        foreach (var grant in await db.Grants.Where(g => g.ResourceId == from).ToListAsync(ct))
        {
            await grants.RevokeAsync(project.WorkspaceId, from, grant.PrincipalId, ct);
            grants.GrantNew(project.WorkspaceId, to, grant.PrincipalKind, grant.PrincipalId, grant.Level);
        }
    }

    /// <summary>Tells everybody named that they see it, in the order of the log after whatever closed it to others.</summary>
    public async Task ShareWithAllAsync(Caller caller, Project project, CancellationToken ct)
    {
        foreach (var member in await ListAsync(project.Id, ct))
            AppendShared(caller, project, member.MemberId, await LevelOfAsync(project, member.MemberId, member.Level, ct));
    }

    public async Task<Refusal?> RefuseLosingAsync(Project project, Guid memberId, CancellationToken ct) =>
        await db.Grants.AnyAsync(g => g.ResourceId == project.Id && g.PrincipalKind == PrincipalKind.Person && g.Level == AccessLevel.Manager && g.PrincipalId != memberId, ct)
            ? null
            : Refusal.LastManager;

    private async Task TellAsync(Caller caller, Project project, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        events.Append(caller, project.EventTopic, new ProjectMembersChanged(project.Id, await ListAsync(project.Id, ct)), project.Id);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Their own grant, the workspace's, and what administrators may besides.</summary>
    private async Task<AccessLevel> LevelOfAsync(Project project, Guid memberId, AccessLevel own, CancellationToken ct)
    {
        if (project.Access != ProjectAccess.Open || own == AccessLevel.Manager)
            return own;

        var role = await db.Members.Where(m => m.Id == memberId).Select(m => m.Role).SingleOrDefaultAsync(ct);
        return role >= WorkspaceRole.Admin ? AccessLevel.Manager : role == WorkspaceRole.Guest ? own : (AccessLevel)Math.Max((int)own, (int)AccessLevel.Editor);
    }

    private Task<bool> IsFullMemberAsync(Guid workspaceId, Guid memberId, CancellationToken ct) =>
        db.Members.AnyAsync(m => m.Id == memberId && m.WorkspaceId == workspaceId && m.Active && m.Role != WorkspaceRole.Guest, ct);

    private void AppendShared(Caller caller, Project project, Guid memberId, AccessLevel level) =>
        events.Append(caller, Topics.Member(memberId), new ProjectShared(project.ToDto(level)), project.Id);
}
