using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;

namespace Tertulia.Platform;

/// <summary>Runs one <see cref="IScheduledTask"/>, found by its name. A failure is logged; the next turn tries again.</summary>
[DisallowConcurrentExecution]
internal sealed partial class TaskJob(IServiceScopeFactory scopes, TimeProvider clock, ILogger<TaskJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var name = context.JobDetail.Key.Name;
        await using var scope = scopes.CreateAsyncScope();
        if (scope.ServiceProvider.GetServices<IScheduledTask>().SingleOrDefault(t => t.Name == name) is not { } task)
            return;

        var started = clock.GetTimestamp();
        try
        {
            await task.RunAsync(cancellationToken);
            LogDone(logger, name, clock.GetElapsedTime(started).TotalMilliseconds);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The server stops; what was begun is begun again at its next turn.
        }
        catch (Exception exception) when (exception is not UnreachableException)
        {
            LogFailed(logger, exception, name);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Task {Name} took {Milliseconds} ms")]
    private static partial void LogDone(ILogger logger, string name, double milliseconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "Task {Name} failed; it runs again at its next turn")]
    private static partial void LogFailed(ILogger logger, Exception exception, string name);
}
