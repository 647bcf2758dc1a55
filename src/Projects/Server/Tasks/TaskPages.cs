using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Projects;

/// <summary>Reads and writes what only a task's own page shows.</summary>
internal sealed class TaskPages(TertuliaDb db, FileAttachments files)
{
    public sealed record Page(string Description, IReadOnlyList<ChecklistDto> Checklists, IReadOnlyList<FileDto> Files, IReadOnlyList<TimeEntryDto> Time);

    public async Task<Page> ReadAsync(ProjectTask task, CancellationToken ct)
    {
        var page = await db.TaskPages().FindAsync([task.Id], ct);
        var attached = await files.GetAsync(task.WorkspaceId, page?.FileIds ?? [], ct);
        var time = task.TrackedMinutes == 0 && !await db.TimeEntries().AnyAsync(e => e.TaskId == task.Id, ct)
            ? []
            : await db.TimeEntries().AsNoTracking().Where(e => e.TaskId == task.Id).OrderBy(e => e.Id).ToListAsync(ct);
        return new(
            page?.Description ?? "", page?.Checklists ?? [],
            [.. (page?.FileIds ?? []).Where(attached.ContainsKey).Select(id => attached[id])], [.. time.Select(e => e.ToDto())]);
    }

    /// <summary>To be changed; made when there was none.</summary>
    public async Task<TaskPage> OpenAsync(ProjectTask task, CancellationToken ct)
    {
        var page = await db.TaskPages().FindAsync([task.Id], ct);
        if (page is null)
            db.Add(page = new TaskPage { TaskId = task.Id });
        return page;
    }
}
