using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Tertulia.Platform;

namespace Tertulia.Projects;

/// <summary>What changes of a task's page have in common: the turn, the check, the page, the answer.</summary>
internal static class PageEdit
{
    /// <param name="change">Changes the page and what the task says of it; a problem stops it.</param>
    public static async Task<Results<Ok<TaskDetailsDto>, ProblemHttpResult>> RunAsync(
        Guid taskId, Caller caller, TertuliaDb db, TaskWork work, TimeProvider clock, Func<TaskBatch, ProjectTask, TaskPage, Task<ProblemHttpResult?>> change, CancellationToken ct)
    {
        await using var write = await db.BeginAsync(ct);
        var batch = work.Begin(caller, clock.GetStoredNow());
        await batch.TakeAsync([taskId], [], ct);
        if (batch.Find(taskId) is not { } task)
            return Problems.NotFound();
        if (batch.RefuseEditing(task) is { } refusal)
            return refusal.ToProblem();

        var page = await work.Pages.OpenAsync(task, ct);
        if (await change(batch, task, page) is { } problem)
            return problem;

        batch.TouchPage(task);
        if (await batch.SaveAsync(work.Pages, ct) is { } moved)
            return moved.ToProblem();

        await write.CommitAsync(ct);
        var now = await work.Pages.ReadAsync(task, ct);
        return TypedResults.Ok(new TaskDetailsDto(task.ToDto(), now.Description, now.Checklists, now.Files, now.Time, EventPosition.Start));
    }
}
