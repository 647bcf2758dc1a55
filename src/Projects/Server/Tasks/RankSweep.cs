using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Projects;

/// <summary>Shortens ranks where very much was put at one spot. The order stays; who looks sees nothing of it.</summary>
internal sealed class RankSweep(TertuliaDb db, TaskWork work, TimeProvider clock) : IScheduledTask
{
    private const int AtOnce = 20;

    public string Name => "projects.ranks";

    public TimeSpan Every => TimeSpan.FromMinutes(10);

    public async Task RunAsync(CancellationToken ct)
    {
        var crowded = await db.TaskPlacements().AsNoTracking()
            .Where(p => !p.Removed && p.Rank.Length > Rank.Longest)
            .Join(db.Projects().Where(p => p.DeletedAt == null), p => p.ProjectId, p => p.Id, (p, x) => new { p.ProjectId, p.SectionId, x.WorkspaceId })
            .Distinct()
            .Take(AtOnce)
            .ToListAsync(ct);
        foreach (var place in crowded)
        {
            db.ChangeTracker.Clear();
            await MakeRoomAsync(place.WorkspaceId, place.ProjectId, place.SectionId, ct);
        }
    }

    private async Task MakeRoomAsync(Guid workspaceId, Guid projectId, Guid? sectionId, CancellationToken ct)
    {
        await using var write = await db.BeginAsync(ct);

        // The system acts, in nobody's name.
        var batch = work.Begin(new Caller(Guid.Empty, Guid.Empty, workspaceId, WorkspaceRole.Owner, []), clock.GetStoredNow());
        var section = db.TaskPlacements().AsNoTracking().Where(p => p.ProjectId == projectId && p.SectionId == sectionId && !p.Removed);
        await batch.TakeAsync(await section.Select(p => p.TaskId).ToListAsync(ct), [projectId], ct);

        var places = await section.OrderBy(p => p.Rank).ThenBy(p => p.TaskId).Select(p => new { p.TaskId, p.Rank }).ToListAsync(ct);
        var longest = places.FindIndex(p => p.Rank.Length > Rank.Longest);
        if (longest < 0)
            return;

        var change = RankRoom.Make([.. places.Select(p => p.Rank)], longest);
        for (var i = 0; i < change.Ranks.Count; i++)
        {
            if (batch.Loaded(places[change.Start + i].TaskId) is { DeletedAt: null } task)
            {
                batch.Touch(task);
                task.Place(projectId, sectionId, change.Ranks[i]);
            }
        }

        if (await batch.SaveAsync(work.Pages, ct) is null)
            await write.CommitAsync(ct);
    }
}
