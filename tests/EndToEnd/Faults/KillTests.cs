using System.Collections.Concurrent;
using Tertulia.Chat;
using Tertulia.Platform;
using Tertulia.Sdk;
using Tertulia.Testing;

namespace Tertulia.EndToEnd.Tests.Faults;

/// <summary>The promise: what was acknowledged is never lost, whatever happens to the process.</summary>
public sealed class KillTests(TestServers servers)
{
    private const int Writers = 6;
    private const int MessagesEach = 40;
    private const int Kills = 2;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_server_killed_under_load_keeps_every_acknowledged_message_once_and_in_order(DatabaseKind database)
    {
        await using var server = await ServerProcess.StartAsync(null, await DatabaseOptionAsync(database));
        var owner = await server.SetUpAsync();
        var client = new TertuliaClient(owner.Http).Workspace(owner.WorkspaceId);
        var channelId = (await client.Chat.SnapshotAsync(Ct)).Conversations.Single(c => c.Channel.Name == "general").Channel.Id;

        // Somebody listens all the time, and never "reloads the page".
        var heard = new ConcurrentQueue<MessageDto>();
        var reloads = 0;
        await using var listener = new RealtimeConnection(server.Address, owner.WorkspaceId, configure: options => options.Cookies = owner.Cookies);
        listener.EventReceived += e =>
        {
            if (e.Type == MessagePosted.Type)
                heard.Enqueue(System.Text.Json.JsonSerializer.Deserialize<MessagePosted>(e.Data, WireJson.Options)!.Message);
        };
        listener.ReloadRequired += () => Interlocked.Increment(ref reloads);
        listener.Start(ChatTopics.Channel(channelId));
        await listener.EnsureTopicsAsync([ChatTopics.Channel(channelId)], Ct);

        var acknowledged = new ConcurrentQueue<(int Writer, int Number, MessageDto Message)>();
        var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => WriteAsync(client, channelId, writer, acknowledged)));
        for (var kill = 1; kill <= Kills; kill++)
        {
            var enough = Writers * MessagesEach * kill / (Kills + 1);
            while (acknowledged.Count < enough)
                await Task.Delay(5, Ct);
            await server.KillAsync();
            await server.StartAgainAsync();
        }

        await writing;

        var kept = await HistoryAsync(client, channelId);
        Assert.Equal(Enumerable.Range(1, kept.Count).Select(i => (long)i), kept.Select(m => m.Sequence));
        var texts = kept.Where(m => m.Kind == MessageKind.Text).ToList();
        Assert.Equal(Writers * MessagesEach, texts.Count);
        Assert.Equal(texts.Count, texts.Select(m => m.ClientKey).Distinct().Count());
        Assert.All(acknowledged, a => Assert.Contains(texts, m => m.Id == a.Message.Id && m.Sequence == a.Message.Sequence));
        foreach (var writer in texts.GroupBy(m => m.Text.Split('.')[0], StringComparer.Ordinal))
            Assert.Equal(Enumerable.Range(0, MessagesEach), writer.Select(m => int.Parse(m.Text.Split('.')[1], null)));

        while (heard.Count < texts.Count)
            await Task.Delay(5, Ct);
        Assert.Equal(0, reloads);
        Assert.Equal(texts.Select(m => m.Id), heard.Select(m => m.Id));
    }

    /// <summary>As the outbox does: one after another, each again with its own key until it is acknowledged.</summary>
    private static async Task WriteAsync(
        WorkspaceClient client, Guid channelId, int writer, ConcurrentQueue<(int Writer, int Number, MessageDto Message)> acknowledged)
    {
        for (var number = 0; number < MessagesEach; number++)
        {
            var key = Guid.CreateVersion7();
            while (true)
            {
                try
                {
                    acknowledged.Enqueue((writer, number, await client.Chat.Messages.PostAsync(channelId, new($"{writer}.{number}", null, null), key, Ct)));
                    break;
                }
                catch (Exception exception) when (exception is ApiUnreachableException or ApiException { Transient: true })
                {
                    await Task.Delay(20, Ct);
                }
            }
        }
    }

    private static async Task<List<MessageDto>> HistoryAsync(WorkspaceClient client, Guid channelId)
    {
        var all = new List<MessageDto>();
        for (var more = true; more;)
        {
            var window = await client.Chat.Messages.AfterAsync(channelId, all.Count, 100, Ct);
            all.AddRange(window.Messages);
            more = window.HasNewer;
        }

        return all;
    }

    private async Task<string[]> DatabaseOptionAsync(DatabaseKind database) => database == DatabaseKind.Sqlite
        ? []
        : [$"--database={(await servers.PostgresAsync()).ConnectionString};Database=k{Guid.CreateVersion7():N}"];
}
