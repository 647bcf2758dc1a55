using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Projects;

/// <summary>A task's own page, its history, and for programs all tasks of a project in the order of their numbers.</summary>
internal static class ReadTasks
{
    private const int PageSize = 200;
    private const int ActivityPageSize = 50;

    public static void Map(IEndpointRouteBuilder projects)
    {
        projects.MapGet("/{projectId:guid}/tasks", ListAsync).WithName("projects.tasks.list");
        projects.MapGet("/tasks/{taskId:guid}", GetAsync).WithName("projects.tasks.get");
        projects.MapGet("/tasks/{taskId:guid}/activity", ActivityAsync).WithName("projects.tasks.activity");
    }

    /// <summary>Those whose home it is, parts too.</summary>
    private static async Task<Results<Ok<Page<TaskDto>>, ProblemHttpResult>> ListAsync(
        Guid projectId, Caller caller, TertuliaDb db, CancellationToken ct, string? cursor = null)
    {
        var after = 0;
        if (cursor is not null && !int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out after))
            return Problems.Invalid("cursor", "invalid");
        if (!await db.Projects().VisibleTo(caller, db).AnyAsync(p => p.Id == projectId, ct))
            return Problems.NotFound();

        var found = await db.ProjectTasks().AsNoTracking()
            .Where(t => t.ProjectId == projectId && t.DeletedAt == null && t.Number > after)
            .OrderBy(t => t.Number)
            .Take(PageSize + 1)
            .ToListAsync(ct);
        return TypedResults.Ok(new Page<TaskDto>(
            [.. found.Take(PageSize).Select(t => t.ToDto())], found.Count > PageSize ? found[PageSize - 1].Number.ToString(CultureInfo.InvariantCulture) : null));
    }

    private static async Task<Results<Ok<TaskDetailsDto>, ProblemHttpResult>> GetAsync(
        Guid taskId, Caller caller, TertuliaDb db, EventLog events, TaskPages pages, CancellationToken ct)
    {
        var position = await events.HeadAsync(ct);
        if (await db.ProjectTasks().AsNoTracking().VisibleTo(caller, db).SingleOrDefaultAsync(t => t.Id == taskId, ct) is not { } task)
            return Problems.NotFound();

        var page = await pages.ReadAsync(task, ct);
        return TypedResults.Ok(new TaskDetailsDto(task.ToDto(), page.Description, page.Checklists, page.Files, page.Time, position));
    }

    /// <summary>The newest first.</summary>
    private static async Task<Results<Ok<Page<ActivityDto>>, ProblemHttpResult>> ActivityAsync(
        Guid taskId, Caller caller, TertuliaDb db, CancellationToken ct, Guid? cursor = null)
    {
        if (!await db.ProjectTasks().VisibleTo(caller, db).AnyAsync(t => t.Id == taskId, ct))
            return Problems.NotFound();

        var activities = db.TaskActivities().AsNoTracking().Where(a => a.TaskId == taskId);
        if (cursor is { } before)
            activities = activities.Where(a => a.Id.CompareTo(before) < 0);
        var found = await activities.OrderByDescending(a => a.Id).Take(ActivityPageSize + 1).ToListAsync(ct);
        return TypedResults.Ok(new Page<ActivityDto>(
            [.. found.Take(ActivityPageSize).Select(a => a.ToDto())], found.Count > ActivityPageSize ? found[ActivityPageSize - 1].Id.ToString() : null));
    }
}
