using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Projects;

/// <summary>What Projects puts into the inbox.</summary>
internal static class NotificationKinds
{
    public const string Assigned = "projects.assigned";
    public const string Mention = "projects.mention";
    public const string Comment = "projects.comment";
    public const string DueSoon = "projects.due_soon";
}

/// <summary>Fills the inbox: being given a task, being named, comments on what one follows or has to do. Only who sees the project is told, and nobody of what they did themselves.</summary>
internal sealed class ProjectNotifications(NotificationWriter notifications) : IDurableSubscriber
{
    public string Name => "projects.notifications";

    public IReadOnlySet<string> Types { get; } = new HashSet<string>(StringComparer.Ordinal) { ActivityRecorded.Type, CommentSaved.Type };

    public async Task HandleAsync(TertuliaDb db, EventLog events, IReadOnlyList<EventRecord> batch, CancellationToken ct)
    {
        foreach (var happened in batch)
        {
            if (happened.As<ActivityRecorded>() is { } recorded)
                await AssignedAsync(db, events, happened, recorded, ct);
            else if (happened.As<CommentSaved>() is { } saved)
                await CommentedAsync(db, events, happened, saved, ct);
        }
    }

    private async Task AssignedAsync(TertuliaDb db, EventLog events, EventRecord happened, ActivityRecorded recorded, CancellationToken ct)
    {
        var concerned = recorded.Activities.Where(a => !a.Undone && (a.Kind == TaskActivityKind.Created || a.Field == TaskField.Assignees)).ToList();
        if (concerned.Count == 0)
            return;

        var ids = concerned.Select(a => a.TaskId).Distinct().ToArray();
        var tasks = await db.ProjectTasks().AsNoTracking().Where(t => ids.Contains(t.Id) && t.DeletedAt == null).ToDictionaryAsync(t => t.Id, ct);
        var place = await PlaceAsync(db, recorded.ProjectId, ct);
        var wanted = new List<NewNotification>();
        foreach (var activity in concerned)
        {
            if (!tasks.TryGetValue(activity.TaskId, out var task))
                continue;

            // Who was taken off it again meanwhile need not know.
            var given = activity.Kind == TaskActivityKind.Created ? task.AssigneeIds : [.. Ids(activity.New).Except(Ids(activity.Old)).Intersect(task.AssigneeIds)];
            foreach (var memberId in await db.WhoCanSeeAsync(happened.WorkspaceId, task.ProjectId, [.. given.Where(id => id != happened.ActorId)], ct))
            {
                // By batch: given again after having been taken off, they are told again.
                wanted.Add(new(
                    happened.WorkspaceId, memberId, NotificationKinds.Assigned, happened.ActorId, activity.Id, task.Id, place, task.Title,
                    TaskUrls.Of(task.ProjectId, task.Id), happened.At));
            }
        }

        await notifications.AddAsync(db, events, wanted, ct);
    }

    private async Task CommentedAsync(TertuliaDb db, EventLog events, EventRecord happened, CommentSaved saved, CancellationToken ct)
    {
        var comment = saved.Comment;
        if (happened.Topic != ProjectsTopics.Project(comment.ProjectId))
            return;
        if (comment.Deleted)
        {
            await NotificationWriter.RemoveAsync(db, events, comment.Id, ct);
            return;
        }

        if (saved.MentionedIds is not { } mentioned || await db.ProjectTasks().AsNoTracking().SingleOrDefaultAsync(t => t.Id == comment.SubjectId && t.DeletedAt == null, ct) is not { } task)
            return;

        var listening = task.AssigneeIds.Concat(task.FollowerIds).Concat(mentioned).Where(id => id != comment.AuthorId).Distinct().ToArray();
        var excerpts = await Excerpts.LoadAsync(db, happened.WorkspaceId, [comment.Text], ct);
        var text = excerpts.Of(comment.Text) is { Length: > 0 } said ? said : string.Join(", ", comment.Files.Select(f => f.Name));
        var told = await db.WhoCanSeeAsync(happened.WorkspaceId, comment.ProjectId, listening, ct);
        await notifications.AddAsync(
            db, events,
            [.. told.Select(id => new NewNotification(
                happened.WorkspaceId, id, mentioned.Contains(id) ? NotificationKinds.Mention : NotificationKinds.Comment, comment.AuthorId, comment.Id, task.Id, task.Title, text,
                TaskUrls.Of(task.ProjectId, task.Id), happened.At))],
            ct);
    }

    private static async Task<string?> PlaceAsync(TertuliaDb db, Guid projectId, CancellationToken ct) =>
        await db.Projects().Where(p => p.Id == projectId).Select(p => p.Name).SingleOrDefaultAsync(ct);

    private static Guid[] Ids(JsonElement? json) => json is { } ids ? FieldChanges.GuidsOf(ids, ProjectLimits.Assignees) ?? [] : [];
}
