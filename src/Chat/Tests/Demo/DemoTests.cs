using System.Net;
using System.Net.Http.Json;
using Tertulia.Platform;
using Tertulia.Testing;

namespace Tertulia.Chat.Tests.Demo;

public sealed class DemoTests(TestServers servers, DemoServers demos) : IClassFixture<DemoServers>
{
    private const string Password = "cuatro-naranjas-al-sol";

    [Theory, EachDatabase]
    public async Task The_company_is_whole(DatabaseKind database)
    {
        var server = await demos.GetAsync(database, servers);
        var ana = await SignInAsync(server, "ana");

        var people = await ana.GetAsync<Page<MemberDto>>("members");
        Assert.Equal(20, people.Items.Count);
        Assert.Equal(2, people.Items.Count(m => m.Role == WorkspaceRole.Guest));
        Assert.Equal(16, people.Items.Count(m => m.PhotoUrl is not null));
        Assert.Contains(people.Items, m => m.Status?.Emoji == "🏖️");

        var snapshot = await ana.SnapshotAsync();
        var (messages, conversations) = (0, snapshot.Conversations);
        foreach (var conversation in conversations)
            messages += await CountAsync(ana, conversation.Channel);
        Assert.True(messages >= 1_200, $"{messages} messages.");
        Assert.Equal(10, conversations.Count(c => c.Channel.Name is not null));
        Assert.Single(conversations, c => c.Channel.Archived);
        Assert.Equal(2, snapshot.SavedCount);
        Assert.Equal(0, snapshot.UnreadThreads);
        Assert.Equal(2, conversations.Count(c => c.Membership!.Draft is not null));
    }

    [Theory, EachDatabase]
    public async Task Ana_finds_what_is_new(DatabaseKind database)
    {
        var server = await demos.GetAsync(database, servers);
        var ana = await SignInAsync(server, "ana");
        var conversations = (await ana.SnapshotAsync()).Conversations;

        var luis = await MemberAsync(ana, "Luis Rivas");
        Assert.Equal(2, Named(conversations, "diseño").Membership!.Mentions);
        Assert.Equal(1, conversations.Single(c => c.Channel.Kind == ChannelKind.Direct && c.Channel.People!.Contains(luis.Id)).Membership!.Mentions);
        Assert.True(IsUnread(Named(conversations, "soporte")));
        Assert.False(IsUnread(Named(conversations, "general")));
        Assert.True(Named(conversations, "lanzamiento-otoño").Membership!.Starred);

        var launch = await ana.MessagesAsync(Named(conversations, "lanzamiento-otoño").Channel.Id);
        var root = Assert.Single(launch.Messages, m => m.Thread?.Replies == 5 && m.Text.Contains(ana.Mention(), StringComparison.Ordinal));
        Assert.Equal(5, (await ana.ThreadAsync(root.Id)).Replies.Messages.Count);
        Assert.Contains(launch.Messages, m => m.Reactions.Any(r => r.Emoji == "🎯" && r.MemberIds.Contains(ana.MemberId)));
        Assert.All(launch.Messages, m => Assert.True(m.CreatedAt <= TimeProvider.System.GetUtcNow()));
    }

