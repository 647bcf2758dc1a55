using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Projects;

/// <summary>Parts of parts: what a task stands in, and what stands in it.</summary>
internal sealed class TaskTree(TertuliaDb db)
{
    /// <summary>All live parts below the tasks, however deep, the tasks themselves left out; null when they are too many to be handled at once.</summary>
    public async Task<IReadOnlyList<Guid>?> BelowAsync(IReadOnlyCollection<Guid> taskIds, CancellationToken ct)
    {
        var seen = taskIds.ToHashSet();
        var below = new List<Guid>();
        for (IReadOnlyCollection<Guid> level = taskIds; level.Count > 0;)
        {
            var parents = level;
            var found = await db.ProjectTasks().Where(t => t.ParentId != null && parents.Contains(t.ParentId.Value) && t.DeletedAt == null).Select(t => t.Id).ToListAsync(ct);
            var next = found.Where(seen.Add).ToList();
            below.AddRange(next);
            if (below.Count > ProjectLimits.Subtree)
                return null;
            level = next;
        }

        return below;
    }

    /// <summary>Why a task cannot become a part of another.</summary>
    public async Task<Refusal?> RefuseParentAsync(Guid taskId, Guid parentId, CancellationToken ct)
    {
        Guid? above = parentId;
        for (var level = 0; above is { } id; level++)
        {
            if (id == taskId)
                return Refusal.ParentCycle;
            if (level >= ProjectLimits.Levels)
                return Refusal.TooMany;

            above = await db.ProjectTasks().Where(t => t.Id == id).Select(t => t.ParentId).SingleOrDefaultAsync(ct);
        }

        return null;
    }

    public async Task<IReadOnlyList<Guid>> ParentsOfAsync(IReadOnlyCollection<Guid> taskIds, CancellationToken ct) =>
        await db.ProjectTasks().Where(t => taskIds.Contains(t.Id) && t.ParentId != null).Select(t => t.ParentId!.Value).Distinct().ToListAsync(ct);
}
