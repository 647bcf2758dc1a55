using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Tertulia.Platform;

internal static class ObservabilityServices
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static void AddObservability(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<TertuliaMetrics>();
        services.AddSingleton<ILiveSubscriber>(s => s.GetRequiredService<TertuliaMetrics>());
        services.AddHealthChecks()
            .AddCheck<DatabaseHealth>("database", timeout: Patience)
            .AddCheck<FilesHealth>("files", timeout: Patience)
            .AddCheck<EventsHealth>("events", timeout: Patience);
    }

    /// <summary><c>/health</c>: the process answers. <c>/health/ready</c>: so does what it stands on; 503 when not.</summary>
    public static void MapObservability(this IEndpointRouteBuilder root)
    {
        root.MapHealthChecks("/health", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        root.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteAsync }).AllowAnonymous().RequireRateLimiting(RateLimits.Anonymous);
    }

    /// <summary>Names and states alone: anybody may ask.</summary>
    private static Task WriteAsync(HttpContext http, HealthReport report) => http.Response.WriteAsJsonAsync(new
    {
        status = report.Status.ToString().ToLowerInvariant(),
        checks = report.Entries.ToDictionary(e => e.Key, e => e.Value.Status.ToString().ToLowerInvariant()),
    });
}
