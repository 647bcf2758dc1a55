using System.Net;
using Tertulia.Platform;
using Tertulia.Testing;

namespace Tertulia.Chat.Tests.Directs;

public sealed class OpenDirectTests(TestServers servers)
{
    [Theory, EachDatabase]
    public async Task Two_who_write_to_each_other_at_once_meet_in_one_conversation(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var (ana, bea) = (await workspace.AddMemberAsync("Ana"), await workspace.AddMemberAsync("Bea"));

        var opened = await Task.WhenAll(ana.DirectAsync(bea), bea.DirectAsync(ana), ana.DirectAsync(bea, ana), bea.DirectAsync(ana));

        Assert.Single(opened.Select(o => o.Channel.Id).Distinct());
        Assert.Equal(ChannelKind.Direct, opened[0].Channel.Kind);
        Assert.Equal(new[] { ana.MemberId, bea.MemberId }.Order(), opened[0].Channel.People!);
    }

    [Theory, EachDatabase]
    public async Task The_other_sees_it_with_the_first_message_and_every_unread_one_counts(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var (ana, bea) = (await workspace.AddMemberAsync("Ana"), await workspace.AddMemberAsync("Bea"));
        await using var tap = await EventTap.OpenAsync(bea);
        var direct = (await ana.DirectAsync(bea)).Channel;
        Assert.True((await bea.InSnapshotAsync(direct.Id)).Membership!.Hidden);

        await ana.SayAsync(direct.Id, "one");
        var added = await tap.NextAsync<ConversationAdded>(e => e.Conversation.Channel.Id == direct.Id);
        Wire.AssertSame(await bea.InSnapshotAsync(direct.Id), added.Conversation);
        await ana.SayAsync(direct.Id, "two");
        var counted = await tap.NextAsync<MembershipChanged>(e => e.Membership.Mentions == 2);
        Wire.AssertSame((await bea.InSnapshotAsync(direct.Id)).Membership, counted.Membership);

        await bea.PutAsync<MembershipDto>($"chat/channels/{direct.Id}/membership", new UpdateMembershipRequest(NotificationLevel.All, false, false, Hidden: true));
        var last = await ana.SayAsync(direct.Id, "three");
        var back = await tap.NextAsync<ConversationAdded>(e => e.Conversation.Channel.LastSequence == last.Sequence);
        Assert.False(back.Conversation.Membership!.Hidden);
    }

    [Theory, EachDatabase]
    public async Task Ones_own_notes_and_groups_of_nine_are_fine_and_ten_are_too_many(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var others = new List<TestMember>();
        for (var i = 0; i < 9; i++)
            others.Add(await workspace.AddMemberAsync($"Person {i}"));

        var notes = (await workspace.Owner.DirectAsync()).Channel;
        Assert.Equal((ChannelKind.Direct, 1), (notes.Kind, notes.MemberCount));
        var group = (await workspace.Owner.DirectAsync([.. others.Take(8)])).Channel;
        Assert.Equal((ChannelKind.Group, 9), (group.Kind, group.MemberCount));
        (await workspace.Owner.TryAsync(HttpMethod.Post, "chat/directs", new OpenDirectRequest([.. others.Select(o => o.MemberId)])))
            .AssertRefused(HttpStatusCode.BadRequest, ProblemCodes.Invalid);
        (await others[0].TryAsync(HttpMethod.Post, $"chat/channels/{group.Id}/leave")).AssertRefused(HttpStatusCode.Conflict, ChatProblemCodes.FixedPeople);
        (await others[0].TryAsync(HttpMethod.Post, $"chat/channels/{group.Id}/members", new AddMembersRequest([others[8].MemberId])))
            .AssertRefused(HttpStatusCode.Conflict, ChatProblemCodes.FixedPeople);
        Assert.Equal(HttpStatusCode.NotFound, (await others[8].TrySayAsync(group.Id, "let me in")).Status);
    }

    [Theory, EachDatabase]
    public async Task Guests_open_directs_only_with_people_of_their_channels(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var (ana, bea) = (await workspace.AddMemberAsync("Ana"), await workspace.AddMemberAsync("Bea"));
        var guest = await workspace.AddMemberAsync("Gus", WorkspaceRole.Guest);
        await ana.CreateChannelAsync("shared", ChannelKind.Private, guest);

        Assert.Equal(ChannelKind.Direct, (await guest.DirectAsync(ana)).Channel.Kind);
        (await guest.TryAsync(HttpMethod.Post, "chat/directs", new OpenDirectRequest([bea.MemberId]))).AssertRefused(HttpStatusCode.BadRequest, ProblemCodes.Invalid);
    }

    [Theory, EachDatabase]
    public async Task A_conversation_outlives_the_account_of_the_other(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var (ana, bea) = (await workspace.AddMemberAsync("Ana"), await workspace.AddMemberAsync("Bea"));
        var direct = (await ana.DirectAsync(bea)).Channel;
        await bea.SayAsync(direct.Id, "keep this");

        await workspace.Owner.DeleteAsync($"members/{bea.MemberId}");

        Assert.Equal(direct.Id, (await ana.DirectAsync(bea)).Channel.Id);
        Assert.Equal("keep this", (await ana.MessagesAsync(direct.Id)).Messages[^1].Text);
        Assert.Equal(HttpStatusCode.OK, (await ana.TrySayAsync(direct.Id, $"are you there {bea.Mention()}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await bea.TrySayAsync(direct.Id, "no")).Status);
    }
}
