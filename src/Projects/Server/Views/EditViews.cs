using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Projects;

/// <summary>Views that were given a name: one's own, which who sees the project may have, and shared ones, which its editors make.</summary>
internal static class EditViews
{
    private const string Route = "/{projectId:guid}/views/{viewId:guid}";

    public static void Map(IEndpointRouteBuilder projects)
    {
        projects.MapPost("/{projectId:guid}/views", CreateAsync).WithName("projects.views.create").WithIdempotency();
        projects.MapPatch(Route, UpdateAsync).WithName("projects.views.update");
        projects.MapDelete(Route, DeleteAsync).WithName("projects.views.delete");
    }

    private static async Task<Results<Ok<SavedViewDto>, ProblemHttpResult>> CreateAsync(
        Guid projectId, CreateViewRequest request, Caller caller, TertuliaDb db, EventLog events, CancellationToken ct)
    {
        var checks = new FormChecks();
        var name = checks.Line("name", request.Name, ProjectLimits.ShortName);
        CheckSettings(checks, request.Settings);
        if (checks.Problem is { } wrong)
            return wrong;

        await using var write = await db.BeginAsync(ct);
        if (await db.TakeProjectAsync(caller, projectId, ct) is not { } view)
            return Problems.NotFound();
        if (request.Shared && view.RefuseEditing() is { } refusal)
            return refusal.ToProblem();

        var all = await VisibleTo(db, caller, projectId).ToListAsync(ct);
        if (IsFull(all, request.Shared))
            return Refusal.TooMany.ToProblem();

        var saved = new SavedView
        {
            Id = Guid.CreateVersion7(),
            ProjectId = projectId,
            Name = name,
            Kind = request.Kind,
            Settings = request.Settings,
            OwnerId = request.Shared ? null : caller.MemberId,
            Rank = Ranking.Place(all.Select(v => (v.Id, v.Rank)), before: null)!,
        };
        db.Add(saved);
        Tell(events, caller, saved);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return TypedResults.Ok(saved.ToDto());
    }

    private static async Task<Results<Ok<SavedViewDto>, ProblemHttpResult>> UpdateAsync(
        Guid projectId, Guid viewId, UpdateViewRequest request, Caller caller, TertuliaDb db, EventLog events, CancellationToken ct)
    {
        var checks = new FormChecks();
        var name = checks.LineOrNull("name", request.Name, ProjectLimits.ShortName);
        CheckSettings(checks, request.Settings);
        if (checks.Problem is { } wrong)
            return wrong;

        await using var write = await db.BeginAsync(ct);
        if (await db.TakeProjectAsync(caller, projectId, ct) is not { } view)
            return Problems.NotFound();

        var all = await VisibleTo(db, caller, projectId).ToListAsync(ct);
        if (all.FirstOrDefault(v => v.Id == viewId) is not { } saved)
            return Problems.NotFound();
        var shared = request.Shared ?? saved.OwnerId is null;
        if ((shared || saved.OwnerId is null) && view.RefuseEditing() is { } refusal)
            return refusal.ToProblem();
        var changesSides = shared != saved.OwnerId is null;
        if (changesSides && IsFull(all, shared))
            return Refusal.TooMany.ToProblem();

        saved.Name = name ?? saved.Name;
        saved.Kind = request.Kind ?? saved.Kind;
        saved.Settings = request.Settings ?? saved.Settings;
        if (request.Before is not null || request.ToEnd)
        {
            if (Ranking.Place(all.Where(v => v != saved).Select(v => (v.Id, v.Rank)), request.Before) is not { } rank)
                return Problems.Invalid("before", "unknown");

            saved.Rank = rank;
        }

        // First away from where it was, then to where it is: in the order of the log it is in one place.
        if (changesSides)
            events.Append(caller, TopicOf(saved), new ViewRemoved(viewId, projectId), viewId);
        saved.OwnerId = shared ? null : caller.MemberId;
        saved.Touch();
        Tell(events, caller, saved);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return TypedResults.Ok(saved.ToDto());
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        Guid projectId, Guid viewId, Caller caller, TertuliaDb db, EventLog events, CancellationToken ct)
    {
        await using var write = await db.BeginAsync(ct);
        if (await db.TakeProjectAsync(caller, projectId, ct) is not { } view
            || await VisibleTo(db, caller, projectId).SingleOrDefaultAsync(v => v.Id == viewId, ct) is not { } saved)
            return Problems.NotFound();
        if (saved.OwnerId is null && view.RefuseEditing() is { } refusal)
            return refusal.ToProblem();

        db.Remove(saved);
        events.Append(caller, TopicOf(saved), new ViewRemoved(viewId, projectId), viewId);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return TypedResults.NoContent();
    }

    private static IQueryable<SavedView> VisibleTo(TertuliaDb db, Caller caller, Guid projectId) =>
        db.SavedViews().Where(v => v.ProjectId == projectId && (v.OwnerId == null || v.OwnerId == caller.MemberId));

    private static bool IsFull(IEnumerable<SavedView> all, bool shared) =>
        all.Count(v => v.OwnerId is null == shared) >= (shared ? ProjectLimits.SharedViews : ProjectLimits.OwnViews);

    private static string TopicOf(SavedView view) => view.OwnerId is { } owner ? Topics.Member(owner) : ProjectsTopics.Project(view.ProjectId);

    private static void Tell(EventLog events, Caller caller, SavedView view) => events.Append(caller, TopicOf(view), new ViewSaved(view.ToDto()), view.Id);

    /// <summary>Small, and text that can be read back. What it names may be deleted any time; who opens the view is told then.</summary>
    private static void CheckSettings(FormChecks checks, ViewSettings? settings)
    {
        if (settings is null)
            return;

        try
        {
            checks.Require(JsonSerializer.Serialize(settings, WireJson.Options).Length <= ProjectLimits.ViewSettings, "settings", "too_long");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Half a surrogate pair in a value.
            checks.Require(false, "settings", "invalid");
        }
    }
}
