using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Quartz;
using Tertulia.Testing;

namespace Tertulia.Platform.Tests.Jobs;

/// <summary>Tasks that run by themselves.</summary>
public sealed class JobsTests(TestServers servers)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_registered_task_runs_in_a_scope_of_its_own_and_a_failure_does_not_stop_it(DatabaseKind database)
    {
        var runs = Channel.CreateUnbounded<DbContextId>();
        await using var server = await TestServer.StartAsync(
            database == DatabaseKind.Postgres ? await servers.PostgresAsync() : null,
            configure: builder => builder.Services.AddSingleton(runs).AddScheduledTask<CountingTask>());
        var scheduler = await server.Services.GetRequiredService<ISchedulerFactory>().GetScheduler(Ct);
        var key = new JobKey("test.count");

        // The tasks are laid once the server answers.
        while (!await scheduler.Exists(key, Ct))
            await Task.Yield();
        await scheduler.TriggerJob(key, cancellationToken: Ct);
        var first = await runs.Reader.ReadAsync(Ct);
        await scheduler.TriggerJob(key, cancellationToken: Ct);
        var second = await runs.Reader.ReadAsync(Ct);

        // Contexts are pooled; the id tells one lease of a context from the next.
        Assert.NotEqual(first, second);
    }

    [Theory, EachDatabase]
    public async Task All_platform_tasks_are_laid_and_do_no_harm(DatabaseKind database)
    {
        var server = await servers.GetAsync(database);
        await using var scope = server.Services.CreateAsyncScope();
        var tasks = scope.ServiceProvider.GetServices<IScheduledTask>().ToList();

        Assert.Equal(tasks.Count, tasks.Select(t => t.Name).Distinct().Count());
        foreach (var wanted in (string[])["files.sweep", "notifications.retention", "idempotency.retention", "sessions.retention"])
            await tasks.Single(t => t.Name == wanted).RunAsync(Ct);
    }

    [Theory, EachDatabase]
    public async Task Old_answers_and_sign_ins_are_forgotten_and_new_ones_kept(DatabaseKind database)
    {
        await using var server = await TestServer.StartAsync(database == DatabaseKind.Postgres ? await servers.PostgresAsync() : null);
        var owner = (await TestWorkspace.CreateAsync(server)).Owner;
        await using var scope = server.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TertuliaDb>();
        var now = TimeProvider.System.GetUtcNow();
        db.Add(new IdempotencyRecord { AccountId = owner.AccountId, Key = Guid.CreateVersion7(), Request = "POST /x", Status = 200, Body = "", At = now.AddDays(-8) });
        db.Add(new IdempotencyRecord { AccountId = owner.AccountId, Key = Guid.CreateVersion7(), Request = "POST /y", Status = 200, Body = "", At = now.AddDays(-6) });
        await db.SaveChangesAsync(Ct);
        var signedIn = await db.Sessions.CountAsync(Ct);

        await new IdempotencyRetention(db, TimeProvider.System).RunAsync(Ct);
        Assert.Equal(["POST /y"], await db.IdempotencyRecords.Where(r => r.Request.Length < 10).Select(r => r.Request).ToListAsync(Ct));

        await new SessionRetention(db, TimeProvider.System).RunAsync(Ct);
        Assert.Equal(signedIn, await db.Sessions.CountAsync(Ct));
        await new SessionRetention(db, new FakeTimeProvider(now.AddYears(1))).RunAsync(Ct);
        Assert.Equal(0, await db.Sessions.CountAsync(Ct));
    }

    private sealed class CountingTask(Channel<DbContextId> runs, TertuliaDb db) : IScheduledTask
    {
        public string Name => "test.count";

        public TimeSpan Every => TimeSpan.FromHours(1);

        public Task RunAsync(CancellationToken ct)
        {
            runs.Writer.TryWrite(db.ContextId);
            throw new InvalidOperationException("As tasks sometimes do.");
        }
    }
}
