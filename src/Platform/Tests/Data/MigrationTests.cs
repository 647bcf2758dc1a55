using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tertulia.Testing;

namespace Tertulia.Platform.Tests.Data;

public sealed class MigrationTests(TestServers servers)
{
    [Theory, EachDatabase]
    public async Task The_migrations_tell_the_whole_model(DatabaseKind database)
    {
        var server = await servers.GetAsync(database);
        await using var scope = server.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TertuliaDb>();

        Assert.False(db.Database.HasPendingModelChanges(), "The model has changed: add a migration to both streams (docs/add-a-feature.md).");
        Assert.Empty(await db.Database.GetPendingMigrationsAsync(TestContext.Current.CancellationToken));
    }
}
