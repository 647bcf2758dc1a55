using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform;

/// <summary>Makes workspaces, in the caller's transaction.</summary>
internal sealed class WorkspaceFactory(
    TertuliaDb db, EventLog events, MemberFactory members, AuditLog audit, IEnumerable<IWorkspaceCreated> hooks, TimeProvider clock)
{
    public const int LongestName = 80;

    public async Task<(Workspace Workspace, Member Owner)> CreateAsync(
        Account account, string name, string language, string ownerName, string timeZone, CancellationToken ct)
    {
        await db.LockServerAsync(ct);
        var now = clock.GetUtcNow();
        var workspace = db.Workspaces.Add(new Workspace
        {
            Id = Guid.CreateVersion7(now),
            Name = name,
            Slug = await FreeSlugAsync(name, ct),
            Language = language,
            CreatedAt = now,
        }).Entity;
        var owner = await members.AddAsync(workspace.Id, account, WorkspaceRole.Owner, ownerName, account.Language, timeZone, ct);
        audit.Append(workspace.Id, account.Id, owner.Id, "workspace.created", workspace.Id, null);
        await db.SaveChangesAsync(ct);

        foreach (var hook in hooks)
            await hook.CreatedAsync(db, workspace, owner, events, ct);
        await db.SaveChangesAsync(ct);
        return (workspace, owner);
    }

    private async Task<string> FreeSlugAsync(string name, CancellationToken ct)
    {
        var slug = Folding.Slug(name, '-', 40) is { Length: > 0 } made ? made : "workspace";
        var taken = await db.Workspaces.Where(w => w.Slug.StartsWith(slug)).Select(w => w.Slug).ToHashSetAsync(ct);
        return Folding.Unique(slug, "-", taken);
    }
}
