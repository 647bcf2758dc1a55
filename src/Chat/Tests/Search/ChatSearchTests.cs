using System.Globalization;
using Tertulia.Platform;
using Tertulia.Testing;

namespace Tertulia.Chat.Tests.Search;

/// <summary>What was said is found by those who may see it, as it now is.</summary>
public sealed class ChatSearchTests(TestServers servers)
{
    [Theory, EachDatabase]
    public async Task Accents_prefixes_and_names_find_it_and_the_excerpt_shows_where(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var ana = await workspace.AddMemberAsync("Ana Núñez");
        var channel = (await workspace.Owner.CreateChannelAsync("plans", ChannelKind.Public, ana)).Channel;
        var message = await workspace.Owner.SayAsync(channel.Id, $"**Reunión** de mañana con {ana.Mention()}: ver [el informe](https://example.org/cifras)");

        foreach (var query in (string[])["reunion", "REUNIÓ", "manan", "nunez reunión", "\"el informe\"", "reunion has:link"])
            Assert.Equal([message.Id], (await ana.FindAsync(query)).Select(h => h.Id));
        foreach (var query in (string[])["reunion pasado", "\"informe el\"", "reunion has:file", "cifras"])
            Assert.Empty(await ana.FindAsync(query));

        var hit = Assert.Single(await ana.FindAsync("manana nunez"));
        Assert.Equal((channel.Id, workspace.Owner.MemberId, "#plans", MessageUrls.Of(message)), (hit.ContainerId!.Value, hit.AuthorId!.Value, hit.Title, hit.Url));
        Assert.Equal("Reunión de mañana con @Ana Núñez: ver el informe", hit.Excerpt);
        Assert.Equal(["mañana", "Núñez"], hit.Highlights.Select(h => hit.Excerpt.Substring(h.Start, h.Length)));
    }

