using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tertulia.Platform;
using Tertulia.Server;

namespace Tertulia.Testing;

/// <summary>The real host on a free port of loopback, with a data folder (and on PostgreSQL a database) of its own.</summary>
public sealed class TestServer : ITestHost, IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly string folder;

    private TestServer(WebApplication app, string folder, DatabaseKind database) => (this.app, this.folder, Database) = (app, folder, database);

    public DatabaseKind Database { get; }

    public IServiceProvider Services => app.Services;

    public Uri Address => new(app.Urls.First());

    /// <param name="postgres">Where to make a database; null for SQLite.</param>
    /// <param name="clock">Null for the system's.</param>
    /// <param name="configure">Further registrations, after the test's defaults and before the modules'.</param>
    public static async Task<TestServer> StartAsync(PostgresServer? postgres, TimeProvider? clock = null, Action<WebApplicationBuilder>? configure = null)
    {
        var folder = Directory.CreateTempSubdirectory("tertulia-test-").FullName;
        var settings = new Dictionary<string, string?>
        {
            ["Tertulia:Data"] = folder,
            ["Logging:LogLevel:Default"] = "Warning",
            ["Tertulia:Database"] = postgres is null ? null : $"{postgres.ConnectionString};Database=t{Guid.CreateVersion7():N};Maximum Pool Size=40",
            ["Tertulia:PasswordIterations"] = "1000",
            ["Tertulia:RateLimits:Anonymous"] = "1000000",
            ["Tertulia:RateLimits:Secret"] = "1000000",
        };
        var app = ServerApp.Build([], builder =>
        {
            builder.Configuration.AddInMemoryCollection(settings);
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Logging.SetMinimumLevel(LogLevel.Warning);
            builder.Logging.AddFilter("Orleans", LogLevel.Error);
            builder.Logging.AddFilter("Microsoft", LogLevel.Error);
            builder.Logging.AddFilter("Microsoft.AspNetCore.SignalR", LogLevel.None);
            builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Error);
            if (clock is not null)
                builder.Services.AddSingleton(clock);
            configure?.Invoke(builder);
        });
        await app.PrepareAsync();
        await app.StartAsync();
        return new(app, folder, postgres is null ? DatabaseKind.Sqlite : DatabaseKind.Postgres);
    }

    /// <summary>
    /// Waits until what has happened so far has had all its effects: the subscribers of the log have read it, and what they wrote about it themselves.
    /// </summary>
    public async Task SettledAsync(CancellationToken ct)
    {
        var subscribers = Services.GetServices<IDurableSubscriber>().ToList();

        // What one subscriber writes another reads; no such chain is longer.
        for (var link = 0; link < 3; link++)
        {
            await using var scope = Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<TertuliaDb>();
            var last = await db.Events.AsNoTracking().OrderByDescending(e => e.Transaction).ThenByDescending(e => e.Sequence).FirstAsync(ct);
            while (await db.HeadAsync(ct) < last.Position)
                await Task.Delay(2, ct);
            foreach (var subscriber in subscribers)
            {
                while (await IsBehindAsync(db, subscriber, last.Position, ct))
                    await Task.Delay(5, ct);
            }
        }
    }

    /// <summary>A client with cookies of its own: another browser.</summary>
    public HttpClient CreateClient() => CreateClient(new CookieContainer());

    /// <summary>A client whose cookies can be handed on, to the hub for one.</summary>
    public HttpClient CreateClient(CookieContainer cookies) =>
        new(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = Address };

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<bool> IsBehindAsync(TertuliaDb db, IDurableSubscriber subscriber, EventPosition end, CancellationToken ct)
    {
        var cursor = await db.SubscriberCursors.AsNoTracking().SingleOrDefaultAsync(c => c.Name == subscriber.Name, ct);
        var waiting = await db.ReadAsync(cursor?.Position ?? EventPosition.Start, subscriber.Types, 1, ct);
        return waiting.Count > 0 && waiting[0].Position <= end;
    }
}
