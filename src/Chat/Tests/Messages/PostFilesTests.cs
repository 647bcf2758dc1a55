using System.Net;
using System.Text;
using Tertulia.Platform;
using Tertulia.Testing;

namespace Tertulia.Chat.Tests.Messages;

public sealed class PostFilesTests(TestServers servers)
{
    private static readonly byte[] Bytes = Encoding.UTF8.GetBytes("# Acta\n");

    [Theory, EachDatabase]
    public async Task Files_come_with_the_message_in_their_order_and_open_to_who_sees_it(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var (owner, ana, bea) = (workspace.Owner, await workspace.AddMemberAsync("Ana"), await workspace.AddMemberAsync("Bea"));
        var secret = (await owner.CreateChannelAsync("secret", ChannelKind.Private, ana)).Channel;
        FileDto[] files = [await owner.UploadAsync("b.txt", Bytes), await owner.UploadAsync("a.txt", Bytes)];
        Assert.Equal(HttpStatusCode.NotFound, (await ana.TryAsync(HttpMethod.Get, files[0].Url)).Status);

        var message = await owner.SayAsync(secret.Id, "", files: [files[0].Id, files[1].Id, files[0].Id]);

        Assert.Equal(["b.txt", "a.txt"], message.Files.Select(f => f.Name));
        Wire.AssertSame(message, await ana.MessageAsync(message.Id));
        Assert.Equal(Bytes, await ana.Http.GetByteArrayAsync(message.Files[0].Url));
        Assert.Equal(HttpStatusCode.NotFound, (await bea.TryAsync(HttpMethod.Get, message.Files[0].Url)).Status);

        await owner.DeleteAsync($"chat/messages/{message.Id}");
        Assert.Equal(HttpStatusCode.NotFound, (await ana.TryAsync(HttpMethod.Get, message.Files[0].Url)).Status);
    }

    [Theory, EachDatabase]
    public async Task Files_that_are_not_the_authors_to_give_are_refused_and_nothing_is_posted(DatabaseKind database)
    {
        var server = await servers.GetAsync(database);
        var workspace = await TestWorkspace.CreateAsync(server);
        var (owner, ana) = (workspace.Owner, await workspace.AddMemberAsync("Ana"));
        var stranger = (await TestWorkspace.CreateAsync(server)).Owner;
        var channel = (await owner.CreateChannelAsync("plans", ChannelKind.Public, ana)).Channel;
        var secret = (await owner.CreateChannelAsync("secret", ChannelKind.Private)).Channel;
        var own = await ana.UploadAsync("own.txt", Bytes);
        var unattached = await owner.UploadAsync("unattached.txt", Bytes);
        var hidden = (await owner.SayAsync(secret.Id, "", files: (await owner.UploadAsync("hidden.txt", Bytes)).Id)).Files[0];
        var foreign = await stranger.UploadAsync("foreign.txt", Bytes);
        var elsewhere = (await stranger.CreateChannelAsync("theirs")).Channel;
        var posted = (await stranger.SayAsync(elsewhere.Id, "", files: (await stranger.UploadAsync("posted.txt", Bytes)).Id)).Files[0];

        foreach (var wrong in (Guid[])[unattached.Id, hidden.Id, foreign.Id, posted.Id, Guid.CreateVersion7()])
            (await ana.TrySayAsync(channel.Id, "look", files: [own.Id, wrong])).AssertRefused(HttpStatusCode.BadRequest, ProblemCodes.Invalid);

        Assert.DoesNotContain((await ana.MessagesAsync(channel.Id)).Messages, m => m.Kind == MessageKind.Text);

        // What was refused beside them is still fresh.
        await ana.DeleteAsync($"files/{own.Id}");
    }

    [Theory, EachDatabase]
    public async Task A_file_seen_in_one_place_can_be_given_on_and_stays_when_the_first_goes(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var (owner, ana, bea) = (workspace.Owner, await workspace.AddMemberAsync("Ana"), await workspace.AddMemberAsync("Bea"));
        var secret = (await owner.CreateChannelAsync("secret", ChannelKind.Private, ana)).Channel;
        var open = (await owner.CreateChannelAsync("open", ChannelKind.Public, ana, bea)).Channel;
        var first = await owner.SayAsync(secret.Id, "", files: (await owner.UploadAsync("acta.md", Bytes)).Id);

        var second = await ana.SayAsync(open.Id, "", files: first.Files[0].Id);

        Assert.NotEqual(first.Files[0].Id, second.Files[0].Id);
        await owner.DeleteAsync($"chat/messages/{first.Id}");
        Assert.Equal(Bytes, await bea.Http.GetByteArrayAsync(second.Files[0].Url));
        Assert.Equal(HttpStatusCode.NotFound, (await bea.TryAsync(HttpMethod.Get, first.Files[0].Url)).Status);
    }

    [Theory, EachDatabase]
    public async Task Twenty_files_go_and_one_more_does_not(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var channel = (await workspace.Owner.CreateChannelAsync("plans")).Channel;
        var files = new List<Guid>();
        for (var i = 0; i < 21; i++)
            files.Add((await workspace.Owner.UploadAsync($"{i}.txt", Bytes)).Id);

        (await workspace.Owner.TrySayAsync(channel.Id, "all", files: [.. files])).AssertRefused(HttpStatusCode.BadRequest, ProblemCodes.Invalid);
        Assert.Equal(20, (await workspace.Owner.SayAsync(channel.Id, "", files: [.. files.Take(20)])).Files.Count);
        Assert.DoesNotContain((await workspace.Owner.MessagesAsync(channel.Id)).Messages, m => m.Text == "all");
    }
}
