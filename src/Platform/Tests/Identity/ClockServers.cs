using Tertulia.Testing;

namespace Tertulia.Platform.Tests.Identity;

/// <summary>Servers whose time the tests turn. Tests that share them run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class ClockServers(TestServers servers) : IAsyncLifetime, ICollectionFixture<ClockServers>
{
    public const string Name = "clock";

    private readonly Dictionary<DatabaseKind, TestServer> started = [];

    public TurnedClock Clock { get; } = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async Task<TestServer> GetAsync(DatabaseKind database) => started.TryGetValue(database, out var server)
        ? server
        : started[database] = await TestServer.StartAsync(database == DatabaseKind.Postgres ? await servers.PostgresAsync() : null, Clock);

    public async ValueTask DisposeAsync()
    {
        foreach (var server in started.Values)
            await server.DisposeAsync();
    }
}
