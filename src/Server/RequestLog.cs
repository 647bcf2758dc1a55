using System.Diagnostics;

namespace Tertulia.Server;

/// <summary>
/// One line a request: method, route, status and time; never the address itself, which may hold an invitation's secret or somebody's question.
/// Failures and slow answers are logged always, the rest at Debug (category <c>Tertulia.Server.RequestLog</c>).
/// </summary>
internal sealed partial class RequestLog(RequestDelegate next, ILogger<RequestLog> logger)
{
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(2);

    public async Task InvokeAsync(HttpContext http)
    {
        var started = Stopwatch.GetTimestamp();
        await next(http);
        var took = Stopwatch.GetElapsedTime(started);
        if (http.GetEndpoint() is not RouteEndpoint { RoutePattern.RawText: { } route } || http.WebSockets.IsWebSocketRequest)
            return;

        // Uploads, downloads and long polls last as long as their client's connection needs.
        var slow = took > Slow && http.Request.ContentLength is null or < 65_536 && http.Response.ContentLength is null or < 65_536;
        var level = http.Response.StatusCode >= StatusCodes.Status500InternalServerError || slow ? LogLevel.Warning : LogLevel.Debug;
        if (logger.IsEnabled(level))
            LogRequest(logger, level, http.Request.Method, route, http.Response.StatusCode, took.TotalMilliseconds, http.TraceIdentifier);
    }

    [LoggerMessage(Message = "{Method} {Route} answered {Status} in {Milliseconds:F1} ms ({TraceId})")]
    private static partial void LogRequest(ILogger logger, LogLevel level, string method, string route, int status, double milliseconds, string traceId);
}
