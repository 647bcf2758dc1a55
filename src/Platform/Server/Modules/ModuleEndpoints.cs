using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Tertulia.Platform;

/// <summary>Where a module maps its use cases. Each group carries its authorization, so a new endpoint is closed unless it says otherwise.</summary>
/// <param name="Root">The host itself, for what lives outside <c>/api</c>, such as the hub.</param>
/// <param name="Anonymous"><c>/api</c>: anybody, rate-limited.</param>
/// <param name="Account"><c>/api</c>: any signed-in person.</param>
/// <param name="Workspace"><c>/api/w/{workspaceId}</c>: its active members, guests included; others see 404.</param>
public sealed record ModuleEndpoints(IEndpointRouteBuilder Root, RouteGroupBuilder Anonymous, RouteGroupBuilder Account, RouteGroupBuilder Workspace)
{
    internal static ModuleEndpoints Create(IEndpointRouteBuilder root) => new(
        root,
        root.MapGroup("/api").AllowAnonymous().RequireRateLimiting(RateLimits.Anonymous),
        root.MapGroup("/api").RequireAuthorization(Policies.Account),
        root.MapGroup("/api/w/{workspaceId:guid}").RequireAuthorization(Policies.Workspace));
}
