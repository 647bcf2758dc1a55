using Microsoft.EntityFrameworkCore;
using Tertulia.Chat;
using Tertulia.Platform;
using Tertulia.Platform.Demo;
using Tertulia.Projects;

namespace Tertulia.Server;

/// <summary>Puts the server together: modules, database, cluster, pipeline.</summary>
public static class ServerApp
{
    /// <summary>The modules of this product. A new one is added here and nowhere else on the server.</summary>
    public static ModuleCatalog Modules { get; } = new([new PlatformModule(), new ChatModule(), new ProjectsModule()]);

    private static readonly Dictionary<string, string> Flags = new()
    {
        ["--urls"] = "Tertulia:Urls",
        ["--data"] = "Tertulia:Data",
        ["--database"] = "Tertulia:Database",
        ["--redis"] = "Tertulia:Redis",
        ["--node-address"] = "Tertulia:NodeAddress",
        ["--node-port"] = "Tertulia:NodePort",
        ["--public-url"] = "Tertulia:PublicUrl",
        ["--demo"] = "Tertulia:Demo",
    };

    /// <summary>Builds the application; <paramref name="configure"/> lets tests put in their clock and folders before modules register.</summary>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = [], ContentRootPath = AppContext.BaseDirectory });

        // A flag alone means yes; the configuration's reader wants a value.
        builder.Configuration.AddCommandLine([.. args.Select(a => a == "--demo" ? "--demo=true" : a)], Flags);
        builder.Services.AddSingleton(TimeProvider.System);
        configure?.Invoke(builder);

        var options = builder.Configuration.GetSection(ServerOptions.Section).Get<ServerOptions>() ?? new();
        MakeFolder(options.Data);
        Listening.Configure(builder, options);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(Modules);
        AddDatabase(builder, options);
        ClusterSetup.Add(builder, options);
        Pipeline.AddServices(builder, options);
        foreach (var module in Modules.Modules)
            module.AddServices(builder);

        var app = builder.Build();
        Pipeline.Use(app);
        foreach (var module in Modules.Modules)
            module.MapEndpoints(ModuleEndpoints.Create(app));
        return app;
    }

    /// <summary>Brings the database up to date; run before the server answers.</summary>
    public static async Task<DemoOutcome> PrepareAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TertuliaDb>();
        await db.Database.MigrateAsync();
        foreach (var initializer in scope.ServiceProvider.GetServices<ISchemaInitializer>())
            await initializer.RunAsync(db, CancellationToken.None);
        return scope.ServiceProvider.GetRequiredService<ServerOptions>().Demo
            ? await scope.ServiceProvider.GetRequiredService<DemoSeeder>().SeedAsync(CancellationToken.None) ? DemoOutcome.Seeded : DemoOutcome.NotEmpty
            : DemoOutcome.NotAsked;
    }

    /// <summary>It holds what everybody wrote and the keys to everybody's session: other users of the machine have no business there.</summary>
    private static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>A list of ids is one parameter, as on PostgreSQL: by default each is one of its own, and the statement is written anew at every call.</summary>
    private static void UseSqlite(DbContextOptionsBuilder db, string path) => db
        .UseSqlite($"Data Source={path}", sqlite => sqlite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter))
        .AddInterceptors(SqlitePragmas.Instance);

    private static void AddDatabase(WebApplicationBuilder builder, ServerOptions options)
    {
        if (options.Database is { } postgres)
            builder.Services.AddDbContextPool<TertuliaDb, PostgresTertuliaDb>(db => db.UseNpgsql(postgres));
        else
            builder.Services.AddDbContextPool<TertuliaDb, SqliteTertuliaDb>(db => UseSqlite(db, Path.Combine(options.Data, "tertulia.db")));
    }
}
