using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Tertulia.Platform;

/// <summary>The caller is an active member of the workspace in the route, in at least this role.</summary>
internal sealed record WorkspaceRequirement(WorkspaceRole Role) : IAuthorizationRequirement;

internal sealed class WorkspaceAuthorizationHandler(CallerResolver callers) : AuthorizationHandler<WorkspaceRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, WorkspaceRequirement requirement)
    {
        if (context.Resource is not HttpContext http || context.User.Identity?.IsAuthenticated != true
            || !Guid.TryParse(http.GetRouteValue("workspaceId")?.ToString(), out var workspaceId))
            return;

        var caller = http.Features.Get<Caller>() ?? await callers.FindAsync(context.User.AccountId(), workspaceId, http.RequestAborted);
        if (caller is null)
            return;

        http.Features.Set(caller);
        if (caller.Role >= requirement.Role)
            context.Succeed(requirement);
    }
}

/// <summary>Answers a refusal: 401 to strangers, 404 where the workspace is not the caller's (it may not even exist), 403 where only the role is wanting.</summary>
internal sealed class AuthorizationRefusals : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler standard = new();

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded)
            return standard.HandleAsync(next, context, policy, authorizeResult);

        var refusal = context.User.Identity?.IsAuthenticated != true
            ? Problems.Of(StatusCodes.Status401Unauthorized, ProblemCodes.Unauthenticated, "Sign in and try again.")
            : policy.Requirements.OfType<WorkspaceRequirement>().Any() && context.Features.Get<Caller>() is null
                ? Problems.NotFound()
                : Problems.Forbidden("Ask an administrator of the workspace.");
        return refusal.ExecuteAsync(context);
    }
}
