using System.Diagnostics;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Tertulia.Server;

/// <summary>
/// Logs, traces and figures. Logs go to the console, as JSON where a program reads them; the rest goes by OTLP where an operator has named a
/// collector, and costs nothing where not.
/// </summary>
internal static class Telemetry
{
    /// <summary>Below these, frameworks say what only their authors want to know, and write whole addresses, with the secrets some links carry.</summary>
    private static readonly Dictionary<string, string?> Levels = new()
    {
        ["Logging:LogLevel:Microsoft"] = "Warning",
        ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Information",
        ["Logging:LogLevel:Orleans"] = "Warning",
        ["Logging:LogLevel:Quartz"] = "Warning",
    };

    public static void Add(WebApplicationBuilder builder)
    {
        builder.Configuration.Sources.Insert(0, new Microsoft.Extensions.Configuration.Memory.MemoryConfigurationSource { InitialData = Levels });
        if (!builder.Environment.IsDevelopment() && Console.IsOutputRedirected)
            builder.Logging.AddJsonConsole(console => (console.UseUtcTimestamp, console.TimestampFormat) = (true, "yyyy-MM-ddTHH:mm:ss.fffZ"));

        var endpoint = builder.Configuration["Tertulia:Otlp"] ?? builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"];
        if (string.IsNullOrEmpty(endpoint))
            return;

        var version = typeof(Telemetry).Assembly.GetName().Version?.ToString(3);
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("tertulia", serviceVersion: version))
            .WithTracing(tracing => tracing
                .AddAspNetCoreInstrumentation(options => options.EnrichWithHttpResponse = (activity, response) => Redact(activity, response.HttpContext))
                .AddSource("Npgsql")
                .AddOtlpExporter(exporter => exporter.Endpoint = new Uri(endpoint)))
            .WithMetrics(metrics => metrics
                .AddAspNetCoreInstrumentation()
                .AddMeter("Tertulia", "System.Runtime", "Npgsql", "Microsoft.AspNetCore.Http.Connections")
                .AddOtlpExporter(exporter => exporter.Endpoint = new Uri(endpoint)));
    }

    /// <summary>Invitation links are secrets, and what people search for is their own: spans tell the route, not the address.</summary>
    private static void Redact(Activity activity, HttpContext http)
    {
        if ((http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText is { } route)
            activity.SetTag("url.path", route);
        activity.SetTag("url.query", null);
    }
}
