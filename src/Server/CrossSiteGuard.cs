using Tertulia.Platform;

namespace Tertulia.Server;

/// <summary>
/// Refuses unsafe requests, and the hub's WebSocket, when a browser says that another site sends them. The cookie is SameSite besides; this holds
/// where a sibling domain is not to be trusted either. Programs that are no browsers send neither header and pass.
/// </summary>
internal sealed class CrossSiteGuard(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        var safe = (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
            && !request.Path.StartsWithSegments(RealtimeHub.Path, StringComparison.Ordinal);
        if (safe || !IsForeign(request))
            return next(context);

        return Problems.Of(StatusCodes.Status403Forbidden, ProblemCodes.CrossSite, "Open the application at its own address and try again.")
            .ExecuteAsync(context);
    }

    private static bool IsForeign(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site)
            return site is not ("same-origin" or "none");

        var origin = request.Headers.Origin.ToString();
        return origin.Length > 0 && (!Uri.TryCreate(origin, UriKind.Absolute, out var uri) || !string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }
}
