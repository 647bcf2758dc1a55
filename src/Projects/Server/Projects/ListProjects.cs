using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Projects;

/// <summary>What the list pane shows: the projects that the caller sees, archived ones and templates marked, and the folders they stand in.</summary>
internal static class ListProjects
{
    public static void Map(IEndpointRouteBuilder projects) => projects.MapGet("", HandleAsync).WithName("projects.list");

    private static async Task<Ok<ProjectListDto>> HandleAsync(Caller caller, TertuliaDb db, EventLog events, CancellationToken ct)
    {
        var position = await events.HeadAsync(ct);
        var views = await db.VisibleProjectsAsync(caller, ct);
        var portfolios = caller.IsGuest ? [] : await db.PortfoliosOfAsync(caller.WorkspaceId, ct);
        return TypedResults.Ok(new ProjectListDto(portfolios, [.. views.Select(v => v.ToDto())], await db.FavouritesOfAsync(caller, ct), position));
    }
}