    [Theory, EachDatabase]
    public async Task From_in_and_has_narrow(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var (owner, ana) = (workspace.Owner, await workspace.AddMemberAsync("Ana"));
        var handle = (await owner.GetAsync<MemberDto>($"members/{ana.MemberId}")).Handle;
        var design = (await owner.CreateChannelAsync("diseño", ChannelKind.Public, ana)).Channel;
        var other = (await owner.CreateChannelAsync("other", ChannelKind.Public, ana)).Channel;
        var direct = (await owner.DirectAsync(ana)).Channel;
        var mine = await owner.SayAsync(design.Id, "queso mío");
        var hers = await ana.SayAsync(design.Id, "queso suyo https://example.org");
        var root = await owner.SayAsync(other.Id, "otro queso");
        var reply = await ana.SayAsync(other.Id, "queso en el hilo", root.Id);
        var aside = await ana.SayAsync(direct.Id, "queso aparte");
        var picture = await owner.UploadAsync("queso.png", Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="));
        var shown = await owner.SayAsync(other.Id, "queso en foto", files: picture.Id);
        await owner.ReactAsync(hers.Id, "🧀");

        await FoundAsync("queso from:me", mine, root, shown);
        await FoundAsync($"from:@{handle.ToUpperInvariant()}", hers, reply, aside);
        await FoundAsync("queso de:yo en:#diseno", mine);
        await FoundAsync("in:Diseño", mine, hers);
        await FoundAsync($"queso in:@{handle}", aside);
        await FoundAsync("in:other queso", root, reply, shown);
        await FoundAsync("queso has:image", shown);
        await FoundAsync("has:file", shown);
        await FoundAsync("queso has:link", hers);
        await FoundAsync("queso con:reaccion", hers);
        await FoundAsync("queso in:nowhere");
        await FoundAsync("queso from:nobody");
        await owner.DeleteAsync($"chat/messages/{hers.Id}/reactions/{Uri.EscapeDataString("🧀")}");
        await FoundAsync("queso has:reaction");
        Assert.Equal(["#diseño"], (await owner.FindAsync("diseno", "chat.channel")).Select(h => h.Title));

        async Task FoundAsync(string query, params MessageDto[] wanted) =>
            Assert.Equal(wanted.Select(m => m.Id).Order(), (await owner.FindAsync(query)).Select(h => h.Id).Order());
    }

    [Theory, EachDatabase]
    public async Task Before_and_after_are_days_of_who_asks(DatabaseKind database)
    {
        // These two never have the same day.
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var (east, west) = (workspace.Owner, await workspace.AddMemberAsync("Ana"));
        await east.PutAsync("members/me/profile", new UpdateProfileRequest("East", null, "Pacific/Kiritimati", "en"));
        await west.PutAsync("members/me/profile", new UpdateProfileRequest("West", null, "Pacific/Pago_Pago", "en"));
        var channel = (await east.CreateChannelAsync("plans", ChannelKind.Public, west)).Channel;
        var message = await east.SayAsync(channel.Id, "medianoche");

        foreach (var (who, hours) in (((TestMember, int)[])[(east, 14), (west, -11)]))
        {
            var today = DateOnly.FromDateTime(message.CreatedAt.UtcDateTime.AddHours(hours));
            foreach (var (word, day, found) in (((string, int, bool)[])[("before", 0, false), ("before", 1, true), ("after", -1, true), ("after", 0, false), ("on", 0, true), ("on", -1, false), ("dia", 1, false)]))
                Assert.Equal(found ? [message.Id] : [], (await who.FindAsync(string.Create(CultureInfo.InvariantCulture, $"medianoche {word}:{today.AddDays(day):yyyy-MM-dd}"))).Select(h => h.Id));
        }
    }

    [Theory, EachDatabase]
    public async Task Everybody_finds_only_what_they_may_see_now(DatabaseKind database)
    {
        var server = await servers.GetAsync(database);
        var workspace = await TestWorkspace.CreateAsync(server);
        var (owner, ana, bea) = (workspace.Owner, await workspace.AddMemberAsync("Ana"), await workspace.AddMemberAsync("Bea"));
        var guest = await workspace.AddMemberAsync("Gus", WorkspaceRole.Guest);
        var stranger = (await TestWorkspace.CreateAsync(server)).Owner;
        var open = (await owner.CreateChannelAsync("open")).Channel;
        var secret = (await owner.CreateChannelAsync("secret", ChannelKind.Private, ana)).Channel;
        var direct = (await owner.DirectAsync(bea)).Channel;
        await owner.SayAsync(open.Id, "zanahoria abierta");
        await owner.SayAsync(secret.Id, "zanahoria secreta");
        await owner.SayAsync(secret.Id, "zanahoria en el hilo secreto", (await owner.SayAsync(secret.Id, "raíz")).Id);
        await owner.SayAsync(direct.Id, "zanahoria aparte");

        await FindsAsync(owner, "zanahoria abierta", "zanahoria aparte", "zanahoria en el hilo secreto", "zanahoria secreta");
        await FindsAsync(ana, "zanahoria abierta", "zanahoria en el hilo secreto", "zanahoria secreta");
        await FindsAsync(bea, "zanahoria abierta", "zanahoria aparte");
        await FindsAsync(guest);
        await FindsAsync(stranger);
        Assert.Empty(await bea.FindAsync("zanahoria in:secret"));
        Assert.Empty(await bea.FindAsync("secret", "chat.channel"));

        // Who is let in finds what was said before; who leaves finds nothing of it any more.
        await owner.PostAsync($"chat/channels/{secret.Id}/members", new AddMembersRequest([guest.MemberId]));
        await ana.PostAsync($"chat/channels/{secret.Id}/leave");
        await FindsAsync(guest, "zanahoria en el hilo secreto", "zanahoria secreta");
        await FindsAsync(ana, "zanahoria abierta");
        await owner.DeleteAsync($"chat/channels/{secret.Id}/members/{guest.MemberId}");
        await FindsAsync(guest);

        static async Task FindsAsync(TestMember member, params string[] texts)
        {
            foreach (var query in (string[])["zanahoria", "zanahoria after:2000-01-01"])
                Assert.Equal(texts, (await member.FindAsync(query)).Select(h => h.Excerpt).Order(StringComparer.Create(CultureInfo.InvariantCulture, ignoreCase: false)));
        }
    }

    [Theory, EachDatabase]
    public async Task Edited_messages_are_found_as_they_now_are_and_deleted_ones_not(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var owner = workspace.Owner;
        var channel = (await owner.CreateChannelAsync("plans")).Channel;
        var edited = await owner.SayAsync(channel.Id, "borrador");
        var deleted = await owner.SayAsync(channel.Id, "secreto a voces");
        var buried = await owner.SayAsync(channel.Id, "secreto enterrado");
        var reply = await owner.SayAsync(channel.Id, "respuesta que queda", buried.Id);
        Assert.Equal(2, (await owner.FindAsync("secreto")).Count);

        await owner.PutAsync($"chat/messages/{edited.Id}", new EditMessageRequest("versión final"));
        await owner.DeleteAsync($"chat/messages/{deleted.Id}");
        await owner.DeleteAsync($"chat/messages/{buried.Id}");

        Assert.Empty(await owner.FindAsync("borrador"));
        Assert.Equal([edited.Id], (await owner.FindAsync("version")).Select(h => h.Id));
        Assert.Empty(await owner.FindAsync("secreto"));
        Assert.Equal([reply.Id], (await owner.FindAsync("respuesta")).Select(h => h.Id));
    }
}
