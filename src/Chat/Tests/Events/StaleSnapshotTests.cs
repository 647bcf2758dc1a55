using Tertulia.Platform;
using Tertulia.Testing;

namespace Tertulia.Chat.Tests.Events;

/// <summary>Stale snapshot + events = fresh snapshot, for each event type, with the real server's events and the browser app's own reducers.</summary>
public sealed class StaleSnapshotTests(TestServers servers)
{
    /// <summary>For the server's own readers of the log; a client learns of a reaction by the message that changed.</summary>
    private static readonly string[] Unheard = [ReactionAdded.Type];

    private static readonly Dictionary<string, Func<Scene, Task>> Stories = new()
    {
        [MessagePosted.Type] = async scene =>
        {
            await scene.Owner.SayAsync(scene.Channel.Id, $"{scene.Ana.Mention()} new, @[channel]");
            await scene.Owner.SayAsync(scene.Channel.Id, "a first reply", scene.Second.Id);
            await scene.Bea.SayAsync(scene.Channel.Id, "shown in the channel too", scene.Root.Id, alsoInChannel: true);
            await scene.Phone.SayAsync(scene.Channel.Id, "from the phone");
            await scene.Owner.SayAsync(scene.Direct.Id, "in private");
        },
        [MessageChanged.Type] = async scene =>
        {
            await scene.Owner.PutAsync($"chat/messages/{scene.Second.Id}", new EditMessageRequest("edited"));
            await scene.Bea.ReactAsync(scene.Second.Id, "👍");
            await scene.Owner.ReactAsync(scene.Reply.Id, "🎉");
            await scene.Phone.DeleteAsync($"chat/messages/{scene.Root.Id}");
        },
        [MessageDeleted.Type] = async scene =>
        {
            await scene.Owner.DeleteAsync($"chat/messages/{scene.Second.Id}");
            await scene.Bea.DeleteAsync($"chat/messages/{scene.Reply.Id}");
            await scene.Owner.DeleteAsync($"chat/messages/{scene.Last.Id}");
            await scene.Phone.DeleteAsync($"chat/messages/{scene.Root.Id}");
        },
        [ChannelCreated.Type] = async scene => await scene.Owner.CreateChannelAsync("fresh", ChannelKind.Public, scene.Ana),
        [ChannelUpdated.Type] = async scene =>
        {
            await scene.Owner.PutAsync($"chat/channels/{scene.Channel.Id}", new UpdateChannelRequest("renamed", "a topic", "a purpose"));
            await scene.Owner.DeleteAsync($"chat/messages/{scene.Last.Id}");
            await scene.Owner.PostAsync($"chat/channels/{scene.Channel.Id}/archive");
        },
        [ChannelMembersChanged.Type] = async scene =>
        {
            await scene.Bea.PostAsync($"chat/channels/{scene.Channel.Id}/leave");
            await scene.Carl.JoinAsync(scene.Channel.Id);
        },
        [ConversationAdded.Type] = async scene =>
        {
            var secret = (await scene.Owner.CreateChannelAsync("secret", ChannelKind.Private)).Channel;
            await scene.Owner.PostAsync($"chat/channels/{secret.Id}/members", new AddMembersRequest([scene.Ana.MemberId]));
            await scene.Bea.SayAsync((await scene.Bea.DirectAsync(scene.Ana)).Channel.Id, "hello");
        },
        [ConversationRemoved.Type] = scene => scene.Owner.DeleteAsync($"chat/channels/{scene.Channel.Id}/members/{scene.Ana.MemberId}"),
        [MembershipChanged.Type] = async scene =>
        {
            await scene.Phone.ReadAsync(scene.Channel.Id, scene.Second.Sequence);
            await scene.Phone.PutAsync($"chat/channels/{scene.Channel.Id}/draft", new SaveDraftRequest("half a thought", null));
            await scene.Phone.SilenceAsync(scene.Direct.Id, NotificationLevel.Mentions, muted: true);
        },
        [ThreadStateChanged.Type] = async scene =>
        {
            await scene.Phone.PutAsync($"chat/messages/{scene.Root.Id}/thread/read", new MarkThreadReadRequest(1));
            await scene.Bea.SayAsync(scene.Channel.Id, "third", scene.Root.Id);
            await scene.Phone.PutAsync($"chat/messages/{scene.Second.Id}/thread/follow", new FollowThreadRequest(true));
            await scene.Phone.PutAsync($"chat/messages/{scene.Root.Id}/thread/follow", new FollowThreadRequest(false));
        },
        [SavedChanged.Type] = async scene =>
        {
            await scene.Phone.PutAsync($"chat/messages/{scene.Second.Id}/saved");
            await scene.Phone.DeleteAsync($"chat/messages/{scene.Root.Id}/saved");
            await scene.Phone.PutAsync($"chat/messages/{scene.Reply.Id}/saved");
        },
    };

