using Microsoft.Extensions.DependencyInjection;
using Tertulia.Testing;

namespace Tertulia.Platform.Tests.Realtime;

/// <summary>What cannot be found out about access is taken for lost.</summary>
public sealed class RevocationTests(TestServers servers)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task When_access_cannot_be_checked_again_the_connection_is_cut(DatabaseKind database)
    {
        var authorizer = new BreakableAuthorizer();
        await using var server = await TestServer.StartAsync(
            database == DatabaseKind.Postgres ? await servers.PostgresAsync() : null, configure: b => b.Services.AddSingleton<ITopicAuthorizer>(authorizer));
        var owner = (await TestWorkspace.CreateAsync(server)).Owner;
        var thing = Guid.CreateVersion7();
        await InUnitAsync(server, grants =>
        {
            grants.GrantNew(owner.WorkspaceId, thing, PrincipalKind.Person, owner.MemberId, AccessLevel.Viewer);
            return Task.CompletedTask;
        });
        await using var listener = await Listener.ConnectAsync(owner);
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        listener.Hub.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
        Assert.Empty((await listener.SubscribeAsync([Topics.Of(authorizer.Prefix, thing)])).Denied);

        authorizer.Broken = true;
        await InUnitAsync(server, grants => grants.RevokeAsync(owner.WorkspaceId, thing, owner.MemberId, Ct));

        await closed.Task.WaitAsync(TimeSpan.FromSeconds(60), Ct);
    }

    private static async Task InUnitAsync(TestServer server, Func<AccessGrants, Task> work)
    {
        await using var scope = server.Services.CreateAsyncScope();
        await work(scope.ServiceProvider.GetRequiredService<AccessGrants>());
        await scope.ServiceProvider.GetRequiredService<TertuliaDb>().SaveChangesAsync(Ct);
    }

    /// <summary>Allows everything, until the database is away.</summary>
    private sealed class BreakableAuthorizer : ITopicAuthorizer
    {
        public bool Broken { get; set; }

        public string Prefix => "test.thing";

        public Task<IReadOnlySet<Guid>> AllowedAsync(TertuliaDb db, Caller caller, IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
            Broken ? throw new InvalidOperationException("The database is away.") : Task.FromResult<IReadOnlySet<Guid>>(ids.ToHashSet());
    }
}