    [Theory, EachDatabase]
    public async Task Files_download_and_pictures_show_small(DatabaseKind database)
    {
        var server = await demos.GetAsync(database, servers);
        var ana = await SignInAsync(server, "ana");
        var conversations = (await ana.SnapshotAsync()).Conversations;
        var files = new List<FileDto>();
        foreach (var conversation in conversations.Where(c => c.Channel.Name is not null))
            files.AddRange((await ana.MessagesAsync(conversation.Channel.Id, "?limit=100")).Messages.SelectMany(m => m.Files));

        var pdf = Assert.Single(files, f => f.Name == "Precios — propuesta B.pdf");
        Assert.Equal("application/pdf", pdf.ContentType);
        using var document = await ana.RequestAsync(HttpMethod.Get, pdf.Url);
        Assert.StartsWith("%PDF-1.4", await document.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var picture = files.First(f => f.ContentType == "image/png");
        using var thumbnail = await ana.RequestAsync(HttpMethod.Get, $"{picture.ThumbnailUrl}?size=360");
        Assert.Equal((HttpStatusCode.OK, "image/webp"), (thumbnail.StatusCode, thumbnail.Content.Headers.ContentType?.MediaType));
        Assert.Contains(files, f => f.ContentType == "image/jpeg");
    }

    [Theory, EachDatabase]
    public async Task What_was_said_to_the_log_is_found_without_its_accents(DatabaseKind database)
    {
        var server = await demos.GetAsync(database, servers);
        var ana = await SignInAsync(server, "ana");

        Assert.Contains(await FindAsync(ana, "citrica envases"), h => h.Kind == "file" && h.Title == "Cítrica, envases.png");
        Assert.Contains(await FindAsync(ana, "sofia"), h => h.Kind == "member" && h.Title == "Sofía Kern");
    }

    [Theory, EachDatabase]
    public async Task Messages_are_found_by_words_and_by_every_operator(DatabaseKind database)
    {
        var ana = await SignInAsync(await demos.GetAsync(database, servers), "ana");

        var luis = await MemberAsync(ana, "Luis Rivas");
        foreach (var query in (string[])["lanzamiento", "reunion", "\"propuesta B\"", "from:me", "in:general", $"in:diseno from:@{luis.Handle}", "has:image", "has:link", "has:reaction", "after:2000-01-01 envases"])
            Assert.True((await ana.FindAsync(query)).Count > 0, query);
        var hit = (await ana.FindAsync("citrica")).First(h => h.Highlights.Any(r => h.Excerpt.Substring(r.Start, r.Length) == "Cítrica"));
        Assert.Equal(HttpStatusCode.OK, (await ana.TryAsync(HttpMethod.Get, $"chat/messages/{hit.Id}")).Status);
        Assert.NotEmpty(await ana.FindAsync("general", "chat.channel"));
    }

    [Theory, EachDatabase]
    public async Task Every_part_of_a_company_is_there(DatabaseKind database)
    {
        var ana = await SignInAsync(await demos.GetAsync(database, servers), "ana");
        var messages = new List<MessageDto>();
        foreach (var conversation in (await ana.SnapshotAsync()).Conversations)
            messages.AddRange(await AllAsync(ana, conversation.Channel));

        Assert.True(messages.Count(m => m.Reactions.Count > 0) >= 50);
        Assert.True(messages.Count(m => m.Thread is not null) >= 20);
        Assert.True(messages.Count(m => m.Files.Count > 0) >= 10);
        Assert.Contains(messages, m => m.EditedAt is not null);
        Assert.Contains(messages, m => m.Text.Contains("```", StringComparison.Ordinal));
        Assert.Contains(messages, m => m.Text.Contains(ana.Mention(), StringComparison.Ordinal));
        Assert.NotEmpty((await ana.GetAsync<Page<ThreadListItemDto>>("chat/threads")).Items);
        Assert.NotEmpty((await ana.GetAsync<Page<SavedMessageDto>>("chat/saved")).Items);

        var inbox = await ana.InboxAsync();
        Assert.Equal([NotificationKinds.Direct, NotificationKinds.Mention], inbox.Where(n => !n.Read).Select(n => n.Kind).Distinct().Order());
        Assert.All(inbox, n => Assert.NotEmpty(n.Excerpt));

        foreach (var person in (await ana.GetAsync<Page<MemberDto>>("members")).Items.Where(m => m.PhotoUrl is not null))
        {
            using var photo = await ana.RequestAsync(HttpMethod.Get, person.PhotoUrl!);
            Assert.Equal((HttpStatusCode.OK, "image/"), (photo.StatusCode, photo.Content.Headers.ContentType?.MediaType?[..6]));
        }
    }

    [Theory, EachDatabase]
    public async Task A_guest_sees_the_shared_channel_alone(DatabaseKind database)
    {
        var server = await demos.GetAsync(database, servers);
        var elena = await SignInAsync(server, "elena");

        var only = Assert.Single((await elena.SnapshotAsync()).Conversations);
        Assert.Equal("cliente-cítrica", only.Channel.Name);
    }

    [Theory, EachDatabase]
    public async Task Numbers_are_dense_in_channels_and_threads(DatabaseKind database)
    {
        var server = await demos.GetAsync(database, servers);
        var ana = await SignInAsync(server, "ana");
        foreach (var conversation in (await ana.SnapshotAsync()).Conversations)
        {
            var all = await AllAsync(ana, conversation.Channel);
            Assert.Equal(Enumerable.Range(1, (int)conversation.Channel.LastSequence).Select(n => (long)n), all.Select(m => m.Sequence));
            Assert.Equal(all.OrderBy(m => m.CreatedAt).Select(m => m.Id), all.Select(m => m.Id));
            Assert.Equal(conversation.Channel.LastMessageAt, all[^1].CreatedAt);
        }
    }

    [Theory, EachDatabase]
    public async Task A_server_that_is_not_empty_stays_as_it_is(DatabaseKind database)
    {
        var folder = Directory.CreateTempSubdirectory("tertulia-demo-");
        try
        {
            var name = $"demo{Guid.CreateVersion7():N}";
            await using (await DemoServers.StartAsync(database, servers, folder.FullName, name))
            {
            }

            await using var again = await DemoServers.StartAsync(database, servers, folder.FullName, name);
            var ana = await SignInAsync(again, "ana");
            var me = await ana.GetAsync<MeDto>("/api/me");
            Assert.Single(me.Workspaces);
            Assert.Equal(20, (await ana.GetAsync<Page<MemberDto>>("members")).Items.Count);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<TestMember> SignInAsync(TestServer server, string key)
    {
        var cookies = new CookieContainer();
        var http = server.CreateClient(cookies);
        using var response = await http.PostAsJsonAsync("/api/session", new SignInRequest($"{key}@norte.example", Password), WireJson.Options);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var me = (await http.GetFromJsonAsync<MeDto>("/api/me", WireJson.Options))!;
        return new(server, http, cookies, me.AccountId, me.Workspaces[0], me.Email) { Password = Password };
    }

    /// <summary>The index follows the log; asked again until it has caught up.</summary>
    private static async Task<IReadOnlyList<SearchHitDto>> FindAsync(TestMember member, string query)
    {
        var until = TimeProvider.System.GetUtcNow().AddSeconds(30);
        IReadOnlyList<SearchHitDto> hits;
        do
            hits = (await member.GetAsync<SearchResultDto>($"search?q={Uri.EscapeDataString(query)}")).Hits;
        while (hits.Count == 0 && TimeProvider.System.GetUtcNow() < until);
        return hits;
    }

    private static async Task<MemberDto> MemberAsync(TestMember member, string name) =>
        (await member.GetAsync<Page<MemberDto>>("members")).Items.Single(m => m.DisplayName == name);

    private static ConversationDto Named(IReadOnlyList<ConversationDto> conversations, string name) => conversations.Single(c => c.Channel.Name == name);

    private static bool IsUnread(ConversationDto conversation) => conversation.Membership!.LastReadSequence < conversation.Channel.NewestSequence;

    private static async Task<int> CountAsync(TestMember member, ChannelDto channel) => (await AllAsync(member, channel)).Sum(m => 1 + (m.Thread?.Replies ?? 0));

    private static async Task<List<MessageDto>> AllAsync(TestMember member, ChannelDto channel)
    {
        var window = await member.MessagesAsync(channel.Id, "?limit=100");
        var all = window.Messages.ToList();
        while (window.HasOlder)
        {
            window = await member.MessagesAsync(channel.Id, $"?limit=100&before={all[0].Sequence}");
            all.InsertRange(0, window.Messages);
        }

        return all;
    }
}