    public static TheoryData<string, DatabaseKind> EachStory => EachDatabaseAttribute.With(Stories.Keys);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_event_type_has_its_story() =>
        Assert.Equal(ChatEventTypes.All.Select(ChatEventTypes.NameOf).Order(), Stories.Keys.Concat(Unheard).Order());

    [Theory, MemberData(nameof(EachStory))]
    public async Task Stale_snapshot_and_events_are_a_fresh_snapshot(string type, DatabaseKind database)
    {
        var scene = await Scene.SetAsync(await servers.GetAsync(database));
        var position = await Missed.HeadAsync(scene.Ana, scene.Topics);
        using var stale = await scene.FetchAsync();
        var before = stale.Describe();

        await Stories[type](scene);
        await scene.Workspace.Server.SettledAsync(Ct);

        var missed = await Missed.SinceAsync(scene.Ana, scene.Topics, position);
        Assert.Contains(missed, e => e.Type == type);
        foreach (var happened in missed.Select(e => e.Event).OfType<object>())
        {
            // Twice: what comes by the replay may come live too.
            stale.Apply(happened);
            stale.Apply(happened);
        }

        await stale.LookAsync();
        using var fresh = await scene.FetchAsync();
        Assert.NotEqual(before, fresh.Describe());
        Assert.Equal(fresh.Describe(), stale.Describe());
    }

    [Theory, EachDatabase]
    public async Task What_clients_are_not_to_hear_stands_on_topics_that_they_may_not_join(DatabaseKind database)
    {
        var scene = await Scene.SetAsync(await servers.GetAsync(database));
        await scene.Owner.ReactAsync(scene.Root.Id, "👍");

        Assert.Single(await EventTap.DeniedAsync(scene.Owner, Topics.Of("chat.message", scene.Root.Id)));
    }

    /// <summary>A channel with a thread, a direct message, a saved message: something of everything that an event may change. Ana looks.</summary>
    private sealed record Scene(
        TestWorkspace Workspace, TestMember Ana, TestMember Phone, TestMember Bea, TestMember Carl, ChannelDto Channel, ChannelDto Direct, MessageDto Root, MessageDto Reply, MessageDto Second, MessageDto Last)
    {
        public TestMember Owner => Workspace.Owner;

        public IReadOnlyList<string> Topics => [Platform.Topics.Workspace(Workspace.Id), Platform.Topics.Member(Ana.MemberId), ChatTopics.Channel(Channel.Id), ChatTopics.Channel(Direct.Id)];

        public static async Task<Scene> SetAsync(TestServer server)
        {
            var workspace = await TestWorkspace.CreateAsync(server);
            var (ana, bea, carl) = (await workspace.AddMemberAsync("Ana"), await workspace.AddMemberAsync("Bea"), await workspace.AddMemberAsync("Carl"));
            var channel = (await workspace.Owner.CreateChannelAsync("plans", ChannelKind.Public, ana, bea)).Channel;
            var direct = (await workspace.Owner.DirectAsync(ana)).Channel;
            await workspace.Owner.SayAsync(direct.Id, "hi");
            var root = await ana.SayAsync(channel.Id, "question?");
            await workspace.Owner.SayAsync(channel.Id, "one answer", root.Id);
            var reply = await bea.SayAsync(channel.Id, "another", root.Id);
            var second = await workspace.Owner.SayAsync(channel.Id, "second");
            var last = await workspace.Owner.SayAsync(channel.Id, $"{ana.Mention()} last");
            await ana.PutAsync($"chat/messages/{root.Id}/saved");
            await server.SettledAsync(Ct);
            return new(workspace, ana, await ana.SignInAgainAsync(), bea, carl, channel, direct, root, reply, second, last);
        }

        public Task<Replica> FetchAsync() => Replica.FetchAsync(Ana, [Channel.Id, Direct.Id], [Root.Id, Second.Id]);
    }
}
