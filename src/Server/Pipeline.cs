using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Scalar.AspNetCore;
using Tertulia.Platform;

namespace Tertulia.Server;

/// <summary>What every request passes, in order.</summary>
internal static class Pipeline
{
    private const long MostJsonBytes = 1024 * 1024;

    public static void AddServices(WebApplicationBuilder builder, ServerOptions options)
    {
        Telemetry.Add(builder);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MostJsonBytes;
        });

        var services = builder.Services;
        services.ConfigureHttpJsonOptions(json => WireJson.Configure(json.SerializerOptions));
        services.AddOpenApi(ApiDocument.Configure);
        services.AddProblemDetails(problems => problems.CustomizeProblemDetails = context =>
            context.ProblemDetails.Extensions.TryAdd("code", CodeOf(context.ProblemDetails.Status)));
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.AddPolicy(RateLimits.Anonymous, http => ByAddress(http, options.RateLimits.Anonymous));
            limiter.AddPolicy(RateLimits.Secret, http => ByAddress(http, options.RateLimits.Secret));
        });
    }

    public static void Use(WebApplication app)
    {
        app.UseMiddleware<RequestLog>();
        app.UseExceptionHandler();
        app.UseStatusCodePages(context => Problems.Of(context.HttpContext.Response.StatusCode, CodeOf(context.HttpContext.Response.StatusCode)).ExecuteAsync(context.HttpContext));
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<CrossSiteGuard>();
        app.UseMiddleware<AddressGuard>();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseRateLimiter();
        UsePages(app);
        MapBrowserApp(app);
        app.MapOpenApi().AllowAnonymous();
        app.MapScalarApiReference("/docs/api", ApiDocument.ConfigurePages).AllowAnonymous();
    }

    /// <summary>
    /// Every address that is nothing else is a page of the browser app, which draws it or says that there is none. No fallback route does this: one would
    /// be found wherever the method or the content type is wrong, and routing would never answer 405 or 415.
    /// </summary>
    private static void UsePages(WebApplication app)
    {
        var pages = ((IApplicationBuilder)app).New();

        // The page names the files of one build. Kept by a browser for as long as it sees fit, it would ask for those of an older one after an
        // upgrade, and stand there empty while the server is away.
        pages.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = sent => sent.Context.Response.Headers.CacheControl = "no-cache" });
        var page = pages.Build();
        app.Use(next => http =>
        {
            if (http.GetEndpoint() is not null || !IsPage(http.Request))
                return next(http);

            http.Request.Path = "/index.html";
            return page(http);
        });
    }

    private static bool IsPage(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && !request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
        && !Path.HasExtension(request.Path.Value);

    /// <summary>The files of the browser app, compressed when it was built. A test of the API alone is built without them.</summary>
    private static void MapBrowserApp(WebApplication app)
    {
        var manifest = Path.Combine(AppContext.BaseDirectory, $"{app.Environment.ApplicationName}.staticwebassets.endpoints.json");
        if (File.Exists(manifest))
            app.MapStaticAssets(manifest);
    }

    private static RateLimitPartition<string> ByAddress(HttpContext http, int permits) => RateLimitPartition.GetFixedWindowLimiter(
        ClientNetwork.Of(http.Connection.RemoteIpAddress),
        _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = TimeSpan.FromMinutes(1) });

    private static string CodeOf(int? status) => status switch
    {
        StatusCodes.Status401Unauthorized => ProblemCodes.Unauthenticated,
        StatusCodes.Status403Forbidden => ProblemCodes.Forbidden,
        StatusCodes.Status404NotFound => ProblemCodes.NotFound,
        StatusCodes.Status405MethodNotAllowed => ProblemCodes.MethodNotAllowed,
        StatusCodes.Status409Conflict => ProblemCodes.Conflict,
        StatusCodes.Status413PayloadTooLarge => ProblemCodes.TooLarge,
        StatusCodes.Status415UnsupportedMediaType => ProblemCodes.UnsupportedType,
        StatusCodes.Status429TooManyRequests => ProblemCodes.TooManyRequests,
        _ => status < 500 ? ProblemCodes.Malformed : "internal",
    };
}
