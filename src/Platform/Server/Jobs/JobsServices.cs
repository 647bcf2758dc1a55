using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Quartz;

namespace Tertulia.Platform;

public static class JobsServices
{
    /// <summary>Schedules a task; it is made anew, in a scope of its own, for each run.</summary>
    public static IServiceCollection AddScheduledTask<T>(this IServiceCollection services)
        where T : class, IScheduledTask =>
        services.AddScoped<IScheduledTask, T>();

    /// <summary>Quartz: in memory on SQLite, where this process is the only one; in the database on PostgreSQL, where nodes take turns.</summary>
    internal static void AddJobs(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        var postgres = builder.Configuration["Tertulia:Database"];
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler => scheduler.InstanceName = "tertulia");
            quartz.UseDefaultThreadPool(maxConcurrency: 2);
            if (postgres is null)
                quartz.UseInMemoryStore();
            else
                quartz.UsePersistentStore(store => store.UsePostgres(postgres).ProvisionSchema().UseClustering());
        });
        services.AddQuartzHostedService(options => options.AwaitApplicationStarted = true);
        services.AddHostedService<JobScheduler>();
        services.AddScheduledTask<IdempotencyRetention>();
    }
}
