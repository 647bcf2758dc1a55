using System.Net;
using Tertulia.Platform;
using Tertulia.Testing;

namespace Tertulia.Chat.Tests.Messages;

public sealed class ListMessagesTests(TestServers servers)
{
    [Theory, EachDatabase]
    public async Task History_is_read_in_windows_both_ways_and_around_a_message(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var channel = (await workspace.Owner.CreateChannelAsync("long")).Channel;
        for (var i = 2; i <= 30; i++)
            await workspace.Owner.SayAsync(channel.Id, $"{i}");

        await AssertWindowAsync("?limit=5", 26, 30, older: true, newer: false);
        await AssertWindowAsync("?before=26&limit=10", 16, 25, older: true, newer: true);
        await AssertWindowAsync("?before=6&limit=10", 1, 5, older: false, newer: true);
        await AssertWindowAsync("?after=25&limit=100", 26, 30, older: true, newer: false);
        await AssertWindowAsync("?after=0&limit=3", 1, 3, older: false, newer: true);
        await AssertWindowAsync("?around=15&limit=10", 10, 19, older: true, newer: true);
        await AssertWindowAsync("?around=1&limit=10", 1, 5, older: false, newer: true);
        await AssertWindowAsync("?around=30&limit=10", 25, 30, older: true, newer: false);
        await AssertWindowAsync("?limit=100", 1, 30, older: false, newer: false);
        Assert.Empty((await workspace.Owner.MessagesAsync(channel.Id, "?after=30")).Messages);

        async Task AssertWindowAsync(string query, long first, long last, bool older, bool newer)
        {
            var window = await workspace.Owner.MessagesAsync(channel.Id, query);
            Assert.Equal(Enumerable.Range((int)first, (int)(last - first + 1)).Select(n => (long)n), window.Messages.Select(m => m.Sequence));
            Assert.Equal((query, older, newer), (query, window.HasOlder, window.HasNewer));
        }
    }

    [Theory, EachDatabase]
    public async Task Windows_that_make_no_sense_are_refused(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var channel = (await workspace.Owner.CreateChannelAsync("plans")).Channel;

        foreach (var query in new[] { "?limit=0", "?limit=101", "?limit=-1", "?before=1&after=2", "?before=x", "?limit=99999999999" })
            Assert.Equal((query, HttpStatusCode.BadRequest), (query, (await workspace.Owner.TryAsync(HttpMethod.Get, $"chat/channels/{channel.Id}/messages{query}")).Status));
        foreach (var query in new[] { "?before=-5", "?after=-9223372036854775808", "?around=9223372036854775807", "?after=9223372036854775807", "?before=-9223372036854775808" })
            Assert.Equal((query, HttpStatusCode.OK), (query, (await workspace.Owner.TryAsync(HttpMethod.Get, $"chat/channels/{channel.Id}/messages{query}")).Status));
    }

    [Theory, EachDatabase]
    public async Task Messages_of_others_are_not_found_by_any_way(DatabaseKind database)
    {
        var server = await servers.GetAsync(database);
        var workspace = await TestWorkspace.CreateAsync(server);
        var ana = await workspace.AddMemberAsync("Ana");
        var stranger = (await TestWorkspace.CreateAsync(server)).Owner;
        var secret = (await workspace.Owner.CreateChannelAsync("secret", ChannelKind.Private)).Channel;
        var message = await workspace.Owner.SayAsync(secret.Id, "secret");

        foreach (var who in new[] { ana, stranger })
        {
            foreach (var (method, path, body) in new (HttpMethod, string, object?)[]
            {
                (HttpMethod.Get, $"chat/messages/{message.Id}", null),
                (HttpMethod.Get, $"chat/messages/{message.Id}/thread", null),
                (HttpMethod.Get, $"chat/channels/{secret.Id}/messages?around={message.Sequence}", null),
                (HttpMethod.Put, $"chat/messages/{message.Id}", new EditMessageRequest("mine now")),
                (HttpMethod.Delete, $"chat/messages/{message.Id}", null),
                (HttpMethod.Put, $"chat/messages/{message.Id}/reactions/%F0%9F%91%8D", null),
                (HttpMethod.Delete, $"chat/messages/{message.Id}/reactions/%F0%9F%91%8D", null),
                (HttpMethod.Put, $"chat/messages/{message.Id}/saved", null),
                (HttpMethod.Put, $"chat/messages/{message.Id}/thread/read", new MarkThreadReadRequest(1)),
                (HttpMethod.Put, $"chat/messages/{message.Id}/thread/follow", new FollowThreadRequest(true)),
                (HttpMethod.Put, $"chat/channels/{secret.Id}/draft", new SaveDraftRequest("x", null)),
            })
                Assert.Equal((path, HttpStatusCode.NotFound), (path, (await who.TryAsync(method, path, body)).Status));
        }
    }
}
