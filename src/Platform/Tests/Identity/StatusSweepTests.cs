using Microsoft.Extensions.DependencyInjection;
using Tertulia.Platform.Tests.Realtime;
using Tertulia.Testing;

namespace Tertulia.Platform.Tests.Identity;

[Collection(ClockServers.Name)]
public sealed class StatusSweepTests(ClockServers servers)
{
    [Theory, EachDatabase]
    public async Task A_status_ends_on_time_and_everybody_is_told(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        await workspace.Owner.PutAsync("members/me/status", new SetStatusRequest("🍽️", "Comiendo", servers.Clock.GetUtcNow().AddHours(1)));
        await using var listener = await Listener.ConnectAsync(workspace.Owner);
        await listener.SubscribeAsync([Topics.Workspace(workspace.Id)]);

        servers.Clock.Advance(TimeSpan.FromMinutes(59));
        await SweepAsync(workspace.Server);
        Assert.NotNull((await workspace.Owner.GetAsync<MemberDto>($"members/{workspace.Owner.MemberId}")).Status);

        servers.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Null((await workspace.Owner.GetAsync<MemberDto>($"members/{workspace.Owner.MemberId}")).Status);
        await SweepAsync(workspace.Server);

        // The setting of it may still have been on its way when the listener came.
        var told = await listener.NextAsync(MemberUpdated.Type);
        while (told.ActorId is not null)
            told = await listener.NextAsync(MemberUpdated.Type);
        Assert.Null(told.Data.As<MemberUpdated>().Member.Status);
    }

    private static async Task SweepAsync(TestServer server)
    {
        await using var scope = server.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetServices<IScheduledTask>().OfType<StatusSweep>().Single().RunAsync(TestContext.Current.CancellationToken);
    }
}
