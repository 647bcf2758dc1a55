using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Projects;

/// <summary>Places among the tasks of a section: each asks for one or two neighbours, however many tasks there are.</summary>
internal sealed class TaskRanks(TertuliaDb db)
{
    public async Task<string> EndAsync(Guid projectId, Guid? sectionId, CancellationToken ct) => Rank.After(await LastAsync(projectId, sectionId, ct));

    /// <summary>The neighbours between which something comes that stands before a task; null when it does not stand there.</summary>
    public async Task<(string? Low, string? High)?> BeforeAsync(Guid projectId, Guid? sectionId, Guid? before, IReadOnlyCollection<Guid> without, CancellationToken ct)
    {
        var section = SectionOf(projectId, sectionId).Where(p => !without.Contains(p.TaskId));
        if (before is null)
            return (await section.OrderByDescending(p => p.Rank).Select(p => p.Rank).FirstOrDefaultAsync(ct), null);
        if (await section.Where(p => p.TaskId == before).Select(p => p.Rank).SingleOrDefaultAsync(ct) is not { } high)
            return null;

        return (await section.Where(p => p.Rank.CompareTo(high) < 0).OrderByDescending(p => p.Rank).Select(p => p.Rank).FirstOrDefaultAsync(ct), high);
    }

    /// <summary>Behind a task; null when it does not stand there.</summary>
    public async Task<string?> BehindAsync(Guid projectId, Guid? sectionId, Guid after, CancellationToken ct)
    {
        var section = SectionOf(projectId, sectionId);
        if (await section.Where(p => p.TaskId == after).Select(p => p.Rank).SingleOrDefaultAsync(ct) is not { } low)
            return null;

        return Rank.Between(low, await section.Where(p => p.Rank.CompareTo(low) > 0).OrderBy(p => p.Rank).Select(p => p.Rank).FirstOrDefaultAsync(ct));
    }

    private Task<string?> LastAsync(Guid projectId, Guid? sectionId, CancellationToken ct) =>
        SectionOf(projectId, sectionId).OrderByDescending(p => p.Rank).Select(p => p.Rank).FirstOrDefaultAsync(ct);

    private IQueryable<TaskPlacement> SectionOf(Guid projectId, Guid? sectionId) =>
        db.TaskPlacements().AsNoTracking().Where(p => p.ProjectId == projectId && p.SectionId == sectionId && !p.Removed);
}
