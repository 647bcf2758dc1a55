using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Tertulia.Platform;

namespace Tertulia.Server;

/// <summary>The context on SQLite: its own type because each database has its own stream of migrations.</summary>
internal sealed class SqliteTertuliaDb(DbContextOptions<SqliteTertuliaDb> options, ModuleCatalog modules, WriteGate gate, EventSignal signal)
    : TertuliaDb(options, modules, gate, signal);

/// <summary>The context on PostgreSQL.</summary>
internal sealed class PostgresTertuliaDb(DbContextOptions<PostgresTertuliaDb> options, ModuleCatalog modules, WriteGate gate, EventSignal signal)
    : TertuliaDb(options, modules, gate, signal);

/// <summary>For <c>dotnet ef migrations add</c>, which needs the model and no database.</summary>
internal sealed class SqliteDesignFactory : IDesignTimeDbContextFactory<SqliteTertuliaDb>
{
    public SqliteTertuliaDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteTertuliaDb>().UseSqlite("Data Source=:memory:").UseApplicationServiceProvider(DesignHost.Services).Options, ServerApp.Modules, new WriteGate(), new EventSignal());
}

/// <inheritdoc cref="SqliteDesignFactory"/>
internal sealed class PostgresDesignFactory : IDesignTimeDbContextFactory<PostgresTertuliaDb>
{
    public PostgresTertuliaDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresTertuliaDb>().UseNpgsql("Host=localhost").UseApplicationServiceProvider(DesignHost.Services).Options, ServerApp.Modules, new WriteGate(), new EventSignal());
}

/// <summary>The host's services: what identity is configured to store is part of the model.</summary>
internal static class DesignHost
{
    public static IServiceProvider Services { get; } = ServerApp.Build(["--data", Directory.CreateTempSubdirectory("tertulia-design-").FullName]).Services;
}
