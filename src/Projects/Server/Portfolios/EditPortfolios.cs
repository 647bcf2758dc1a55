using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Projects;

/// <summary>Makes, changes, moves and deletes portfolios. Deleting one lets what stands in it move up: nothing in it is lost.</summary>
internal static class EditPortfolios
{
    private const string Route = "/portfolios/{portfolioId:guid}";

    public static void Map(IEndpointRouteBuilder projects)
    {
        var members = projects.MapGroup("").RequireAuthorization(Policies.FullMember);
        members.MapPost("/portfolios", CreateAsync).WithName("projects.portfolios.create").WithIdempotency();
        members.MapPatch(Route, UpdateAsync).WithName("projects.portfolios.update");
        members.MapDelete(Route, DeleteAsync).WithName("projects.portfolios.delete");
    }

    private static async Task<Results<Ok<PortfolioDto>, ProblemHttpResult>> CreateAsync(
        CreatePortfolioRequest request, Caller caller, TertuliaDb db, EventLog events, CancellationToken ct)
    {
        var checks = new FormChecks();
        var name = checks.Line("name", request.Name, ProjectLimits.ShortName);
        var color = checks.Color("color", request.Color);
        if (checks.Problem is { } wrong)
            return wrong;

        await using var write = await db.BeginAsync(ct);
        var all = await TakeAllAsync(db, caller, ct);
        if (all.Count >= ProjectLimits.PortfoliosInWorkspace)
            return Refusal.TooMany.ToProblem();
        if (request.ParentId is { } parentId && all.All(p => p.Id != parentId))
            return Problems.Invalid("parentId", "unknown");
        if (LevelsAbove(all, request.ParentId) >= ProjectLimits.PortfolioLevels)
            return Problems.Invalid("parentId", "too_deep");

        var portfolio = new Portfolio
        {
            Id = Guid.CreateVersion7(),
            WorkspaceId = caller.WorkspaceId,
            ParentId = request.ParentId,
            Name = name,
            Color = color ?? "gray",
            Rank = Rank.After(LastRank(all, request.ParentId)),
        };
        db.Add(portfolio);
        all.Add(portfolio);
        await SaveAsync(db, events, caller, all, write, ct);
        return TypedResults.Ok(portfolio.ToDto());
    }

    private static async Task<Results<Ok<PortfolioDto>, ProblemHttpResult>> UpdateAsync(
        Guid portfolioId, UpdatePortfolioRequest request, Caller caller, TertuliaDb db, EventLog events, CancellationToken ct)
    {
        var checks = new FormChecks();
        var name = checks.LineOrNull("name", request.Name, ProjectLimits.ShortName);
        var color = checks.Color("color", request.Color);
        if (checks.Problem is { } wrong)
            return wrong;

        await using var write = await db.BeginAsync(ct);
        var all = await TakeAllAsync(db, caller, ct);
        if (all.FirstOrDefault(p => p.Id == portfolioId) is not { } portfolio)
            return Problems.NotFound();

        portfolio.Name = name ?? portfolio.Name;
        portfolio.Color = color ?? portfolio.Color;
        if (request.ClearParent || request.ParentId is not null)
        {
            if (request.ParentId is { } parentId && all.All(p => p.Id != parentId))
                return Problems.Invalid("parentId", "unknown");
            if (IsWithin(all, request.ParentId, portfolioId))
                return Refusal.ParentCycle.ToProblem();
            if (LevelsAbove(all, request.ParentId) + LevelsBelow(all, portfolioId) > ProjectLimits.PortfolioLevels)
                return Problems.Invalid("parentId", "too_deep");

            portfolio.ParentId = request.ParentId;
            portfolio.Rank = Rank.After(LastRank(all.Where(p => p != portfolio), portfolio.ParentId));
        }

        if (request.Before is not null || request.ToEnd)
        {
            var siblings = all.Where(p => p.ParentId == portfolio.ParentId && p != portfolio).Select(p => (p.Id, p.Rank));
            if (Ranking.Place(siblings, request.Before) is not { } rank)
                return Problems.Invalid("before", "unknown");

            portfolio.Rank = rank;
        }

        portfolio.Touch();
        await SaveAsync(db, events, caller, all, write, ct);
        return TypedResults.Ok(portfolio.ToDto());
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        Guid portfolioId, Caller caller, TertuliaDb db, EventLog events, CancellationToken ct)
    {
        await using var write = await db.BeginAsync(ct);

        // Projects are changed besides, so their turns are taken in the same call as the workspace's.
        var inside = await db.Projects().Where(p => p.PortfolioId == portfolioId && p.WorkspaceId == caller.WorkspaceId).Select(p => p.Id).ToListAsync(ct);
        var all = await TakeAllAsync(db, caller, ct, inside);
        if (all.FirstOrDefault(p => p.Id == portfolioId) is not { } portfolio)
            return Problems.NotFound();

        var rank = LastRank(all.Where(p => p != portfolio), portfolio.ParentId);
        foreach (var child in all.Where(p => p.ParentId == portfolioId).OrderBy(p => p.Rank, StringComparer.Ordinal))
        {
            (child.ParentId, child.Rank) = (portfolio.ParentId, rank = Rank.After(rank));
            child.Touch();
        }

        foreach (var project in await db.Projects().Where(p => p.PortfolioId == portfolioId).ToListAsync(ct))
        {
            project.PlaceIn(portfolio.ParentId);
            project.Touch();
            if (project.DeletedAt is null)
                events.AppendSaved(caller, project);
        }

        db.Remove(portfolio);
        all.Remove(portfolio);
        await SaveAsync(db, events, caller, all, write, ct);
        return TypedResults.NoContent();
    }

    private static async Task<List<Portfolio>> TakeAllAsync(TertuliaDb db, Caller caller, CancellationToken ct, params IEnumerable<Guid> projectIds)
    {
        await db.TakeTurnsAsync(ct, [caller.WorkspaceId, .. projectIds]);
        return await db.Portfolios().Where(p => p.WorkspaceId == caller.WorkspaceId).ToListAsync(ct);
    }

    private static async Task SaveAsync(TertuliaDb db, EventLog events, Caller caller, IEnumerable<Portfolio> all, WriteScope write, CancellationToken ct)
    {
        events.Append(caller, Topics.Workspace(caller.WorkspaceId), new PortfoliosChanged(PortfolioStorage.ToDtos(all)));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }

    private static string? LastRank(IEnumerable<Portfolio> all, Guid? parentId) =>
        all.Where(p => p.ParentId == parentId).Select(p => p.Rank).Order(StringComparer.Ordinal).LastOrDefault();

    private static bool IsWithin(List<Portfolio> all, Guid? id, Guid ancestorId)
    {
        for (; id is not null; id = all.FirstOrDefault(p => p.Id == id)?.ParentId)
        {
            if (id == ancestorId)
                return true;
        }

        return false;
    }

    private static int LevelsAbove(List<Portfolio> all, Guid? id)
    {
        var levels = 0;
        for (; id is not null; id = all.FirstOrDefault(p => p.Id == id)?.ParentId)
            levels++;
        return levels;
    }

    private static int LevelsBelow(List<Portfolio> all, Guid id) =>
        1 + all.Where(p => p.ParentId == id).Select(p => LevelsBelow(all, p.Id)).DefaultIfEmpty(0).Max();
}
