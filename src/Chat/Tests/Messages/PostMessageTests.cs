using System.Net;
using Tertulia.Platform;
using Tertulia.Testing;

namespace Tertulia.Chat.Tests.Messages;

public sealed class PostMessageTests(TestServers servers)
{
    [Theory, EachDatabase]
    public async Task A_message_arrives_as_typed_with_the_next_number(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var channel = (await workspace.Owner.CreateChannelAsync("plans")).Channel;
        var key = Guid.CreateVersion7();

        var message = await workspace.Owner.SayAsync(channel.Id, "**Hola** <script>alert(1)</script>\n\tfin", key: key);

        Assert.Equal("**Hola** <script>alert(1)</script>\n\tfin", message.Text);
        Assert.Equal((channel.LastSequence + 1, key, MessageKind.Text, 1), (message.Sequence, message.ClientKey, message.Kind, message.Version));
        var window = await workspace.Owner.MessagesAsync(channel.Id);
        Wire.AssertSame(message, window.Messages[^1]);
        Assert.False(window.HasOlder || window.HasNewer);
    }

    [Theory, EachDatabase]
    public async Task A_retry_with_the_same_key_returns_the_first_message(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var channel = (await workspace.Owner.CreateChannelAsync("plans")).Channel;
        var key = Guid.CreateVersion7();

        var first = await workspace.Owner.SayAsync(channel.Id, "once", key: key);
        var retries = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => workspace.Owner.SayAsync(channel.Id, "once", key: key)));

        Assert.All(retries, retry => Wire.AssertSame(first, retry));
        Assert.Single((await workspace.Owner.MessagesAsync(channel.Id)).Messages, m => m.Kind == MessageKind.Text);
    }

    [Theory, EachDatabase]
    public async Task Requests_with_one_key_that_race_make_one_message(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var channel = (await workspace.Owner.CreateChannelAsync("plans")).Channel;
        var key = Guid.CreateVersion7();

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => workspace.Owner.SayAsync(channel.Id, "once", key: key)));

        Assert.Single(answers.Select(a => a.Id).Distinct());
        Assert.Single((await workspace.Owner.MessagesAsync(channel.Id)).Messages, m => m.Kind == MessageKind.Text);
    }

    [Theory, EachDatabase]
    public async Task A_key_is_required_and_must_be_a_uuid(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var channel = (await workspace.Owner.CreateChannelAsync("plans")).Channel;

        var answer = await workspace.Owner.TryAsync(HttpMethod.Post, $"chat/channels/{channel.Id}/messages", new PostMessageRequest("no key", null, null));

        answer.AssertRefused(HttpStatusCode.BadRequest, ProblemCodes.Invalid);
    }

    [Theory, EachDatabase]
    public async Task Parallel_posts_are_numbered_densely_and_their_events_come_in_that_order(DatabaseKind database)
    {
        const int authors = 6, each = 15;
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var channel = (await workspace.Owner.CreateChannelAsync("rush")).Channel;
        var other = (await workspace.Owner.CreateChannelAsync("beside")).Channel;
        await using var tap = await EventTap.OpenAsync(workspace.Owner, channel.Id, other.Id);

        // Several browsers of one person, and a second channel whose transactions interleave with the first one's.
        var posts = await Task.WhenAll(Enumerable.Range(0, authors).Select(async author =>
        {
            var posted = new List<MessageDto>();
            for (var i = 0; i < each; i++)
            {
                posted.Add(await workspace.Owner.SayAsync(channel.Id, $"{author}.{i}"));
                if (author % 2 == 0)
                    await workspace.Owner.SayAsync(other.Id, $"{author}.{i}");
            }

            return posted;
        }));

        var first = channel.LastSequence + 1;
        var expected = Enumerable.Range(0, authors * each).Select(i => first + i).ToList();
        Assert.Equal(expected, posts.SelectMany(p => p).Select(m => m.Sequence).Order());
        var heard = new List<long>();
        while (heard.Count < authors * each)
            heard.Add((await tap.NextAsync<MessagePosted>(e => e.Message.ChannelId == channel.Id && e.Message.Kind == MessageKind.Text)).Message.Sequence);
        Assert.Equal(expected, heard);
        Assert.Equal(expected[^1], (await workspace.Owner.ChannelAsync(channel.Id)).Channel.LastSequence);
    }

    [Theory, EachDatabase]
    public async Task The_event_carries_the_message_as_it_can_be_fetched(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var ana = await workspace.AddMemberAsync("Ana");
        var channel = (await workspace.Owner.CreateChannelAsync("plans", ChannelKind.Public, ana)).Channel;
        await using var tap = await EventTap.OpenAsync(ana, channel.Id);

        var posted = await workspace.Owner.SayAsync(channel.Id, $"look {ana.Mention()} and @[here]");

        var (envelope, happened) = await tap.NextEnvelopeAsync<MessagePosted>(e => e.Message.Id == posted.Id);
        Wire.AssertSame(await ana.MessageAsync(posted.Id), happened.Message);
        Assert.Equal((ChatTopics.Channel(channel.Id), (Guid?)workspace.Owner.MemberId, (Guid?)posted.Id), (envelope.Topic, envelope.ActorId, envelope.SubjectId));
        Assert.Equal([ana.MemberId], happened.MentionedIds);
        Assert.True(happened.MentionsAll);
    }

    [Theory, EachDatabase]
    public async Task Only_members_may_post_and_strangers_learn_nothing(DatabaseKind database)
    {
        var server = await servers.GetAsync(database);
        var workspace = await TestWorkspace.CreateAsync(server);
        var (ana, guest) = (await workspace.AddMemberAsync("Ana"), await workspace.AddMemberAsync("Gus", WorkspaceRole.Guest));
        var stranger = (await TestWorkspace.CreateAsync(server)).Owner;
        var open = (await workspace.Owner.CreateChannelAsync("open")).Channel;
        var secret = (await workspace.Owner.CreateChannelAsync("secret", ChannelKind.Private)).Channel;

        (await ana.TrySayAsync(open.Id, "not joined")).AssertRefused(HttpStatusCode.Forbidden, ChatProblemCodes.NotAMember);
        (await ana.TrySayAsync(secret.Id, "hidden")).AssertRefused(HttpStatusCode.NotFound, ProblemCodes.NotFound);
        (await guest.TrySayAsync(open.Id, "not invited")).AssertRefused(HttpStatusCode.NotFound, ProblemCodes.NotFound);
        (await stranger.TrySayAsync(open.Id, "other workspace")).AssertRefused(HttpStatusCode.NotFound, ProblemCodes.NotFound);
        (await workspace.Owner.TrySayAsync(Guid.CreateVersion7(), "nowhere")).AssertRefused(HttpStatusCode.NotFound, ProblemCodes.NotFound);
    }

    [Theory, EachDatabase]
    public async Task Empty_and_huge_texts_are_refused(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var channel = (await workspace.Owner.CreateChannelAsync("plans")).Channel;

        (await workspace.Owner.TrySayAsync(channel.Id, " \n\t ")).AssertRefused(HttpStatusCode.BadRequest, ChatProblemCodes.Empty);
        (await workspace.Owner.TrySayAsync(channel.Id, new string('x', 12_001))).AssertRefused(HttpStatusCode.BadRequest, ChatProblemCodes.TooLong);
        Assert.Equal(12_000, (await workspace.Owner.SayAsync(channel.Id, new string('ñ', 12_000))).Text.Length);
        (await workspace.Owner.TrySayAsync(channel.Id, "with a file", files: Guid.CreateVersion7())).AssertRefused(HttpStatusCode.BadRequest, ProblemCodes.Invalid);
        (await workspace.Owner.TrySayAsync(channel.Id, "reply", Guid.CreateVersion7())).AssertRefused(HttpStatusCode.BadRequest, ProblemCodes.Invalid);
    }

    [Theory, EachDatabase]
    public async Task Control_characters_are_taken_out_and_everything_else_stays(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var channel = (await workspace.Owner.CreateChannelAsync("plans")).Channel;

        var message = await workspace.Owner.SayAsync(channel.Id, "a\0b\u0007c\r\nd\te \u202Ef 👩‍👩‍👧 ' OR 1=1; --");

        Assert.Equal("abc\nd\te \u202Ef 👩‍👩‍👧 ' OR 1=1; --", message.Text);
        Assert.Equal(message.Text, (await workspace.Owner.MessageAsync(message.Id)).Text);
    }
}
