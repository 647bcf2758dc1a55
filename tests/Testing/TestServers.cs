using System.Reflection;
using Tertulia.Platform;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace Tertulia.Testing;

/// <summary>
/// One server a database for a whole test assembly (<c>[assembly: AssemblyFixture(typeof(TestServers))]</c>); tests keep apart by a workspace each.
/// </summary>
public sealed class TestServers : IAsyncLifetime
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly Dictionary<DatabaseKind, TestServer> servers = [];
    private PostgresServer? postgres;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async Task<TestServer> GetAsync(DatabaseKind database)
    {
        await gate.WaitAsync();
        try
        {
            if (servers.TryGetValue(database, out var server))
                return server;

            return servers[database] = await TestServer.StartAsync(database == DatabaseKind.Postgres ? await PostgresUnlockedAsync() : null);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>For tests that start a server of their own.</summary>
    public async Task<PostgresServer> PostgresAsync()
    {
        await gate.WaitAsync();
        try
        {
            return await PostgresUnlockedAsync();
        }
        finally
        {
            gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in servers.Values)
            await server.DisposeAsync();
        if (postgres is not null)
            await postgres.DisposeAsync();
        gate.Dispose();
    }

    private async Task<PostgresServer> PostgresUnlockedAsync() => postgres ??= await PostgresServer.StartAsync();
}

/// <summary>Runs a theory on SQLite and on PostgreSQL; its one parameter is the <see cref="DatabaseKind"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EachDatabaseAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>([new TheoryDataRow<DatabaseKind>(DatabaseKind.Sqlite), new TheoryDataRow<DatabaseKind>(DatabaseKind.Postgres)]);

    public override bool SupportsDiscoveryEnumeration() => true;

    /// <summary>Each case on each database, for a theory with two parameters.</summary>
    public static TheoryData<string, DatabaseKind> With(IEnumerable<string> cases)
    {
        var data = new TheoryData<string, DatabaseKind>();
        foreach (var each in cases)
        {
            data.Add(each, DatabaseKind.Sqlite);
            data.Add(each, DatabaseKind.Postgres);
        }

        return data;
    }
}
