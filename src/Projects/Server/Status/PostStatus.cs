using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Projects;

/// <summary>Says how the project is going; what was said before stays to be read.</summary>
internal static class PostStatus
{
    private const int PageSize = 50;

    public static void Map(IEndpointRouteBuilder projects)
    {
        projects.MapPost("/{projectId:guid}/status", PostAsync).WithName("projects.status.post").WithIdempotency();
        projects.MapGet("/{projectId:guid}/status", ListAsync).WithName("projects.status.list");
    }

    private static async Task<Results<Ok<StatusUpdateDto>, ProblemHttpResult>> PostAsync(
        Guid projectId, PostStatusRequest request, Caller caller, TertuliaDb db, EventLog events, TimeProvider clock, CancellationToken ct)
    {
        var checks = new FormChecks();
        var title = checks.Line("title", request.Title, ProjectLimits.Name);
        var text = checks.Text("text", request.Text, ProjectLimits.StatusText)!;
        if (checks.Problem is { } wrong)
            return wrong;

        await using var write = await db.BeginAsync(ct);
        if (await db.TakeProjectAsync(caller, projectId, ct) is not { } view)
            return Problems.NotFound();
        if (view.RefuseEditing() is { } refusal)
            return refusal.ToProblem();

        var now = clock.GetStoredNow();
        var update = new StatusUpdate
        {
            Id = Guid.CreateVersion7(now),
            ProjectId = projectId,
            Status = request.Status,
            Title = title,
            Text = text,
            AuthorId = caller.MemberId,
            CreatedAt = now,
        };
        db.Add(update);
        events.Append(caller, view.Project.EventTopic, new StatusPosted(update.ToDto()), projectId);
        if (view.Project.Status != request.Status)
        {
            view.Project.Status = request.Status;
            view.Project.Touch();
            events.AppendSaved(caller, view.Project);
        }

        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return TypedResults.Ok(update.ToDto());
    }

    /// <summary>The newest first.</summary>
    private static async Task<Results<Ok<Page<StatusUpdateDto>>, ProblemHttpResult>> ListAsync(
        Guid projectId, Caller caller, TertuliaDb db, CancellationToken ct, Guid? cursor = null)
    {
        if (!await db.Projects().VisibleTo(caller, db).AnyAsync(p => p.Id == projectId, ct))
            return Problems.NotFound();

        var updates = db.StatusUpdates().AsNoTracking().Where(u => u.ProjectId == projectId);
        if (cursor is { } before)
            updates = updates.Where(u => u.Id.CompareTo(before) < 0);
        var found = await updates.OrderByDescending(u => u.Id).Take(PageSize + 1).ToListAsync(ct);
        return TypedResults.Ok(new Page<StatusUpdateDto>([.. found.Take(PageSize).Select(u => u.ToDto())], found.Count > PageSize ? found[PageSize - 1].Id.ToString() : null));
    }
}
