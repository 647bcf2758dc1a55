using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Projects;

/// <summary>Makes projects, tasks and comments found, by those who may view the (home) project now.</summary>
internal sealed class ProjectSearch : ISearchProjector
{
    public const string ProjectKind = "projects.project";
    public const string TaskKind = "projects.task";
    public const string CommentKind = "projects.comment";

    public IReadOnlyCollection<string> Types { get; } = [ProjectSaved.Type, TasksSaved.Type, TasksRemoved.Type, ActivityRecorded.Type, CommentSaved.Type];

    public async ValueTask ProjectAsync(EventRecord happened, SearchChanges changes, TertuliaDb db, CancellationToken ct)
    {
        if (happened.As<ProjectSaved>() is { Project: var project })
        {
            changes.Upsert(new(
                ProjectKind, project.Id, happened.WorkspaceId, project.Id, project.Id, null, project.Name, $"{project.Name}\n{project.Description}", TaskUrls.Of(project.Id), project.CreatedAt));
        }
        else if (happened.As<TasksSaved>() is { } saved)
            await PutAsync(happened, [.. saved.Tasks.Where(t => t.ProjectId == saved.ProjectId)], changes, db, ct);
        else if (happened.As<TasksRemoved>() is { } removed)
            await RemoveAsync(removed.TaskIds, changes, db, ct);
        else if (happened.As<ActivityRecorded>() is { } recorded && recorded.Activities.Where(a => a.Kind == TaskActivityKind.Restored).Select(a => a.TaskId).ToArray() is { Length: > 0 } restored)
            await RestoreCommentsAsync(happened, restored, changes, db, ct);
        else if (happened.As<CommentSaved>() is { Comment: var comment } && happened.Topic == ProjectsTopics.Project(comment.ProjectId))
            await PutAsync(happened, [(comment.Id, comment.ProjectId, comment.SubjectId, comment.AuthorId, comment.Text, comment.CreatedAt, comment.Deleted, comment.Files.Count > 0)], changes, db, ct);
    }

    private static async Task PutAsync(EventRecord happened, IReadOnlyList<TaskDto> tasks, SearchChanges changes, TertuliaDb db, CancellationToken ct)
    {
        var described = tasks.Where(t => t.Counts.HasDescription).Select(t => t.Id).ToArray();
        var pages = described.Length == 0 ? [] : await db.TaskPages().AsNoTracking().Where(p => described.Contains(p.TaskId)).ToDictionaryAsync(p => p.TaskId, p => p.Description, ct);
        var excerpts = await Excerpts.LoadAsync(db, happened.WorkspaceId, pages.Values, ct);
        foreach (var task in tasks)
        {
            var text = pages.TryGetValue(task.Id, out var description) ? $"{task.Title}\n{excerpts.Of(description)}" : task.Title;
            changes.Upsert(new(
                TaskKind, task.Id, happened.WorkspaceId, task.ProjectId, task.ProjectId, task.CreatedBy, task.Title, text, TaskUrls.Of(task.ProjectId, task.Id), task.CreatedAt,
                task.Counts.Files > 0 ? SearchFlags.HasFile : SearchFlags.None));
        }
    }

    /// <summary>Deleted ones; those that were merely taken out of a project are found by their home still.</summary>
    private static async Task RemoveAsync(IReadOnlyList<Guid> taskIds, SearchChanges changes, TertuliaDb db, CancellationToken ct)
    {
        var live = await db.ProjectTasks().Where(t => taskIds.Contains(t.Id) && t.DeletedAt == null).Select(t => t.Id).ToListAsync(ct);
        var gone = taskIds.Except(live).ToArray();
        foreach (var id in gone)
            changes.Delete(TaskKind, id);
        foreach (var id in await db.Comments().Where(c => gone.Contains(c.SubjectId)).Select(c => c.Id).ToListAsync(ct))
            changes.Delete(CommentKind, id);
    }

    private static async Task RestoreCommentsAsync(EventRecord happened, Guid[] restored, SearchChanges changes, TertuliaDb db, CancellationToken ct)
    {
        Guid[] all = [.. restored, .. await new TaskTree(db).BelowAsync(restored, ct) ?? []];
        var comments = await db.Comments().AsNoTracking().Where(c => all.Contains(c.SubjectId)).ToListAsync(ct);
        await PutAsync(happened, [.. comments.Select(c => (c.Id, c.ProjectId, c.SubjectId, c.AuthorId, c.Text, c.CreatedAt, c.Deleted, c.FileIds.Length > 0))], changes, db, ct);
    }

    private static async Task PutAsync(
        EventRecord happened,
        IReadOnlyList<(Guid Id, Guid ProjectId, Guid SubjectId, Guid AuthorId, string Text, DateTimeOffset At, bool Deleted, bool HasFile)> comments,
        SearchChanges changes, TertuliaDb db, CancellationToken ct)
    {
        var subjects = comments.Select(c => c.SubjectId).Distinct().ToArray();
        var titles = await db.ProjectTasks().Where(t => subjects.Contains(t.Id) && t.DeletedAt == null).ToDictionaryAsync(t => t.Id, t => t.Title, ct);
        var excerpts = await Excerpts.LoadAsync(db, happened.WorkspaceId, comments.Select(c => c.Text), ct);
        foreach (var comment in comments)
        {
            if (comment.Deleted || !titles.TryGetValue(comment.SubjectId, out var title))
            {
                changes.Delete(CommentKind, comment.Id);
                continue;
            }

            changes.Upsert(new(
                CommentKind, comment.Id, happened.WorkspaceId, comment.ProjectId, comment.ProjectId, comment.AuthorId, title, excerpts.Of(comment.Text),
                TaskUrls.Of(comment.ProjectId, comment.SubjectId), comment.At, comment.HasFile ? SearchFlags.HasFile : SearchFlags.None));
        }
    }
}
