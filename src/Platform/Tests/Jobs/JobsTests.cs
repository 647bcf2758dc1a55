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
    private static readonly string[] Sweeps =
    [
        "files.sweep", "idempotency.retention", "identity.status_sweep", "identity.sweep", "notifications.retention", "projects.due_soon", "projects.ranks",
        "projects.retention",
    ];

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
        foreach (var name in (string[])[.. Sweeps, key.Name])
        {
            while (!await scheduler.Exists(new JobKey(name), Ct))
                await Task.Yield();
        }

        await scheduler.TriggerJob(key, cancellationToken: Ct);
        var first = await runs.Reader.ReadAsync(Ct);
        await scheduler.TriggerJob(key, cancellationToken: Ct);
        var second = await runs.Reader.ReadAsync(Ct);

        // Contexts are pooled; the id tells one lease of a context from the next.
        Assert.NotEqual(first, second);
    }

    [Theory, EachDatabase]
    public async Task Every_sweep_is_registered_and_does_no_harm(DatabaseKind database)
    {
        var server = await servers.GetAsync(database);
        await using var scope = server.Services.CreateAsyncScope();
        var tasks = scope.ServiceProvider.GetServices<IScheduledTask>().ToList();

        Assert.Equal(Sweeps, tasks.Select(t => t.Name).Order());
        foreach (var task in tasks)
            await task.RunAsync(Ct);
    }

    [Theory, EachDatabase]
    public async Task What_has_had_its_time_is_forgotten_and_the_rest_kept(DatabaseKind database)
    {
        await using var server = await TestServer.StartAsync(database == DatabaseKind.Postgres ? await servers.PostgresAsync() : null);
        var workspace = await TestWorkspace.CreateAsync(server);
        var owner = workspace.Owner;
        await using var scope = server.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TertuliaDb>();
        var now = TimeProvider.System.GetStoredNow();
        foreach (var (request, days) in (((string, int)[])[("POST /x", 8), ("POST /y", 6)]))
            db.Add(new IdempotencyRecord { AccountId = owner.AccountId, Key = Guid.CreateVersion7(), Request = request, Status = 200, Body = "", At = now.AddDays(-days) });
        foreach (var (excerpt, days) in (((string, int)[])[("old", 91), ("newer", 89)]))
            db.Add(new Notification { Id = Guid.CreateVersion7(), WorkspaceId = owner.WorkspaceId, MemberId = owner.MemberId, Kind = "test", SubjectId = Guid.CreateVersion7(), Excerpt = excerpt, Url = "x", At = now.AddDays(-days) });
        await db.SaveChangesAsync(Ct);
        await owner.PostAsync<InvitationDto>("invitations", new CreateInvitationRequest(null, WorkspaceRole.Member, ExpiresInDays: 1, null));
        var (sessions, invitations) = (await db.Sessions.CountAsync(Ct), await db.Invitations.CountAsync(Ct));
        Assert.True(sessions > 0 && invitations > 1);

        await new IdempotencyRetention(db, TimeProvider.System).RunAsync(Ct);
        await new NotificationsRetention(db, TimeProvider.System).RunAsync(Ct);
        await new IdentitySweep(db, TimeProvider.System).RunAsync(Ct);
        Assert.Equal(["POST /y"], await db.IdempotencyRecords.Where(r => r.Request.Length < 10).Select(r => r.Request).ToListAsync(Ct));
        Assert.Equal(["newer"], await db.Set<Notification>().Select(n => n.Excerpt).ToListAsync(Ct));
        Assert.Equal((sessions, invitations), (await db.Sessions.CountAsync(Ct), await db.Invitations.CountAsync(Ct)));

        // A month after it ran out, a day's invitation goes; the others ran for longer. A year later nobody is signed in.
        await new IdentitySweep(db, new FakeTimeProvider(now.AddDays(32))).RunAsync(Ct);
        Assert.Equal(invitations - 1, await db.Invitations.CountAsync(Ct));
        await new IdentitySweep(db, new FakeTimeProvider(now.AddYears(1))).RunAsync(Ct);
        Assert.Equal((0, 0), (await db.Sessions.CountAsync(Ct), await db.Invitations.CountAsync(Ct)));
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
