using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Tertulia.Platform;

/// <summary>The cookie that names a session. It proves nothing by itself: each request asks <see cref="SessionRegistry"/>.</summary>
internal static class CookieSetup
{
    public const string Name = "tertulia";

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = Name;
        options.Cookie.HttpOnly = true;
        options.Cookie.IsEssential = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = SessionRegistry.Lifetime;
        options.SlidingExpiration = true;
        options.Events.OnValidatePrincipal = ValidateAsync;

        // Programs and the browser app want a status, never a page.
        options.Events.OnRedirectToLogin = context => RefuseAsync(context.HttpContext, StatusCodes.Status401Unauthorized, ProblemCodes.Unauthenticated);
        options.Events.OnRedirectToAccessDenied = context => RefuseAsync(context.HttpContext, StatusCodes.Status403Forbidden, ProblemCodes.Forbidden);
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        var registry = http.RequestServices.GetRequiredService<SessionRegistry>();
        if (!Guid.TryParse(context.Principal?.FindFirstValue("sid"), out var sessionId)
            || !Guid.TryParse(context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var accountId)
            || !await registry.IsValidAsync(sessionId, accountId, http.Connection.RemoteIpAddress?.ToString(), http.RequestAborted))
            context.RejectPrincipal();
    }

    private static Task RefuseAsync(HttpContext http, int status, string code) => Problems.Of(status, code).ExecuteAsync(http);
}
