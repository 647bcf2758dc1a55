using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;

namespace Tertulia.Platform;

/// <summary>Tells Quartz of the tasks that modules registered, once the server answers: nobody waits for them at the start.</summary>
internal sealed partial class JobScheduler(
    ISchedulerFactory factory, IServiceScopeFactory scopes, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<JobScheduler> logger) : BackgroundService
{
    /// <summary>Let the first visitors in first.</summary>
    private static readonly TimeSpan FirstRun = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var answering = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(answering.SetResult);
        await answering.Task.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ScheduleAsync(stoppingToken);
                return;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogFailed(logger, exception);
                await Task.Delay(Retry, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ScheduleAsync(CancellationToken ct)
    {
        var scheduler = await factory.GetScheduler(ct);
        await using var scope = scopes.CreateAsyncScope();
        foreach (var task in scope.ServiceProvider.GetServices<IScheduledTask>())
        {
            var job = JobBuilder.Create<TaskJob>().WithIdentity(task.Name).Build();
            var trigger = TriggerBuilder.Create()
                .WithIdentity(task.Name)
                .ForJob(job)
                .StartAt(clock.GetUtcNow() + FirstRun)
                .WithSimpleSchedule(schedule => schedule.WithInterval(task.Every).RepeatForever())
                .Build();

            // A restart or another node finds the task there already; it is laid anew, in case its interval has changed.
            await scheduler.ScheduleJob(job, [trigger], ScheduleJobOptions.Replacing, ct);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The tasks could not be scheduled; trying again")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
