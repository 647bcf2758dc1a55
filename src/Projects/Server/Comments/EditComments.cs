using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Projects;

/// <summary>Comments on a task. Who comments follows the task; an edit names nobody anew.</summary>
internal static class EditComments
{
    private const int PageSize = 50;

    public static void Map(IEndpointRouteBuilder projects)
    {
        projects.MapGet("/tasks/{taskId:guid}/comments", ListAsync).WithName("projects.comments.list");
        projects.MapPost("/tasks/{taskId:guid}/comments", PostAsync).WithName("projects.comments.post").WithIdempotency(required: true);
        projects.MapPut("/comments/{commentId:guid}", EditAsync).WithName("projects.comments.edit");
        projects.MapDelete("/comments/{commentId:guid}", DeleteAsync).WithName("projects.comments.delete");
    }

    /// <summary>The newest first.</summary>
    private static async Task<Results<Ok<Page<CommentDto>>, ProblemHttpResult>> ListAsync(
        Guid taskId, Caller caller, TertuliaDb db, FileAttachments files, CancellationToken ct, Guid? cursor = null)
    {
        if (!await db.ProjectTasks().VisibleTo(caller, db).AnyAsync(t => t.Id == taskId, ct))
            return Problems.NotFound();

        var comments = db.Comments().AsNoTracking().Where(c => c.SubjectId == taskId);
        if (cursor is { } before)
            comments = comments.Where(c => c.Id.CompareTo(before) < 0);
        var found = await comments.OrderByDescending(c => c.Id).Take(PageSize + 1).ToListAsync(ct);
        var page = found.Take(PageSize).ToList();
        var attached = await files.GetAsync(caller.WorkspaceId, [.. page.SelectMany(c => c.FileIds)], ct);
        return TypedResults.Ok(new Page<CommentDto>([.. page.Select(c => c.ToDto(attached))], found.Count > PageSize ? page[^1].Id.ToString() : null));
    }

    private static async Task<Results<Ok<CommentDto>, ProblemHttpResult>> PostAsync(
        Guid taskId, PostCommentRequest request, Caller caller, TertuliaDb db, EventLog events, TaskWork work, FileAttachments files, TimeProvider clock, CancellationToken ct)
    {
        Guid[] fileIds = [.. (request.FileIds ?? []).Distinct()];
        var checks = new FormChecks();
        var text = CheckText(checks, request.Text, fileIds.Length > 0);
        checks.Require(fileIds.Length <= ProjectLimits.FilesOnComment, "fileIds", "too_many");
        if (checks.Problem is { } wrong)
            return wrong;

        await using var write = await db.BeginAsync(ct);
        var now = clock.GetStoredNow();
        var batch = work.Begin(caller, now);
        await batch.TakeAsync([taskId], [], ct);
        if (batch.Find(taskId) is not { } task)
            return Problems.NotFound();
        if (batch.RefuseCommenting(task) is { } refusal)
            return refusal.ToProblem();
        if (await files.AttachAsync(caller, fileIds, task.ProjectId, TaskUrls.Of(task.ProjectId, taskId), ct) is not { } attached)
            return Problems.Invalid("fileIds", "unknown");

        var comment = new Comment
        {
            Id = Guid.CreateVersion7(now),
            WorkspaceId = caller.WorkspaceId,
            ProjectId = task.ProjectId,
            SubjectId = taskId,
            AuthorId = caller.MemberId,
            Text = text,
            FileIds = [.. attached.Select(f => f.Id)],
            CreatedAt = now,
        };
        db.Add(comment);
        batch.Touch(task);
        task.Comments++;
        task.Follow(caller.MemberId);
        var mentioned = await db.WhoCanSeeAsync(
            caller.WorkspaceId, task.ProjectId, [.. MentionParser.Parse(text).MemberIds.Where(id => id != caller.MemberId)], ct);
        var dto = comment.ToDto(attached.ToDictionary(f => f.Id));
        Tell(events, caller, task, new CommentSaved(dto, mentioned));
        if (await batch.SaveAsync(work.Pages, ct) is { } moved)
            return moved.ToProblem();

        await write.CommitAsync(ct);
        return TypedResults.Ok(dto);
    }

