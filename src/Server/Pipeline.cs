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
        services.AddResponseCompression(compression => compression.EnableForHttps = false);
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
        app.UseStatusCodePages();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<CrossSiteGuard>();
        app.UseMiddleware<AddressGuard>();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseRateLimiter();
        MapBrowserApp(app);
        app.MapOpenApi().AllowAnonymous();
        app.MapScalarApiReference("/docs/api", ApiDocument.ConfigurePages).AllowAnonymous();
        app.MapFallback("/api/{**rest}", () => Problems.NotFound()).AllowAnonymous();
        app.MapFallbackToFile("index.html").AllowAnonymous();
    }

    /// <summary>The files of the browser app, compressed when it was built. A test of the API alone is built without them.</summary>
    private static void MapBrowserApp(WebApplication app)
    {
        var manifest = Path.Combine(AppContext.BaseDirectory, $"{app.Environment.ApplicationName}.staticwebassets.endpoints.json");
        if (File.Exists(manifest))
            app.MapStaticAssets(manifest);
    }

    private static RateLimitPartition<string> ByAddress(HttpContext http, int permits) => RateLimitPartition.GetFixedWindowLimiter(
        http.Connection.RemoteIpAddress?.ToString() ?? "",
        _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = TimeSpan.FromMinutes(1) });

    private static string CodeOf(int? status) => status switch
    {
        StatusCodes.Status401Unauthorized => ProblemCodes.Unauthenticated,
        StatusCodes.Status403Forbidden => ProblemCodes.Forbidden,
        StatusCodes.Status404NotFound => ProblemCodes.NotFound,
        StatusCodes.Status409Conflict => ProblemCodes.Conflict,
        StatusCodes.Status413PayloadTooLarge => ProblemCodes.TooLarge,
        StatusCodes.Status415UnsupportedMediaType => ProblemCodes.UnsupportedType,
        StatusCodes.Status429TooManyRequests => ProblemCodes.TooManyRequests,
        _ => status < 500 ? ProblemCodes.Malformed : "internal",
    };
}
