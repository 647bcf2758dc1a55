using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Projects;

/// <summary>A project that somebody keeps at the top of their list.</summary>
internal sealed class Favourite
{
    public required Guid MemberId { get; init; }

    public required Guid ProjectId { get; init; }

    public required DateTimeOffset At { get; init; }
}

internal static class FavouriteStorage
{
    public static DbSet<Favourite> Favourites(this TertuliaDb db) => db.Set<Favourite>();

    public static void Configure(ModelBuilder model) => model.Entity<Favourite>(favourite =>
    {
        favourite.ToTable("Favourites", ProjectsModule.Schema);
        favourite.HasKey(f => new { f.MemberId, f.ProjectId });
    });

    public static async Task<IReadOnlyList<Guid>> FavouritesOfAsync(this TertuliaDb db, Caller caller, CancellationToken ct)
    {
        var visible = db.Projects().VisibleTo(caller, db);
        return await db.Favourites().AsNoTracking()
            .Where(f => f.MemberId == caller.MemberId && visible.Any(p => p.Id == f.ProjectId))
            .OrderBy(f => f.At).ThenBy(f => f.ProjectId)
            .Select(f => f.ProjectId)
            .ToListAsync(ct);
    }
}

/// <summary>Marks a project as a favourite, or no more. Doing so twice is doing so once.</summary>
internal static class MarkFavourite
{
    private const string Route = "/{projectId:guid}/favourite";

    public static void Map(IEndpointRouteBuilder projects)
    {
        projects.MapPut(Route, AddAsync).WithName("projects.favourites.add");
        projects.MapDelete(Route, RemoveAsync).WithName("projects.favourites.remove");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> AddAsync(
        Guid projectId, Caller caller, TertuliaDb db, EventLog events, TimeProvider clock, CancellationToken ct)
    {
        await using var write = await db.BeginAsync(ct);
        await db.TakeTurnsAsync(ct, caller.MemberId);
        if (!await db.Projects().VisibleTo(caller, db).AnyAsync(p => p.Id == projectId, ct))
            return Problems.NotFound();

        var there = await db.Favourites().Where(f => f.MemberId == caller.MemberId).Select(f => f.ProjectId).ToListAsync(ct);
        if (there.Contains(projectId))
            return TypedResults.NoContent();
        if (there.Count >= ProjectLimits.Favourites)
            return Refusal.TooMany.ToProblem();

        db.Add(new Favourite { MemberId = caller.MemberId, ProjectId = projectId, At = clock.GetStoredNow() });
        await TellAsync(caller, db, events, ct);
        await write.CommitAsync(ct);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> RemoveAsync(Guid projectId, Caller caller, TertuliaDb db, EventLog events, CancellationToken ct)
    {
        await using var write = await db.BeginAsync(ct);
        await db.TakeTurnsAsync(ct, caller.MemberId);
        if (await db.Favourites().FindAsync([caller.MemberId, projectId], ct) is { } favourite)
        {
            db.Remove(favourite);
            await TellAsync(caller, db, events, ct);
            await write.CommitAsync(ct);
        }

        return TypedResults.NoContent();
    }

    private static async Task TellAsync(Caller caller, TertuliaDb db, EventLog events, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        events.Append(caller, Topics.Member(caller.MemberId), new FavouritesChanged(await db.FavouritesOfAsync(caller, ct)));
        await db.SaveChangesAsync(ct);
    }
}
