using Microsoft.Extensions.DependencyInjection;
using Tertulia.Testing;

namespace Tertulia.Platform.Tests.Events;

public sealed class EventLogTests(TestServers servers)
{
    private readonly Guid workspaceId = Guid.CreateVersion7();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_transaction_that_commits_late_is_never_jumped_over()
    {
        var server = await servers.GetAsync(DatabaseKind.Postgres);
        await using var early = Unit.Open(server);
        await using var late = Unit.Open(server);
        await using var reader = Unit.Open(server);
        var start = await reader.Db.HeadAsync(Ct);

        // "Early" numbers its row first and commits last.
        var earlyWrite = await early.Db.BeginAsync(Ct);
        var first = await AppendAsync(early);
        var second = await AppendAsync(late);

        Assert.DoesNotContain(second, await ReadAsync(reader, start));
        Assert.True(await reader.Db.HasHiddenAsync(Ct));
        var head = await reader.Db.HeadAsync(Ct);

        await earlyWrite.CommitAsync(Ct);
        await earlyWrite.DisposeAsync();

        // Other tests write to this database too: what matters is that both appear, the first begun first.
        await Eventually(async () => (await ReadAsync(reader, start)).Contains(second));
        Assert.Equal([first, second], await ReadAsync(reader, start));
        Assert.True(head < (await reader.Db.ReadAsync(start, 10_000, Ct)).Single(e => e.SubjectId == first).Position);
    }

    [Theory, EachDatabase]
    public async Task A_reader_beside_many_writers_sees_each_committed_event_once_and_in_order(DatabaseKind database)
    {
        const int Writers = 12;
        const int Transactions = 25;
        var server = await servers.GetAsync(database);
        await using var reader = Unit.Open(server);
        var cursor = await reader.Db.HeadAsync(Ct);
        var committed = new System.Collections.Concurrent.ConcurrentBag<Guid>();

        var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(
            async () =>
            {
                var random = new Random(writer);
                for (var i = 0; i < Transactions; i++)
                    await WriteOneAsync(server, random, committed);
            },
            Ct)));

        var seen = new List<Guid>();
        var previous = cursor;
        for (var done = false; ;)
        {
            done = writing.IsCompleted;
            var batch = await reader.Db.ReadAsync(cursor, 7, Ct);
            foreach (var happened in batch)
            {
                Assert.True(happened.Position > previous, $"{happened.Position} came after {previous}");
                previous = happened.Position;
                if (happened.WorkspaceId == workspaceId)
                    seen.Add(happened.SubjectId!.Value);
            }

            cursor = previous;
            if (done && batch.Count == 0 && !await reader.Db.HasHiddenAsync(Ct) && (await reader.Db.ReadAsync(cursor, 1, Ct)).Count == 0)
                break;
        }

        await writing;
        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Equal(committed.Order(), seen.Order());
    }

    private async Task WriteOneAsync(TestServer server, Random random, System.Collections.Concurrent.ConcurrentBag<Guid> committed)
    {
        await using var unit = Unit.Open(server);
        await using var write = await unit.Db.BeginAsync(Ct);
        var ids = new List<Guid>();
        for (var n = random.Next(1, 4); n > 0; n--)
        {
            ids.Add(await AppendAsync(unit));
            if (random.Next(2) == 0)
                await Task.Yield();
        }

        // One in five changes its mind: its rows must never be seen and must hold nobody up.
        if (random.Next(5) == 0)
            return;

        await write.CommitAsync(Ct);
        ids.ForEach(committed.Add);
    }

    private async Task<Guid> AppendAsync(Unit unit)
    {
        var id = Guid.CreateVersion7();
        unit.Events.Append(workspaceId, Topics.Workspace(workspaceId), new SessionRevoked(id), actorId: null, subjectId: id);
        await unit.Db.SaveChangesAsync(Ct);
        return id;
    }

    private async Task<List<Guid>> ReadAsync(Unit unit, EventPosition after) =>
        [.. (await unit.Db.ReadAsync(after, 10_000, Ct)).Where(e => e.WorkspaceId == workspaceId).Select(e => e.SubjectId!.Value)];

    private static async Task Eventually(Func<Task<bool>> condition)
    {
        while (!await condition())
            await Task.Yield();
    }

    /// <summary>A unit of work, as a request has one.</summary>
    private sealed class Unit(AsyncServiceScope scope) : IAsyncDisposable
    {
        public TertuliaDb Db { get; } = scope.ServiceProvider.GetRequiredService<TertuliaDb>();

        public EventLog Events { get; } = scope.ServiceProvider.GetRequiredService<EventLog>();

        public static Unit Open(TestServer server) => new(server.Services.CreateAsyncScope());

        public ValueTask DisposeAsync() => scope.DisposeAsync();
    }
}
