using Microsoft.Extensions.Configuration;
using Tertulia.Platform;
using Tertulia.Testing;

namespace Tertulia.Chat.Tests.Demo;

/// <summary>One server a database with the fictional company in it; tests only look.</summary>
public sealed class DemoServers : IAsyncDisposable
{
    private readonly Dictionary<DatabaseKind, TestServer> servers = [];

    public async Task<TestServer> GetAsync(DatabaseKind database, TestServers others)
    {
        if (!servers.TryGetValue(database, out var server))
            server = servers[database] = await StartAsync(database, others, null, null);
        return server;
    }

    /// <param name="folder">Null for one of its own, thrown away with the server.</param>
    /// <param name="name">The database on PostgreSQL; null for a new one.</param>
    public static async Task<TestServer> StartAsync(DatabaseKind database, TestServers others, string? folder, string? name)
    {
        var postgres = database == DatabaseKind.Postgres ? await others.PostgresAsync() : null;
        var settings = new Dictionary<string, string?> { ["Tertulia:Demo"] = "true" };
        if (folder is not null)
            settings["Tertulia:Data"] = folder;
        if (postgres is not null && name is not null)
            settings["Tertulia:Database"] = $"{postgres.ConnectionString};Database={name};Maximum Pool Size=20";
        return await TestServer.StartAsync(postgres, configure: builder => builder.Configuration.AddInMemoryCollection(settings));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in servers.Values)
            await server.DisposeAsync();
    }
}
