using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Projects;

/// <summary>A clock that runs on a task, one for each member at a time, and time written down afterwards.</summary>
internal static class TrackTime
{
    public static void Map(IEndpointRouteBuilder projects)
    {
        projects.MapGet("/timer", RunningAsync).WithName("projects.timer.get");
        projects.MapPut("/tasks/{taskId:guid}/timer", StartAsync).WithName("projects.timer.start");
        projects.MapDelete("/timer", StopAsync).WithName("projects.timer.stop");
        projects.MapPost("/tasks/{taskId:guid}/time", LogAsync).WithName("projects.time.log").WithIdempotency();
        projects.MapDelete("/tasks/{taskId:guid}/time/{entryId:guid}", DeleteAsync).WithName("projects.time.delete");
    }

    private static async Task<Results<Ok<TimeEntryDto>, NoContent>> RunningAsync(Caller caller, TertuliaDb db, CancellationToken ct) =>
        await FindRunning(db, caller).AsNoTracking().FirstOrDefaultAsync(ct) is { } running ? TypedResults.Ok(running.ToDto()) : TypedResults.NoContent();

    /// <summary>Stops the clock that runs elsewhere; starting where it runs already changes nothing.</summary>
    private static async Task<Results<Ok<TimeEntryDto>, ProblemHttpResult>> StartAsync(
        Guid taskId, Caller caller, TertuliaDb db, EventLog events, TaskWork work, TimeProvider clock, CancellationToken ct)
    {
        await using var write = await db.BeginAsync(ct);
        var batch = await OpenAsync(caller, db, work, clock, [taskId], ct);
        if (batch.Find(taskId) is not { } task)
            return Problems.NotFound();
        if (batch.RefuseEditing(task) is { } refusal)
            return refusal.ToProblem();

        var running = await FindRunning(db, caller).FirstOrDefaultAsync(ct);
        if (running?.TaskId == taskId)
            return TypedResults.Ok(running.ToDto());
        if (running is not null && batch.Loaded(running.TaskId) is null)
            return Refusal.Moved.ToProblem();
        if (await db.TimeEntries().CountAsync(e => e.TaskId == taskId, ct) >= ProjectLimits.TimeEntries)
            return Refusal.TooMany.ToProblem();

        Stop(batch, running);
        var entry = new TimeEntry { Id = Guid.CreateVersion7(batch.Now), TaskId = taskId, MemberId = caller.MemberId, StartedAt = batch.Now };
        db.Add(entry);
        batch.TouchPage(task);
        events.Append(caller, Topics.Member(caller.MemberId), new TimerChanged(entry.ToDto()), taskId);
        if (await batch.SaveAsync(work.Pages, ct) is { } moved)
            return moved.ToProblem();

        await write.CommitAsync(ct);
        return TypedResults.Ok(entry.ToDto());
    }

    private static async Task<Results<Ok<TimeEntryDto>, NoContent, ProblemHttpResult>> StopAsync(
        Caller caller, TertuliaDb db, EventLog events, TaskWork work, TimeProvider clock, CancellationToken ct)
    {
        await using var write = await db.BeginAsync(ct);
        var batch = await OpenAsync(caller, db, work, clock, [], ct);
        if (await FindRunning(db, caller).FirstOrDefaultAsync(ct) is not { } running)
            return TypedResults.NoContent();
        if (batch.Loaded(running.TaskId) is null)
            return Refusal.Moved.ToProblem();

        Stop(batch, running);
        events.Append(caller, Topics.Member(caller.MemberId), new TimerChanged(null), running.TaskId);
        if (await batch.SaveAsync(work.Pages, ct) is { } moved)
            return moved.ToProblem();

        await write.CommitAsync(ct);
        return TypedResults.Ok(running.ToDto());
    }

    private static async Task<Results<Ok<TaskDetailsDto>, ProblemHttpResult>> LogAsync(
        Guid taskId, LogTimeRequest request, Caller caller, TertuliaDb db, TaskWork work, TimeProvider clock, CancellationToken ct)
    {
        var checks = new FormChecks();
        checks.Require(request.Minutes is > 0 and <= ProjectLimits.Minutes, "minutes", "out_of_range");
        checks.Require(request.StartedAt.Year is >= 1900 and <= 2999, "startedAt", "out_of_range");
        var note = checks.Text("note", request.Note, TimeEntryStorage.MostNote) ?? "";
        if (checks.Problem is { } wrong)
            return wrong;

        return await PageEdit.RunAsync(taskId, caller, db, work, clock, async (_, task, _) =>
        {
            if (await db.TimeEntries().CountAsync(e => e.TaskId == taskId, ct) >= ProjectLimits.TimeEntries)
                return Refusal.TooMany.ToProblem();

            var startedAt = request.StartedAt.ToUniversalTime();
            startedAt = startedAt.AddTicks(-(startedAt.Ticks % TimeSpan.TicksPerSecond));
            var entry = new TimeEntry
            {
                Id = Guid.CreateVersion7(clock.GetUtcNow()),
                TaskId = taskId,
                MemberId = caller.MemberId,
                StartedAt = startedAt,
                Minutes = request.Minutes,
                Note = note,
            };
            entry.End(startedAt.AddMinutes(request.Minutes));
            db.Add(entry);
            task.TrackedMinutes = Sum(task.TrackedMinutes, request.Minutes);
            return null;
        }, ct);
    }

    /// <summary>One's own; a project's manager may take away anybody's.</summary>
    private static Task<Results<Ok<TaskDetailsDto>, ProblemHttpResult>> DeleteAsync(
        Guid taskId, Guid entryId, Caller caller, TertuliaDb db, EventLog events, TaskWork work, TimeProvider clock, CancellationToken ct) =>
        PageEdit.RunAsync(taskId, caller, db, work, clock, async (batch, task, _) =>
        {
            if (await db.TimeEntries().SingleOrDefaultAsync(e => e.Id == entryId && e.TaskId == taskId, ct) is not { } entry)
                return Problems.NotFound();
            if (entry.MemberId != caller.MemberId && batch.LevelIn(task.ProjectId) != AccessLevel.Manager)
                return Refusal.NotTheAuthor.ToProblem();

            db.Remove(entry);
            if (entry.EndedAt is null)
                events.Append(caller, Topics.Member(entry.MemberId), new TimerChanged(null), taskId);
            task.TrackedMinutes = Math.Max(0, task.TrackedMinutes - entry.Minutes);
            await db.SaveChangesAsync(ct);
            return null;
        }, ct);

    private static async Task<TaskBatch> OpenAsync(Caller caller, TertuliaDb db, TaskWork work, TimeProvider clock, Guid[] taskIds, CancellationToken ct)
    {
        var batch = work.Begin(caller, clock.GetStoredNow());
        var running = await FindRunning(db, caller).Select(e => e.TaskId).ToListAsync(ct);
        await batch.TakeAsync([.. taskIds, .. running], [], ct, caller.MemberId);
        return batch;
    }

    private static void Stop(TaskBatch batch, TimeEntry? running)
    {
        if (running is null || batch.Loaded(running.TaskId) is not { } task)
            return;

        running.Stop(batch.Now);
        batch.TouchPage(task);
        task.TrackedMinutes = Sum(task.TrackedMinutes, running.Minutes);
    }

    private static int Sum(int minutes, int more) => (int)Math.Min(int.MaxValue, (long)minutes + more);

    private static IQueryable<TimeEntry> FindRunning(TertuliaDb db, Caller caller) => db.TimeEntries().Where(e => e.MemberId == caller.MemberId && e.EndedAt == null);
}
