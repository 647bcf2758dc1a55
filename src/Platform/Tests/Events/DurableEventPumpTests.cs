using Microsoft.Extensions.DependencyInjection;
using Tertulia.Testing;

namespace Tertulia.Platform.Tests.Events;

/// <summary>What a subscriber of the log fails on comes again; only what it fails on every time is passed over.</summary>
public sealed class DurableEventPumpTests(TestServers servers)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task An_event_is_passed_over_only_when_it_fails_every_time(DatabaseKind database)
    {
        var subscriber = new FickleSubscriber();
        await using var server = await TestServer.StartAsync(
            database == DatabaseKind.Postgres ? await servers.PostgresAsync() : null, configure: b => b.Services.AddSingleton<IDurableSubscriber>(subscriber));

        await AppendAsync(server, "fails five times", "fails always", "works");

        await subscriber.Done.Task.WaitAsync(TimeSpan.FromSeconds(60), Ct);
        Assert.Equal(["fails five times", "works"], subscriber.Handled);
    }

    private static async Task AppendAsync(TestServer server, params string[] names)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var (db, events) = (scope.ServiceProvider.GetRequiredService<TertuliaDb>(), scope.ServiceProvider.GetRequiredService<EventLog>());
        foreach (var name in names)
        {
            events.Append(FickleSubscriber.Workspace, Topics.Workspace(FickleSubscriber.Workspace), new WorkspaceUpdated(name, "slug", "en"), actorId: null);
            await db.SaveChangesAsync(Ct);
        }
    }

    private sealed class FickleSubscriber : IDurableSubscriber
    {
        public static readonly Guid Workspace = Guid.CreateVersion7();

        private int failures;

        public List<string> Handled { get; } = [];

        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string Name => "test.fickle";

        public IReadOnlySet<string> Types { get; } = new HashSet<string> { WorkspaceUpdated.Type };

        public Task HandleAsync(TertuliaDb db, EventLog events, IReadOnlyList<EventRecord> batch, CancellationToken ct)
        {
            var names = batch.Where(e => e.WorkspaceId == Workspace).Select(e => e.As<WorkspaceUpdated>()!.Name).ToList();
            if (names.Contains("fails always") || (names.Contains("fails five times") && ++failures <= 5))
                throw new InvalidOperationException("As subscribers sometimes do.");

            Handled.AddRange(names);
            if (names.Contains("works"))
                Done.TrySetResult();
            return Task.CompletedTask;
        }
    }
}
