using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tertulia.Testing;

namespace Tertulia.Platform.Tests.Realtime;

/// <summary>The hub as clients meet it, over WebSockets against the real host.</summary>
public sealed class RealtimeTests(TestServers servers)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task An_event_reaches_those_who_listen_and_nobody_else(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var other = await TestWorkspace.CreateAsync(workspace.Server);
        await using var listener = await Listener.ConnectAsync(workspace.Owner);
        await using var stranger = await Listener.ConnectAsync(other.Owner);
        await listener.SubscribeAsync([Topics.Workspace(workspace.Id)]);
        await stranger.SubscribeAsync([Topics.Workspace(other.Id)]);

        await AppendAsync(workspace, "Nuevo nombre");
        await AppendAsync(other, "Other");

        Assert.Equal("Nuevo nombre", await NextNameAsync(listener));
        Assert.Equal("Other", await NextNameAsync(stranger));
    }

    [Theory, EachDatabase]
    public async Task Topics_that_are_foreign_unknown_or_malformed_are_denied_alike(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var other = await TestWorkspace.CreateAsync(workspace.Server);
        var guest = await workspace.AddMemberAsync("Guest", WorkspaceRole.Guest);
        string[] wrong =
        [
            Topics.Workspace(other.Id), Topics.Member(other.Owner.MemberId), Topics.Member(workspace.Owner.MemberId), Topics.Workspace(workspace.Id),
            "chat.channel:" + Guid.CreateVersion7(), "nothing:" + Guid.CreateVersion7(), "workspace", "workspace:", ":", "", "workspace:*", new string('x', 5_000),
        ];

        await using var listener = await Listener.ConnectAsync(guest);
        var answer = await listener.SubscribeAsync([.. wrong, Topics.Member(guest.MemberId)]);

        Assert.Equal(wrong.Order(), answer.Denied.Order());
    }

    [Theory, EachDatabase]
    public async Task A_workspace_one_is_not_in_looks_like_one_that_does_not_exist(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var other = await TestWorkspace.CreateAsync(workspace.Server);
        await using var listener = await Listener.ConnectAsync(workspace.Owner);

        var foreign = await Assert.ThrowsAnyAsync<Exception>(() => listener.SubscribeAsync([], workspaceId: other.Id));
        var missing = await Assert.ThrowsAnyAsync<Exception>(() => listener.SubscribeAsync([], workspaceId: Guid.CreateVersion7()));

        Assert.Equal(missing.Message, foreign.Message);
    }

    [Theory, EachDatabase]
    public async Task A_client_that_was_cut_off_gets_what_it_missed_in_order_and_once(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var topic = Topics.Workspace(workspace.Id);
        var first = await Listener.ConnectAsync(workspace.Owner);
        await first.SubscribeAsync([topic]);
        await AppendAsync(workspace, "0");
        var last = await first.NextAsync(WorkspaceUpdated.Type);
        await first.DisposeAsync();

        for (var i = 1; i <= 40; i++)
            await AppendAsync(workspace, $"{i}");
        await using var again = await Listener.ConnectAsync(workspace.Owner);
        var resumed = await again.SubscribeAsync([topic], after: last.Position);

        Assert.False(resumed.Reload);
        await AppendAsync(workspace, "live");

        // Where the replay ends the rest comes live, and some of it twice: clients tell by the position.
        var heard = Names(resumed).ToList();
        var position = resumed.Position;
        while (heard.LastOrDefault() != "live")
        {
            var told = await again.NextAsync(WorkspaceUpdated.Type);
            if (told.Position <= position)
                continue;

            heard.Add(told.Data.GetProperty("name").GetString());
            position = told.Position;
        }

        Assert.Equal([.. Enumerable.Range(1, 40).Select(i => $"{i}"), "live"], heard);
    }

    [Theory, EachDatabase]
    public async Task Events_committed_while_a_client_resumes_are_never_lost_between_replay_and_live(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var topic = Topics.Workspace(workspace.Id);
        await using var before = await Listener.ConnectAsync(workspace.Owner);
        var start = (await before.SubscribeAsync([topic])).Position;

        var writing = Task.Run(
            async () =>
            {
                for (var i = 0; i < 120; i++)
                    await AppendAsync(workspace, $"{i}");
            },
            Ct);
        for (var round = 0; round < 6; round++)
        {
            await using var joining = await Listener.ConnectAsync(workspace.Owner);
            var answer = await joining.SubscribeAsync([topic], after: start);
            var seen = answer.Events.Where(e => e.Type == WorkspaceUpdated.Type).ToDictionary(e => e.Position, e => e.Data.GetProperty("name").GetString()!);
            while (seen.Count < 120)
            {
                var live = await joining.NextAsync(WorkspaceUpdated.Type);
                seen[live.Position] = live.Data.GetProperty("name").GetString()!;
            }

            Assert.Equal(Enumerable.Range(0, 120).Select(i => $"{i}"), seen.OrderBy(e => e.Key).Select(e => e.Value));
        }

        await writing;
    }

    [Theory, EachDatabase]
    public async Task Who_missed_very_much_or_comes_from_the_future_is_told_to_reload(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var topic = Topics.Workspace(workspace.Id);
        await using var listener = await Listener.ConnectAsync(workspace.Owner);
        var start = (await listener.SubscribeAsync([topic])).Position;
        await AppendAsync(workspace, "many", times: 1_001);

        Assert.True((await listener.SubscribeAsync([topic], after: start)).Reload);
        Assert.True((await listener.SubscribeAsync([topic], after: new EventPosition(long.MaxValue, long.MaxValue))).Reload);
    }

    [Theory, EachDatabase]
    public async Task Access_that_is_taken_ends_the_listening_before_anything_later_is_told(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var member = await workspace.AddMemberAsync("Eva");
        var resource = Guid.CreateVersion7();
        var topic = Topics.Of("chat.channel", resource);
        await InUnitAsync(workspace, (db, grants, _) =>
        {
            grants.GrantNew(workspace.Id, resource, PrincipalKind.Person, member.MemberId, AccessLevel.Viewer);
            return Task.CompletedTask;
        });
        await using var listener = await Listener.ConnectAsync(member);
        Assert.Empty((await listener.SubscribeAsync([topic, Topics.Member(member.MemberId)])).Denied);

        await AppendAsync(workspace, "before", topic);
        await InUnitAsync(workspace, (_, grants, _) => grants.RevokeAsync(workspace.Id, resource, member.MemberId, Ct));
        await AppendAsync(workspace, "after", topic);
        await AppendAsync(workspace, "end", Topics.Member(member.MemberId));

        Assert.Equal("before", await NextNameAsync(listener));
        Assert.Equal("end", await NextNameAsync(listener));
        Assert.Equal([topic], (await listener.SubscribeAsync([topic])).Denied);
    }

    [Theory, EachDatabase]
    public async Task Presence_and_signals_are_pushed_to_those_who_may_know(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var eva = await workspace.AddMemberAsync("Eva");
        await using var watching = await Listener.ConnectAsync(workspace.Owner);
        await watching.SubscribeAsync([Topics.Workspace(workspace.Id)]);

        var phone = await Listener.ConnectAsync(eva);
        await phone.SubscribeAsync([Topics.Workspace(workspace.Id)]);
        await watching.UntilPresenceAsync(eva.MemberId, Presence.Online);
        await using (var laptop = await Listener.ConnectAsync(eva))
        {
            await laptop.SubscribeAsync([Topics.Workspace(workspace.Id)]);
            await laptop.Hub.InvokeAsync(RealtimeHub.Signal, workspace.Id, Topics.Workspace(workspace.Id), "test.sign", (object?)null, Ct);
            Assert.Equal(eva.MemberId, (await watching.NextSignalAsync()).MemberId);
            await phone.Hub.InvokeAsync(RealtimeHub.Activity, false, Ct);
            await laptop.Hub.InvokeAsync(RealtimeHub.Activity, false, Ct);
            await watching.UntilPresenceAsync(eva.MemberId, Presence.Away);
        }

        await phone.DisposeAsync();
        await watching.UntilPresenceAsync(eva.MemberId, Presence.Offline);
    }

    private static IEnumerable<string?> Names(SubscribeResult result) => result.Events.Select(e => e.Data.GetProperty("name").GetString());

    private static async Task<string> NextNameAsync(Listener listener) => (await listener.NextAsync(WorkspaceUpdated.Type)).Data.As<WorkspaceUpdated>().Name;

    private static Task AppendAsync(TestWorkspace workspace, string name, string? topic = null, int times = 1) => InUnitAsync(workspace, (_, _, events) =>
    {
        for (var i = 0; i < times; i++)
            events.Append(workspace.Id, topic ?? Topics.Workspace(workspace.Id), new WorkspaceUpdated(name, "slug", "en"), actorId: null);
        return Task.CompletedTask;
    });

    private static async Task InUnitAsync(TestWorkspace workspace, Func<TertuliaDb, AccessGrants, EventLog, Task> work)
    {
        await using var scope = workspace.Server.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TertuliaDb>();
        await work(db, scope.ServiceProvider.GetRequiredService<AccessGrants>(), scope.ServiceProvider.GetRequiredService<EventLog>());
        await db.SaveChangesAsync(Ct);
    }
}
