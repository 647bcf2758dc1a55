using System.Net;
using Tertulia.Platform;
using Tertulia.Testing;

namespace Tertulia.Chat.Tests.Channels;

public sealed class ChannelTests(TestServers servers)
{
    [Theory, EachDatabase]
    public async Task A_workspace_begins_with_general_and_newcomers_but_guests_are_in_it(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var ana = await workspace.AddMemberAsync("Ana");
        var guest = await workspace.AddMemberAsync("Gus", WorkspaceRole.Guest);

        var general = (await ana.SnapshotAsync()).Conversations.Single();
        Assert.Equal(("general", ChannelKind.Public, 2), (general.Channel.Name, general.Channel.Kind, general.Channel.MemberCount));
        Assert.Empty((await guest.SnapshotAsync()).Conversations);
        Assert.Equal(HttpStatusCode.NotFound, (await guest.TryAsync(HttpMethod.Get, $"chat/channels/{general.Channel.Id}")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await workspace.Owner.TryAsync(HttpMethod.Post, $"chat/channels/{general.Channel.Id}/archive")).Status);
    }

    [Theory, EachDatabase]
    public async Task A_public_channel_is_announced_to_all_and_a_private_one_to_its_members_alone(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var (ana, bea) = (await workspace.AddMemberAsync("Ana"), await workspace.AddMemberAsync("Bea"));
        await using var anasTap = await EventTap.OpenAsync(ana);
        await using var beasTap = await EventTap.OpenAsync(bea);

        var secret = await workspace.Owner.CreateChannelAsync("secret", ChannelKind.Private, ana);
        var open = await workspace.Owner.CreateChannelAsync("Diseño Web");

        Assert.Equal("diseño-web", open.Channel.Name);
        Wire.AssertSame(open.Channel, (await beasTap.NextAsync<ChannelCreated>(e => e.Channel.Id == open.Channel.Id)).Channel);
        var added = await anasTap.NextAsync<ConversationAdded>(e => e.Conversation.Channel.Id == secret.Channel.Id);
        Wire.AssertSame(await ana.ChannelAsync(secret.Channel.Id), added.Conversation);
        Wire.AssertSame(await workspace.Owner.ChannelAsync(secret.Channel.Id), secret);
        Assert.DoesNotContain(beasTap.Drain(), e => e.Data.GetRawText().Contains(secret.Channel.Id.ToString(), StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await bea.TryAsync(HttpMethod.Get, $"chat/channels/{secret.Channel.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await bea.TryAsync(HttpMethod.Get, $"chat/channels/{secret.Channel.Id}/members")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await bea.TryAsync(HttpMethod.Post, $"chat/channels/{secret.Channel.Id}/join")).Status);
    }

    [Theory, EachDatabase]
    public async Task Names_are_unique_whatever_their_case_and_odd_ones_are_refused(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        await workspace.Owner.CreateChannelAsync("plans");

        foreach (var taken in new[] { "Plans", "#PLANS", " plans " })
            (await CreateAsync(taken)).AssertRefused(HttpStatusCode.Conflict, ChatProblemCodes.NameTaken);
        foreach (var odd in new[] { "", "  ", "#", "a/b", "<b>", "a\0b", "--", new string('x', 81), "../etc", "a,b" })
            (await CreateAsync(odd)).AssertRefused(HttpStatusCode.BadRequest, ProblemCodes.Invalid);
        foreach (var fine in new[] { "данные", "日本語", "हिन्दी", "r2_d2", new string('y', 80) })
            Assert.Equal(HttpStatusCode.OK, (await CreateAsync(fine)).Status);

        Task<ApiAnswer<ConversationDto>> CreateAsync(string name) =>
            workspace.Owner.TryAsync<ConversationDto>(HttpMethod.Post, "chat/channels", new CreateChannelRequest(name, ChannelKind.Public, null, null));
    }

    [Theory, EachDatabase]
    public async Task Of_many_who_want_one_name_at_once_one_gets_it(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            workspace.Owner.TryAsync<ConversationDto>(HttpMethod.Post, "chat/channels", new CreateChannelRequest("wanted", ChannelKind.Public, null, null))));

        Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
        Assert.All(answers.Where(a => a.Status != HttpStatusCode.OK), a => Assert.Equal(ChatProblemCodes.NameTaken, a.Code));
    }

    [Theory, EachDatabase]
    public async Task Guests_see_what_they_were_given_and_make_nothing(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var guest = await workspace.AddMemberAsync("Gus", WorkspaceRole.Guest);
        var given = (await workspace.Owner.CreateChannelAsync("given", ChannelKind.Public, guest)).Channel;
        await workspace.Owner.CreateChannelAsync("other");

        Assert.Equal(["given"], (await guest.GetAsync<Page<ChannelSummaryDto>>("chat/channels")).Items.Select(c => c.Channel.Name));
        Assert.Equal(HttpStatusCode.OK, (await guest.TrySayAsync(given.Id, "hello")).Status);
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await guest.TryAsync(HttpMethod.Post, "chat/channels", new CreateChannelRequest("mine", ChannelKind.Public, null, null))).Status);
        await workspace.Owner.DeleteAsync($"chat/channels/{given.Id}/members/{guest.MemberId}");
        Assert.Equal(HttpStatusCode.NotFound, (await guest.TrySayAsync(given.Id, "gone")).Status);
    }

    [Theory, EachDatabase]
    public async Task Browsing_folds_accents_and_tells_what_is_joined(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var ana = await workspace.AddMemberAsync("Ana");
        var channel = (await workspace.Owner.CreateChannelAsync("diseño-gráfico")).Channel;
        await workspace.Owner.CreateChannelAsync("secret-diseno", ChannelKind.Private);

        var found = await ana.GetAsync<Page<ChannelSummaryDto>>("chat/channels?query=DISENO");
        Assert.Equal([(channel.Id, false)], found.Items.Select(c => (c.Channel.Id, c.Joined)));
        await ana.JoinAsync(channel.Id);
        Assert.True((await ana.GetAsync<Page<ChannelSummaryDto>>("chat/channels?query=grafico")).Items.Single().Joined);
        Assert.Empty((await ana.GetAsync<Page<ChannelSummaryDto>>("chat/channels?query=%25")).Items);
    }

    [Theory, EachDatabase]
    public async Task Joining_and_leaving_are_told_and_leave_lines(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var ana = await workspace.AddMemberAsync("Ana");
        var channel = (await workspace.Owner.CreateChannelAsync("open")).Channel;
        await using var tap = await EventTap.OpenAsync(workspace.Owner, channel.Id);
        await using var anasTap = await EventTap.OpenAsync(ana);

        var joined = await ana.JoinAsync(channel.Id);
        Wire.AssertSame(joined, await ana.JoinAsync(channel.Id));

        Wire.AssertSame(joined, (await anasTap.NextAsync<ConversationAdded>(e => e.Conversation.Channel.Id == channel.Id)).Conversation);
        Assert.Equal(joined.Channel.LastSequence, joined.Membership!.LastReadSequence);
        var came = await tap.NextAsync<ChannelMembersChanged>(e => e.Joined.Count > 0);
        Assert.Equal([ana.MemberId], came.Joined);
        Assert.Equal(2, came.MemberCount);
        Assert.Equal(ana.MemberId, (await tap.NextAsync<MessagePosted>(e => e.Message.Kind == MessageKind.Joined)).Message.AuthorId);

        await ana.PostAsync($"chat/channels/{channel.Id}/leave");
        Assert.Equal(channel.Id, (await anasTap.NextAsync<ConversationRemoved>()).ChannelId);
        var went = await tap.NextAsync<ChannelMembersChanged>(e => e.Left.Count > 0);
        Assert.Equal([ana.MemberId], went.Left);
        Assert.Equal(1, went.MemberCount);
        Assert.Equal(MessageKind.Left, (await tap.NextAsync<MessagePosted>()).Message.Kind);
        Assert.Null((await ana.ChannelAsync(channel.Id)).Membership);
        Assert.Equal(1, (await ana.ChannelAsync(channel.Id)).Channel.MemberCount);
    }

    [Theory, EachDatabase]
    public async Task Who_is_removed_from_a_private_channel_hears_and_sees_no_more_of_it(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var (ana, bea) = (await workspace.AddMemberAsync("Ana"), await workspace.AddMemberAsync("Bea"));
        var secret = (await workspace.Owner.CreateChannelAsync("secret", ChannelKind.Private, ana, bea)).Channel;
        await using var tap = await EventTap.OpenAsync(ana, secret.Id);

        (await bea.TryAsync(HttpMethod.Delete, $"chat/channels/{secret.Id}/members/{ana.MemberId}")).AssertRefused(HttpStatusCode.Forbidden, ProblemCodes.Forbidden);
        await workspace.Owner.DeleteAsync($"chat/channels/{secret.Id}/members/{ana.MemberId}");
        await workspace.Owner.SayAsync(secret.Id, "she cannot hear this");
        await workspace.Owner.CreateChannelAsync("a-sign-that-all-was-heard");

        Assert.Equal(secret.Id, (await tap.NextAsync<ConversationRemoved>()).ChannelId);
        await tap.NextAsync<ChannelCreated>(e => e.Channel.Name == "a-sign-that-all-was-heard");
        Assert.DoesNotContain(tap.Drain(), e => e.Data.GetRawText().Contains("she cannot hear this", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await ana.TryAsync(HttpMethod.Get, $"chat/channels/{secret.Id}/messages")).Status);
    }

    [Theory, EachDatabase]
    public async Task When_the_last_manager_of_a_private_channel_leaves_the_longest_member_takes_over(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var (ana, bea) = (await workspace.AddMemberAsync("Ana"), await workspace.AddMemberAsync("Bea"));
        var secret = (await ana.CreateChannelAsync("secret", ChannelKind.Private, bea)).Channel;

        await ana.PostAsync($"chat/channels/{secret.Id}/leave");

        Assert.True((await bea.GetAsync<Page<ChannelMemberDto>>($"chat/channels/{secret.Id}/members")).Items.Single().Manager);
        Assert.Equal("renamed", (await bea.PutAsync<ChannelDto>($"chat/channels/{secret.Id}", new UpdateChannelRequest("renamed", null, null))).Name);
    }

    [Theory, EachDatabase]
    public async Task Members_set_the_topic_and_managers_and_administrators_rename(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var (ana, bea) = (await workspace.AddMemberAsync("Ana"), await workspace.AddMemberAsync("Bea"));
        var channel = (await ana.CreateChannelAsync("plans", ChannelKind.Public, bea)).Channel;
        await using var tap = await EventTap.OpenAsync(bea, channel.Id);

        var described = await bea.PutAsync<ChannelDto>($"chat/channels/{channel.Id}", new UpdateChannelRequest("plans", "Next\nweek", "Why"));
        Assert.Equal(("Next week", "Why"), (described.Topic, described.Purpose));
        var told = await tap.NextAsync<ChannelUpdated>();
        Wire.AssertSame((await bea.ChannelAsync(channel.Id)).Channel, told.Channel);

        (await bea.TryAsync(HttpMethod.Put, $"chat/channels/{channel.Id}", new UpdateChannelRequest("mine", null, null)))
            .AssertRefused(HttpStatusCode.Forbidden, ProblemCodes.Forbidden);
        var renamed = await workspace.Owner.PutAsync<ChannelDto>($"chat/channels/{channel.Id}", new UpdateChannelRequest("ours", "Next week", "Why"));
        Assert.Equal("ours", renamed.Name);
        Assert.Equal(MessageKind.Renamed, (await bea.MessagesAsync(channel.Id)).Messages[^1].Kind);
    }

    [Theory, EachDatabase]
    public async Task An_archived_channel_can_only_be_read(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var ana = await workspace.AddMemberAsync("Ana");
        var channel = (await workspace.Owner.CreateChannelAsync("old", ChannelKind.Public, ana)).Channel;
        var message = await ana.SayAsync(channel.Id, "before");

        (await ana.TryAsync(HttpMethod.Post, $"chat/channels/{channel.Id}/archive")).AssertRefused(HttpStatusCode.Forbidden, ProblemCodes.Forbidden);
        await workspace.Owner.PostAsync($"chat/channels/{channel.Id}/archive");

        (await ana.TrySayAsync(channel.Id, "after")).AssertRefused(HttpStatusCode.Conflict, ChatProblemCodes.Archived);
        (await ana.TryAsync(HttpMethod.Put, $"chat/messages/{message.Id}", new EditMessageRequest("changed"))).AssertRefused(HttpStatusCode.Conflict, ChatProblemCodes.Archived);
        (await ana.TryAsync(HttpMethod.Delete, $"chat/messages/{message.Id}")).AssertRefused(HttpStatusCode.Conflict, ChatProblemCodes.Archived);
        (await ana.TryAsync(HttpMethod.Put, $"chat/messages/{message.Id}/reactions/%F0%9F%91%8D")).AssertRefused(HttpStatusCode.Conflict, ChatProblemCodes.Archived);
        Assert.Equal(MessageKind.Archived, (await ana.MessagesAsync(channel.Id)).Messages[^1].Kind);
        Assert.Contains((await ana.GetAsync<Page<ChannelSummaryDto>>("chat/channels?archived=true")).Items, c => c.Channel.Id == channel.Id);

        await workspace.Owner.PostAsync($"chat/channels/{channel.Id}/unarchive");
        Assert.Equal(HttpStatusCode.OK, (await ana.TrySayAsync(channel.Id, "again")).Status);
    }

    [Theory, EachDatabase]
    public async Task Who_becomes_a_guest_leaves_the_channels_that_were_open_to_members(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var ana = await workspace.AddMemberAsync("Ana");
        var open = (await workspace.Owner.CreateChannelAsync("open", ChannelKind.Public, ana)).Channel;
        var secret = (await workspace.Owner.CreateChannelAsync("secret", ChannelKind.Private, ana)).Channel;
        await using var tap = await EventTap.OpenAsync(workspace.Owner, open.Id);

        await workspace.Owner.PutAsync($"members/{ana.MemberId}/role", new ChangeRoleRequest(WorkspaceRole.Guest));

        await tap.NextAsync<ChannelMembersChanged>(e => e.Left.Contains(ana.MemberId));
        Assert.Equal(1, (await workspace.Owner.ChannelAsync(open.Id)).Channel.MemberCount);
        Assert.Equal(HttpStatusCode.NotFound, (await ana.TryAsync(HttpMethod.Get, $"chat/channels/{open.Id}")).Status);
        Assert.Equal([secret.Id], (await ana.SnapshotAsync()).Conversations.Select(c => c.Channel.Id));
    }

    [Theory, EachDatabase]
    public async Task Only_people_of_the_workspace_can_be_added(DatabaseKind database)
    {
        var server = await servers.GetAsync(database);
        var workspace = await TestWorkspace.CreateAsync(server);
        var stranger = (await TestWorkspace.CreateAsync(server)).Owner;
        var ana = await workspace.AddMemberAsync("Ana");
        var channel = (await workspace.Owner.CreateChannelAsync("plans")).Channel;

        foreach (var who in new[] { stranger.MemberId, Guid.CreateVersion7(), Guid.Empty })
        {
            (await workspace.Owner.TryAsync(HttpMethod.Post, $"chat/channels/{channel.Id}/members", new AddMembersRequest([ana.MemberId, who])))
                .AssertRefused(HttpStatusCode.BadRequest, ProblemCodes.Invalid);
        }

        await workspace.Owner.PostAsync($"chat/channels/{channel.Id}/members", new AddMembersRequest([ana.MemberId, ana.MemberId, workspace.Owner.MemberId]));
        Assert.Equal(2, (await ana.ChannelAsync(channel.Id)).Channel.MemberCount);
        Assert.Equal($"@[{ana.MemberId}]", (await ana.MessagesAsync(channel.Id)).Messages[^1].Text);
    }
}
