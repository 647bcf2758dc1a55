using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Projects;

/// <summary>Sets fields of tasks in a batch: the value, the history, and what hangs on it elsewhere (the parent's counts, the page, the cover).</summary>
internal sealed class TaskEditor(TertuliaDb db, TaskPages pages, TaskTree tree)
{
    /// <summary>Sets one field; says why not, or null.</summary>
    public async Task<Refusal?> SetAsync(TaskBatch batch, ProjectTask task, FieldChange change, CancellationToken ct, TaskActivityKind? kind = null)
    {
        if (change.Field == TaskField.Description)
        {
            await DescribeAsync(batch, task, change.Value, ct);
            return null;
        }

        var old = change.Read(task);
        if (FieldChange.Same(old, change.Value))
            return null;

        var (parent, wasDone) = (task.ParentId, task.CompletedAt is not null);
        if (change is { Field: TaskField.Parent, Value: { } json } && await RefuseParentAsync(batch, task, json.GetGuid(), ct) is { } refusal)
            return refusal;
        if (change is { Field: TaskField.Cover, Value: { } cover } && !(await pages.OpenAsync(task, ct)).FileIds.Contains(cover.GetGuid()))
            return Refusal.Gone;

        batch.Touch(task);
        change.Write(task);
        var done = task.CompletedAt is not null;
        if (parent != task.ParentId)
        {
            await batch.CountPartAsync(parent, -1, wasDone ? -1 : 0, ct);
            await batch.CountPartAsync(task.ParentId, 1, done ? 1 : 0, ct);
        }
        else if (done != wasDone)
        {
            await batch.CountPartAsync(parent, 0, done ? 1 : -1, ct);
        }

        var usual = change.Field != TaskField.Completed ? TaskActivityKind.Changed : done ? TaskActivityKind.Completed : TaskActivityKind.Reopened;
        batch.Record(task, kind ?? usual, change.Field, old, change.Value);
        return null;
    }

    public async Task<JsonElement?> ReadAsync(ProjectTask task, string field, CancellationToken ct) => field != TaskField.Description
        ? FieldChanges.Read(task, field)
        : await db.TaskPages().FindAsync([task.Id], ct) is { Description.Length: > 0 } page ? FieldChange.Json(page.Description) : null;

    private async Task DescribeAsync(TaskBatch batch, ProjectTask task, JsonElement? value, CancellationToken ct)
    {
        var page = await pages.OpenAsync(task, ct);
        var (old, text) = (page.Description, value?.GetString() ?? "");
        if (old == text)
            return;

        batch.TouchPage(task);
        page.Description = text;
        task.HasDescription = text.Length > 0;
        batch.Record(task, TaskActivityKind.Changed, TaskField.Description, old.Length == 0 ? null : FieldChange.Json(old), value);
    }

    private async Task<Refusal?> RefuseParentAsync(TaskBatch batch, ProjectTask task, Guid parentId, CancellationToken ct)
    {
        await batch.LoadAsync([parentId], ct);
        if (batch.Find(parentId) is not { } parent || parent.ProjectId != task.ProjectId)
            return Refusal.Gone;

        // What this batch changed so far is not saved yet, and the way up must see it.
        await db.SaveChangesAsync(ct);
        return await tree.RefuseParentAsync(task.Id, parentId, ct);
    }
}
