using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tertulia.Sdk;
using Tertulia.Testing;

namespace Tertulia.Platform.Tests.Client;

/// <summary>The SDK's connection against the real host, over a network that is cut.</summary>
public sealed class RealtimeOverNetworkTests(TestServers servers)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task After_a_cut_it_hears_all_that_it_missed_once_and_in_order(DatabaseKind database)
    {
        await using var client = await Client.ConnectAsync(await TestWorkspace.CreateAsync(await servers.GetAsync(database)));
        await client.TellAsync("before");
        Assert.Equal("before", await client.NextAsync());

        for (var round = 0; round < 3; round++)
        {
            client.Cable.Cut();
            await client.UntilAsync(RealtimeState.Reconnecting);
            for (var i = 0; i < 20; i++)
                await client.TellAsync($"{round}.{i}");
            client.Cable.Mend();
            client.Connection.ReconnectNow();
            await client.UntilAsync(RealtimeState.Online);
            await client.TellAsync($"{round}.live");

            for (var i = 0; i < 20; i++)
                Assert.Equal($"{round}.{i}", await client.NextAsync());
            Assert.Equal($"{round}.live", await client.NextAsync());
        }

        Assert.Equal(0, client.Reloads);
        Assert.Equal(client.Heard.Select(e => e.Position).Distinct().Order(), client.Heard.Select(e => e.Position));
    }

    [Theory, EachDatabase]
    public async Task Cut_while_much_is_told_it_misses_nothing(DatabaseKind database)
    {
        const int Told = 150;
        await using var client = await Client.ConnectAsync(await TestWorkspace.CreateAsync(await servers.GetAsync(database)));
        var telling = Task.Run(
            async () =>
            {
                for (var i = 0; i < Told; i++)
                    await client.TellAsync($"{i}");
            },
            Ct);

        for (var i = 0; i < Told; i++)
        {
            Assert.Equal($"{i}", await client.NextAsync());
            if (i % 40 == 20)
            {
                client.Cable.Cut();
                client.Cable.Mend();
                await client.UntilAsync(RealtimeState.Reconnecting);
                client.Connection.ReconnectNow();
            }
        }

        await telling;
        Assert.Equal(0, client.Reloads);
    }

    [Theory, EachDatabase]
    public async Task Who_missed_too_much_is_told_to_reload_and_hears_what_comes_after(DatabaseKind database)
    {
        await using var client = await Client.ConnectAsync(await TestWorkspace.CreateAsync(await servers.GetAsync(database)));
        client.Cable.Cut();
        await client.UntilAsync(RealtimeState.Reconnecting);
        await client.TellAsync("many", times: 1_001);
        var end = await client.HeadAsync();

        client.Cable.Mend();
        client.Connection.ReconnectNow();
        await client.UntilAsync(RealtimeState.Online);
        await client.TellAsync("after");

        Assert.Equal("after", await client.NextAsync());
        Assert.Equal(1, client.Reloads);
        Assert.True(client.Heard.Single().Position > end);
    }

    [Theory, EachDatabase]
    public async Task Access_that_was_taken_meanwhile_is_denied_on_return_and_nothing_more_is_heard(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var resource = Guid.CreateVersion7();
        var topic = Topics.Of("chat.channel", resource);
        await using var client = await Client.ConnectAsync(workspace, async client =>
        {
            await client.InUnitAsync((grants, _) =>
            {
                grants.GrantNew(workspace.Id, resource, PrincipalKind.Person, workspace.Owner.MemberId, AccessLevel.Viewer);
                return Task.CompletedTask;
            });
            return topic;
        });
        await client.TellAsync("allowed", topic);
        Assert.Equal("allowed", await client.NextAsync());

        client.Cable.Cut();
        await client.UntilAsync(RealtimeState.Reconnecting);
        await client.TellAsync("told before the end, not to be heard after it", topic);
        await client.InUnitAsync((grants, _) => grants.RevokeAsync(workspace.Id, resource, workspace.Owner.MemberId, Ct));
        client.Cable.Mend();
        client.Connection.ReconnectNow();
        await client.UntilAsync(RealtimeState.Online);
        await client.TellAsync("secret", topic);
        await client.TellAsync("open");

        Assert.Equal("open", await client.NextAsync());
        Assert.Equal([topic], client.Denied);
    }

    [Theory, EachDatabase]
    public async Task A_session_that_is_ended_elsewhere_stays_offline(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        await using var client = await Client.ConnectAsync(workspace);
        var phone = await workspace.Owner.SignInAgainAsync();

        await phone.DeleteAsync("/api/me/sessions");
        await client.UntilAsync(RealtimeState.Reconnecting);
        client.Connection.ReconnectNow();
        await client.TellAsync("not for them");
        await client.UntilAttemptAsync();

        Assert.Equal(RealtimeState.Reconnecting, client.Connection.State);
        Assert.Empty(client.Heard);
    }

    /// <summary>A program of the owner's that listens to the workspace.</summary>
    private sealed class Client : IAsyncDisposable
    {
        private readonly TestWorkspace workspace;
        private readonly Channel<RealtimeState> states = Channel.CreateUnbounded<RealtimeState>();
        private readonly Channel<string> names = Channel.CreateUnbounded<string>();
        private readonly Channel<bool> attempts = Channel.CreateUnbounded<bool>();
        private int reloads;

        private Client(TestWorkspace workspace)
        {
            this.workspace = workspace;
            Cable = new CutCable(workspace.Server.Address);
            Connection = new RealtimeConnection(Open, workspace.Id, TimeProvider.System, new Random(1));
            Connection.StateChanged += state => states.Writer.TryWrite(state);
            Connection.ReloadRequired += () => Interlocked.Increment(ref reloads);
            Connection.TopicsDenied += topics => Array.ForEach([.. topics], Denied.Add);
            Connection.EventReceived += e =>
            {
                Heard.Enqueue(e);
                names.Writer.TryWrite(e.Data.GetProperty("name").GetString()!);
            };
        }

        public CutCable Cable { get; }

        public RealtimeConnection Connection { get; }

        public ConcurrentQueue<EventEnvelope> Heard { get; } = new();

        public ConcurrentBag<string> Denied { get; } = [];

        public int Reloads => Volatile.Read(ref reloads);

        /// <summary>Connected, and listening to the workspace and one topic more.</summary>
        public static async Task<Client> ConnectAsync(TestWorkspace workspace, Func<Client, Task<string>>? more = null)
        {
            await workspace.Server.SettledAsync(Ct);
            var client = new Client(workspace);
            string[] topics = more is null ? [Topics.Workspace(workspace.Id)] : [Topics.Workspace(workspace.Id), await more(client)];
            client.Connection.Start(topics);
            await client.UntilAsync(RealtimeState.Online);
            return client;
        }

        public ValueTask<string> NextAsync() => names.Reader.ReadAsync(Ct);

        public async Task UntilAsync(RealtimeState state)
        {
            while (await states.Reader.ReadAsync(Ct) != state)
            {
            }
        }

        /// <summary>Until it has tried to connect once more, in vain.</summary>
        public async Task UntilAttemptAsync()
        {
            while (attempts.Reader.TryRead(out _))
            {
            }

            await attempts.Reader.ReadAsync(Ct);
        }

        public Task TellAsync(string name, string? topic = null, int times = 1) => InUnitAsync((_, events) =>
        {
            for (var i = 0; i < times; i++)
                events.Append(workspace.Id, topic ?? Topics.Workspace(workspace.Id), new WorkspaceUpdated(name, "slug", "en"), actorId: null);
            return Task.CompletedTask;
        });

        public async Task InUnitAsync(Func<AccessGrants, EventLog, Task> act)
        {
            await using var scope = workspace.Server.Services.CreateAsyncScope();
            await act(scope.ServiceProvider.GetRequiredService<AccessGrants>(), scope.ServiceProvider.GetRequiredService<EventLog>());
            await scope.ServiceProvider.GetRequiredService<TertuliaDb>().SaveChangesAsync(Ct);
        }

        public async Task<EventPosition> HeadAsync()
        {
            await using var scope = workspace.Server.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<TertuliaDb>();
            return (await db.Events.AsNoTracking().Where(e => e.WorkspaceId == workspace.Id).OrderByDescending(e => e.Transaction).ThenByDescending(e => e.Sequence).FirstAsync(Ct)).Position;
        }

        public async ValueTask DisposeAsync()
        {
            await Connection.DisposeAsync();
            Cable.Dispose();
        }

        private Transport Open() => new(new SignalRTransport(Cable.Address, options => options.Headers["Cookie"] = workspace.Owner.Cookies.GetCookieHeader(workspace.Server.Address)), attempts.Writer);
    }

    /// <summary>Tells of attempts that failed.</summary>
    private sealed class Transport(SignalRTransport inner, ChannelWriter<bool> failed) : IRealtimeTransport
    {
        public async Task OpenAsync(IRealtimeSink sink, CancellationToken ct)
        {
            try
            {
                await inner.OpenAsync(sink, ct);
            }
            catch
            {
                failed.TryWrite(true);
                throw;
            }
        }

        public Task<SubscribeResult> SubscribeAsync(SubscribeRequest request, CancellationToken ct) => inner.SubscribeAsync(request, ct);

        public Task UnsubscribeAsync(IReadOnlyList<string> topics, CancellationToken ct) => inner.UnsubscribeAsync(topics, ct);

        public Task SignalAsync(Guid workspaceId, string topic, string name, System.Text.Json.JsonElement? data, CancellationToken ct) => inner.SignalAsync(workspaceId, topic, name, data, ct);

        public Task ActivityAsync(bool active, CancellationToken ct) => inner.ActivityAsync(active, ct);

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
