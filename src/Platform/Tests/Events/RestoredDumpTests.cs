using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Tertulia.Platform.Tests.Realtime;
using Tertulia.Testing;

namespace Tertulia.Platform.Tests.Events;

/// <summary>A dump of a database that has run for long, restored into a cluster that has just been made: its transactions are numbered from the beginning again.</summary>
public sealed class RestoredDumpTests(TestServers servers)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Old_events_stay_readable_new_ones_follow_them_and_lost_ones_are_found_out()
    {
        var old = await servers.PostgresAsync();
        var name = $"d{Guid.CreateVersion7():N}";
        EventPosition kept, lost;
        Guid workspaceId;
        string email;
        await using (var server = await StartAsync(old, name))
        {
            var workspace = await TestWorkspace.CreateAsync(server);
            (workspaceId, email) = (workspace.Id, workspace.Owner.Email);
            await AgeAsync(old, name);
            await workspace.Owner.PutAsync("settings", new UpdateWorkspaceRequest("one", "en"));
            await server.SettledAsync(Ct);
            kept = await HeadAsync(server);
            await workspace.Owner.PutAsync("settings", new UpdateWorkspaceRequest("two", "en"));
            await workspace.AddMemberAsync("Zoe Zaragoza");
            await DumpAsync(old, name);
            await workspace.Owner.PutAsync("settings", new UpdateWorkspaceRequest("lost with the old cluster", "en"));
            lost = await HeadAsync(server);
        }

        await using var young = await PostgresServer.StartAsync();
        var restored = $"{name}r";
        await RestoreAsync(young, name, restored);
        EventPosition first;
        await using (var server = await StartAsync(young, restored))
        {
            var owner = await TestMember.SignInAsync(server, email, workspaceId);
            await using var listener = await Listener.ConnectAsync(owner);
            string[] topics = [Topics.Workspace(workspaceId)];

            var resumed = await listener.SubscribeAsync(topics, after: kept);
            Assert.Equal((false, "two"), (resumed.Reload, resumed.Events[0].Data.GetProperty("name").GetString()));
            Assert.True((await listener.SubscribeAsync(topics, after: lost)).Reload);

            await owner.PutAsync("settings", new UpdateWorkspaceRequest("three", "en"));
            var live = await listener.NextAsync(WorkspaceUpdated.Type);
            Assert.Equal("three", live.Data.GetProperty("name").GetString());
            Assert.True(live.Position > lost);
            first = live.Position;

            // Whoever had seen what was lost is found out although the log has grown past it.
            Assert.True((await listener.SubscribeAsync(topics, after: lost)).Reload);
            resumed = await listener.SubscribeAsync(topics, after: kept);
            Assert.False(resumed.Reload);
            Assert.Equal(resumed.Events.Select(e => e.Position).Order(), resumed.Events.Select(e => e.Position));
            Assert.Equal(["two", "three"], resumed.Events.Where(e => e.Type == WorkspaceUpdated.Type).Select(e => e.Data.GetProperty("name").GetString()));

            // The durable readers go on where they were: what was not indexed when the dump was taken is now, and so is what came since.
            await server.SettledAsync(Ct);
            Assert.Single((await owner.GetAsync<SearchResultDto>("search?kind=member&q=zaragoza")).Hits);
        }

        // The next start finds nothing to do.
        await using (var server = await StartAsync(young, restored))
        {
            var owner = await TestMember.SignInAsync(server, email, workspaceId);
            await using var listener = await Listener.ConnectAsync(owner);
            var resumed = await listener.SubscribeAsync([Topics.Workspace(workspaceId)], after: first);
            Assert.Equal((false, 0), (resumed.Reload, resumed.Events.Count));
            await owner.PutAsync("settings", new UpdateWorkspaceRequest("four", "en"));
            var live = await listener.NextAsync(WorkspaceUpdated.Type);
            Assert.InRange(live.Position.Transaction - first.Transaction, 1, 1_000_000);
        }
    }

    private static Task<TestServer> StartAsync(PostgresServer postgres, string name) => TestServer.StartAsync(
        postgres,
        configure: builder => builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Tertulia:Database"] = $"{postgres.ConnectionString};Database={name};Pooling=false" }));

    /// <summary>Many transactions: more than the young cluster will have run when the server starts on it.</summary>
    private static Task AgeAsync(PostgresServer postgres, string name) =>
        ExecuteAsync(postgres, name, "DO $$ BEGIN FOR i IN 1..5000 LOOP PERFORM pg_current_xact_id(); COMMIT; END LOOP; END $$");

    private static async Task<EventPosition> HeadAsync(TestServer server)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var row = await scope.ServiceProvider.GetRequiredService<TertuliaDb>().Events.AsNoTracking()
            .OrderByDescending(e => e.Transaction).ThenByDescending(e => e.Sequence).FirstAsync(Ct);
        return row.Position;
    }

    private static Task DumpAsync(PostgresServer postgres, string name) => RunAsync(postgres, "pg_dump", "-Fc", "--no-owner", "-f", FileOf(name), "-d", name);

    private static async Task RestoreAsync(PostgresServer postgres, string name, string restored)
    {
        await ExecuteAsync(postgres, "postgres", $"CREATE DATABASE {restored}");
        await RunAsync(postgres, "pg_restore", "--no-owner", "--exit-on-error", "-d", restored, FileOf(name));
        File.Delete(FileOf(name));
    }

    private static string FileOf(string name) => Path.Combine(Path.GetTempPath(), $"{name}.dump");

    private static async Task ExecuteAsync(PostgresServer postgres, string database, string sql)
    {
        await using var connection = new NpgsqlConnection($"{postgres.ConnectionString};Database={database};Pooling=false;Command Timeout=120");
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Ct);
    }

    private static async Task RunAsync(PostgresServer postgres, string program, params string[] arguments)
    {
        var server = new NpgsqlConnectionStringBuilder(postgres.ConnectionString);
        string[] all = ["-h", server.Host!, "-p", $"{server.Port}", "-U", server.Username!, .. arguments];
        using var process = Process.Start(new ProcessStartInfo(PostgresServer.Program(program), all) { RedirectStandardError = true })!;
        var errors = await process.StandardError.ReadToEndAsync(Ct);
        await process.WaitForExitAsync(Ct);
        Assert.True(process.ExitCode == 0, errors);
    }
}
