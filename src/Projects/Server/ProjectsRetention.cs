using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Projects;

/// <summary>Empties the bins: what was deleted more than thirty days ago is gone for good, files too.</summary>
internal sealed class ProjectsRetention(TertuliaDb db, FileAttachments files, TimeProvider clock) : IScheduledTask
{
    private const int AtOnce = 200;

    public string Name => "projects.retention";

    public TimeSpan Every => TimeSpan.FromHours(6);

    public async Task RunAsync(CancellationToken ct)
    {
        var before = clock.GetUtcNow() - ProjectLimits.Restorable;
        while (await ForgetTasksAsync(db.ProjectTasks().Where(t => t.DeletedAt < before), ct))
        {
        }

        foreach (var projectId in await db.Projects().Where(p => p.DeletedAt < before).Select(p => p.Id).ToListAsync(ct))
        {
            while (await ForgetTasksAsync(db.ProjectTasks().Where(t => t.ProjectId == projectId), ct))
            {
            }

            await ForgetProjectAsync(projectId, before, ct);
        }
    }

    /// <summary>Some of them, in a transaction of their own, so that writers wait little; false when none was left.</summary>
    private async Task<bool> ForgetTasksAsync(IQueryable<ProjectTask> tasks, CancellationToken ct)
    {
        await using var write = await db.BeginAsync(ct);
        var found = await tasks.AsNoTracking().OrderBy(t => t.Id).Take(AtOnce).Select(t => new { t.Id, t.WorkspaceId }).ToListAsync(ct);
        if (found.Count == 0)
            return false;

        var ids = found.Select(t => t.Id).ToArray();
        var pages = await db.TaskPages().Where(p => ids.Contains(p.TaskId)).Select(p => new { p.TaskId, p.FileIds }).ToListAsync(ct);
        var comments = await db.Comments().Where(c => ids.Contains(c.SubjectId)).Select(c => new { TaskId = c.SubjectId, c.FileIds }).ToListAsync(ct);
        foreach (var workspace in found.GroupBy(t => t.WorkspaceId, t => t.Id))
            await files.DeleteAsync(workspace.Key, [.. pages.Concat(comments).Where(p => workspace.Contains(p.TaskId)).SelectMany(p => p.FileIds)], ct);
        await db.TaskPages().Where(p => ids.Contains(p.TaskId)).ExecuteDeleteAsync(ct);
        await db.Comments().Where(c => ids.Contains(c.SubjectId)).ExecuteDeleteAsync(ct);
        await db.TaskActivities().Where(a => ids.Contains(a.TaskId)).ExecuteDeleteAsync(ct);
        await db.TimeEntries().Where(e => ids.Contains(e.TaskId)).ExecuteDeleteAsync(ct);
        await db.TaskPeople().Where(p => ids.Contains(p.TaskId)).ExecuteDeleteAsync(ct);
        await db.TaskPlacements().Where(p => ids.Contains(p.TaskId)).ExecuteDeleteAsync(ct);
        await db.ProjectTasks().Where(t => ids.Contains(t.Id)).ExecuteDeleteAsync(ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return true;
    }

    private async Task ForgetProjectAsync(Guid projectId, DateTimeOffset before, CancellationToken ct)
    {
        await using var write = await db.BeginAsync(ct);
        await db.TakeTurnsAsync(ct, projectId);
        if (await db.Projects().SingleOrDefaultAsync(p => p.Id == projectId && p.DeletedAt < before, ct) is not { } project)
            return;

        await db.Sections().Where(s => s.ProjectId == projectId).ExecuteDeleteAsync(ct);
        await db.Labels().Where(l => l.ProjectId == projectId).ExecuteDeleteAsync(ct);
        await db.CustomFields().Where(f => f.ProjectId == projectId).ExecuteDeleteAsync(ct);
        await db.SavedViews().Where(v => v.ProjectId == projectId).ExecuteDeleteAsync(ct);
        await db.StatusUpdates().Where(u => u.ProjectId == projectId).ExecuteDeleteAsync(ct);
        await db.Baselines().Where(b => b.ProjectId == projectId).ExecuteDeleteAsync(ct);
        await db.Favourites().Where(f => f.ProjectId == projectId).ExecuteDeleteAsync(ct);
        await db.TaskPlacements().Where(p => p.ProjectId == projectId).ExecuteDeleteAsync(ct);
        await db.Grants.Where(g => g.ResourceId == project.BinId).ExecuteDeleteAsync(ct);
        db.Remove(project);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }
}
