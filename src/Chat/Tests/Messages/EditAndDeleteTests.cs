using System.Net;
using Tertulia.Platform;
using Tertulia.Testing;

namespace Tertulia.Chat.Tests.Messages;

public sealed class EditAndDeleteTests(TestServers servers)
{
    [Theory, EachDatabase]
    public async Task Only_its_author_edits_a_message_and_all_see_it(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var ana = await workspace.AddMemberAsync("Ana");
        var channel = (await workspace.Owner.CreateChannelAsync("plans", ChannelKind.Public, ana)).Channel;
        var message = await ana.SayAsync(channel.Id, "teh plan");
        await using var tap = await EventTap.OpenAsync(workspace.Owner, channel.Id);

        (await workspace.Owner.TryAsync(HttpMethod.Put, $"chat/messages/{message.Id}", new EditMessageRequest("no"))).AssertRefused(HttpStatusCode.Forbidden, ProblemCodes.Forbidden);
        (await ana.TryAsync(HttpMethod.Put, $"chat/messages/{message.Id}", new EditMessageRequest("  "))).AssertRefused(HttpStatusCode.BadRequest, ChatProblemCodes.Empty);
        var edited = await ana.PutAsync<MessageDto>($"chat/messages/{message.Id}", new EditMessageRequest("the plan"));

        Assert.Equal(("the plan", 2), (edited.Text, edited.Version));
        Assert.NotNull(edited.EditedAt);
        Wire.AssertSame(await workspace.Owner.MessageAsync(message.Id), (await tap.NextAsync<MessageChanged>()).Message);
        Wire.AssertSame(edited, await ana.PutAsync<MessageDto>($"chat/messages/{message.Id}", new EditMessageRequest("the plan")));
    }

    [Theory, EachDatabase]
    public async Task A_deleted_message_is_gone_and_counts_no_more(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var ana = await workspace.AddMemberAsync("Ana");
        var channel = (await workspace.Owner.CreateChannelAsync("plans", ChannelKind.Public, ana)).Channel;
        await using var tap = await EventTap.OpenAsync(ana, channel.Id);
        var message = await workspace.Owner.SayAsync(channel.Id, $"{ana.Mention()} oops");
        await tap.NextAsync<MembershipChanged>(e => e.Membership.Mentions == 1);
        await ana.PutAsync($"chat/messages/{message.Id}/saved");
        Assert.Equal(1, (await tap.NextAsync<SavedChanged>()).SavedCount);

        (await ana.TryAsync(HttpMethod.Delete, $"chat/messages/{message.Id}")).AssertRefused(HttpStatusCode.Forbidden, ProblemCodes.Forbidden);
        await workspace.Owner.DeleteAsync($"chat/messages/{message.Id}");

        Assert.Equal(message.Id, (await tap.NextAsync<MessageDeleted>()).MessageId);
        var saved = await tap.NextAsync<SavedChanged>();
        Assert.Equal((message.Id, false, 0), (saved.MessageId, saved.Saved, saved.SavedCount));
        var counted = await tap.NextAsync<MembershipChanged>(e => e.Membership.Mentions == 0);
        Wire.AssertSame((await ana.InSnapshotAsync(channel.Id)).Membership, counted.Membership);
        Assert.Equal(HttpStatusCode.NotFound, (await ana.TryAsync(HttpMethod.Get, $"chat/messages/{message.Id}")).Status);
        Assert.DoesNotContain((await ana.MessagesAsync(channel.Id)).Messages, m => m.Id == message.Id);
        Assert.Empty((await ana.GetAsync<Page<SavedMessageDto>>("chat/saved")).Items);
        Assert.Equal(message.Sequence + 1, (await workspace.Owner.SayAsync(channel.Id, "next")).Sequence);
    }

    [Theory, EachDatabase]
    public async Task A_message_with_replies_leaves_a_tombstone_until_the_last_reply_goes(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var ana = await workspace.AddMemberAsync("Ana");
        var channel = (await workspace.Owner.CreateChannelAsync("plans", ChannelKind.Public, ana)).Channel;
        var root = await ana.SayAsync(channel.Id, "root");
        var first = await workspace.Owner.SayAsync(channel.Id, "first", root.Id);
        var second = await ana.SayAsync(channel.Id, "second", root.Id);
        await using var tap = await EventTap.OpenAsync(ana, channel.Id);

        await ana.DeleteAsync($"chat/messages/{root.Id}");
        var buried = (await tap.NextAsync<MessageChanged>()).Message;
        Assert.Equal((true, "", 2), (buried.Deleted, buried.Text, buried.Thread!.Replies));
        Wire.AssertSame(await ana.MessageAsync(root.Id), buried);
        (await ana.TrySayAsync(channel.Id, "late", root.Id)).AssertRefused(HttpStatusCode.Conflict, ProblemCodes.Conflict);

        await ana.DeleteAsync($"chat/messages/{second.Id}");
        var shrunk = await tap.NextAsync<MessageDeleted>();
        Assert.Equal(1, shrunk.Root!.Thread!.Replies);
        Assert.Equal([workspace.Owner.MemberId], shrunk.Root.Thread.ParticipantIds);
        Wire.AssertSame(await ana.MessageAsync(root.Id), shrunk.Root);

        await workspace.Owner.DeleteAsync($"chat/messages/{first.Id}");
        Assert.Equal((first.Id, null), await NextDeletedAsync());
        Assert.Equal((root.Id, null), await NextDeletedAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await ana.TryAsync(HttpMethod.Get, $"chat/messages/{root.Id}")).Status);

        async Task<(Guid, MessageDto?)> NextDeletedAsync()
        {
            var gone = await tap.NextAsync<MessageDeleted>();
            return (gone.MessageId, gone.Root);
        }
    }

    [Theory, EachDatabase]
    public async Task Lines_of_the_system_stay_as_they_are(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var channel = (await workspace.Owner.CreateChannelAsync("plans")).Channel;
        var line = (await workspace.Owner.MessagesAsync(channel.Id)).Messages.Single();

        Assert.Equal(HttpStatusCode.Conflict, (await workspace.Owner.TryAsync(HttpMethod.Put, $"chat/messages/{line.Id}", new EditMessageRequest("x"))).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await workspace.Owner.TryAsync(HttpMethod.Delete, $"chat/messages/{line.Id}")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await workspace.Owner.TrySayAsync(channel.Id, "reply", line.Id)).Status);
    }
}