    private static async Task<Results<Ok<CommentDto>, ProblemHttpResult>> EditAsync(
        Guid commentId, EditCommentRequest request, Caller caller, TertuliaDb db, EventLog events, TaskWork work, FileAttachments files, TimeProvider clock, CancellationToken ct)
    {
        await using var write = await db.BeginAsync(ct);
        if (await FindAsync(commentId, caller, db, work, clock, ct) is not { } found)
            return Problems.NotFound();

        var (batch, task, comment) = found;
        if (batch.RefuseCommenting(task) is { } refusal)
            return refusal.ToProblem();
        if (comment.AuthorId != caller.MemberId)
            return Refusal.NotTheAuthor.ToProblem();
        var checks = new FormChecks();
        var text = CheckText(checks, request.Text, comment.FileIds.Length > 0);
        if (checks.Problem is { } wrong)
            return wrong;

        if (comment.Text != text)
            comment.Edit(text, batch.Now);
        return TypedResults.Ok(await SaveAsync(caller, db, events, files, task, comment, write, ct));
    }

    /// <summary>Its author may; so may a manager of the project.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        Guid commentId, Caller caller, TertuliaDb db, EventLog events, TaskWork work, FileAttachments files, TimeProvider clock, CancellationToken ct)
    {
        await using var write = await db.BeginAsync(ct);
        if (await FindAsync(commentId, caller, db, work, clock, ct) is not { } found)
            return Problems.NotFound();

        var (batch, task, comment) = found;
        if (batch.RefuseCommenting(task) is { } refusal)
            return refusal.ToProblem();
        if (comment.AuthorId != caller.MemberId && batch.LevelIn(task.ProjectId) != AccessLevel.Manager)
            return Refusal.NotTheAuthor.ToProblem();

        await files.DeleteAsync(caller.WorkspaceId, comment.FileIds, ct);
        comment.Delete();
        batch.Touch(task);
        task.Comments--;
        Tell(events, caller, task, new CommentSaved(comment.ToDto(new Dictionary<Guid, FileDto>())));
        if (await batch.SaveAsync(work.Pages, ct) is { } moved)
            return moved.ToProblem();

        await write.CommitAsync(ct);
        return TypedResults.NoContent();
    }

    /// <summary>A comment that is there, on a task that the caller sees, in the turn of its projects.</summary>
    public static async Task<(TaskBatch Batch, ProjectTask Task, Comment Comment)?> FindAsync(
        Guid commentId, Caller caller, TertuliaDb db, TaskWork work, TimeProvider clock, CancellationToken ct)
    {
        var taskId = await db.Comments().Where(c => c.Id == commentId).Select(c => c.SubjectId).SingleOrDefaultAsync(ct);
        if (taskId == default)
            return null;

        var batch = work.Begin(caller, clock.GetStoredNow());
        await batch.TakeAsync([taskId], [], ct);
        return batch.Find(taskId) is { } task && await db.Comments().SingleOrDefaultAsync(c => c.Id == commentId && !c.Deleted, ct) is { } comment
            ? (batch, task, comment)
            : null;
    }

    public static async Task<CommentDto> SaveAsync(
        Caller caller, TertuliaDb db, EventLog events, FileAttachments files, ProjectTask task, Comment comment, WriteScope write, CancellationToken ct)
    {
        var dto = comment.ToDto(await files.GetAsync(caller.WorkspaceId, comment.FileIds, ct));
        if (db.Entry(comment).State == EntityState.Modified)
        {
            Tell(events, caller, task, new CommentSaved(dto));
            await db.SaveChangesAsync(ct);
            await write.CommitAsync(ct);
        }

        return dto;
    }

    private static void Tell(EventLog events, Caller caller, ProjectTask task, CommentSaved saved)
    {
        foreach (var placement in task.Placements)
            events.Append(caller, ProjectsTopics.Project(placement.ProjectId), saved, saved.Comment.Id);
    }

    private static string CheckText(FormChecks checks, string typed, bool hasFiles)
    {
        var text = checks.Text("text", typed, ProjectLimits.Comment)!;
        checks.Require(hasFiles || !string.IsNullOrWhiteSpace(text), "text", "required");
        return text;
    }
}
