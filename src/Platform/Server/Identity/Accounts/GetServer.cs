using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform;

/// <summary>Tells anyone whether the server waits to be set up, and whether they are signed in.</summary>
internal static class GetServer
{
    private static readonly string Version =
        (typeof(GetServer).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0").Split('+')[0];

    internal static void Map(IEndpointRouteBuilder api) => api.MapGet("/server", HandleAsync).WithName("server.get");

    private static async Task<Ok<ServerInfoDto>> HandleAsync(HttpContext http, TertuliaDb db, CancellationToken ct) =>
        TypedResults.Ok(new ServerInfoDto(!await db.Workspaces.AnyAsync(ct), Version, http.User.Identity?.IsAuthenticated == true));
}
