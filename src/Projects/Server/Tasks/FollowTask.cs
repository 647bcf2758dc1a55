using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tertulia.Platform;

namespace Tertulia.Projects;

/// <summary>Follows a task, or no more. Who may see it may.</summary>
internal static class FollowTask
{
    private const string Route = "/tasks/{taskId:guid}/follow";

    public static void Map(IEndpointRouteBuilder projects)
    {
        projects.MapPut(Route, (Guid taskId, Caller caller, TertuliaDb db, TaskWork work, TimeProvider clock, CancellationToken ct) =>
            SetAsync(taskId, true, caller, db, work, clock, ct)).WithName("projects.tasks.follow");
        projects.MapDelete(Route, (Guid taskId, Caller caller, TertuliaDb db, TaskWork work, TimeProvider clock, CancellationToken ct) =>
            SetAsync(taskId, false, caller, db, work, clock, ct)).WithName("projects.tasks.unfollow");
    }

    private static async Task<Results<Ok<TaskDto>, ProblemHttpResult>> SetAsync(
        Guid taskId, bool following, Caller caller, TertuliaDb db, TaskWork work, TimeProvider clock, CancellationToken ct)
    {
        await using var write = await db.BeginAsync(ct);
        var batch = work.Begin(caller, clock.GetStoredNow());
        await batch.TakeAsync([taskId], [], ct);
        if (batch.Find(taskId) is not { } task)
            return Problems.NotFound();
        if (task.FollowerIds.Contains(caller.MemberId) == following)
            return TypedResults.Ok(task.ToDto());
        if (following && task.FollowerIds.Length >= ProjectLimits.Followers)
            return Refusal.TooMany.ToProblem();

        batch.Touch(task);
        if (following)
            task.Follow(caller.MemberId);
        else
            task.FollowerIds = [.. task.FollowerIds.Where(id => id != caller.MemberId)];
        task.Stamp(TaskField.Followers, caller.MemberId);
        if (await batch.SaveAsync(work.Pages, ct) is { } moved)
            return moved.ToProblem();

        await write.CommitAsync(ct);
        return TypedResults.Ok(task.ToDto());
    }
}
