using System.Net;
using Tertulia.Platform;
using Tertulia.Testing;

namespace Tertulia.Chat.Tests.Reactions;

public sealed class ReactTests(TestServers servers)
{
    [Theory, EachDatabase]
    public async Task Reactions_are_sets_in_the_order_they_came_and_the_event_tells_them_all(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var ana = await workspace.AddMemberAsync("Ana");
        var channel = (await workspace.Owner.CreateChannelAsync("plans", ChannelKind.Public, ana)).Channel;
        var message = await workspace.Owner.SayAsync(channel.Id, "good news");
        await using var tap = await EventTap.OpenAsync(ana, channel.Id);

        await ana.ReactAsync(message.Id, "🎉");
        await ana.ReactAsync(message.Id, "👍🏽");
        var answer = await workspace.Owner.ReactAsync(message.Id, "🎉");
        Wire.AssertSame(answer, await workspace.Owner.ReactAsync(message.Id, "🎉"));

        Wire.AssertSame<IReadOnlyList<ReactionDto>>(
            [new("🎉", [ana.MemberId, workspace.Owner.MemberId]), new("👍🏽", [ana.MemberId])], answer.Reactions);
        Assert.Equal(4, answer.Version);
        Wire.AssertSame(await ana.MessageAsync(message.Id), (await tap.NextAsync<MessageChanged>(e => e.Message.Version == 4)).Message);

        var without = await ana.DeleteAsync<MessageDto>($"chat/messages/{message.Id}/reactions/{Uri.EscapeDataString("👍🏽")}");
        Assert.Equal(["🎉"], without.Reactions.Select(r => r.Emoji));
    }

    [Theory, EachDatabase]
    public async Task Many_who_react_at_once_are_all_counted(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var channel = (await workspace.Owner.CreateChannelAsync("plans")).Channel;
        var message = await workspace.Owner.SayAsync(channel.Id, "vote");
        await using var tap = await EventTap.OpenAsync(workspace.Owner, channel.Id);
        string[] emoji = ["👍", "👎", "❤️", "🚀", "👀", "🎉", "😀", "🙏"];

        await Task.WhenAll(emoji.Select(e => workspace.Owner.ReactAsync(message.Id, e)));

        Assert.Equal(emoji.Order(StringComparer.Ordinal), (await workspace.Owner.MessageAsync(message.Id)).Reactions.Select(r => r.Emoji).Order(StringComparer.Ordinal));
        for (var version = 2; version <= emoji.Length + 1; version++)
        {
            var told = (await tap.NextAsync<MessageChanged>()).Message;
            Assert.Equal((version, version - 1), (told.Version, told.Reactions.Count));
        }
    }

    [Theory, EachDatabase]
    public async Task Only_emoji_are_reactions(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var channel = (await workspace.Owner.CreateChannelAsync("plans")).Channel;
        var message = await workspace.Owner.SayAsync(channel.Id, "x");

        foreach (var text in new[] { "a", "lol", "<b>", "👍👍", "1", "#", " ", "👍x", "%00", "é", "中" })
        {
            Assert.Equal(
                (text, HttpStatusCode.BadRequest),
                (text, (await workspace.Owner.TryAsync(HttpMethod.Put, $"chat/messages/{message.Id}/reactions/{Uri.EscapeDataString(text)}")).Status));
        }

        Assert.Empty((await workspace.Owner.MessageAsync(message.Id)).Reactions);
    }

    [Theory]
    [InlineData("👍"), InlineData("👍🏽"), InlineData("❤️"), InlineData("❤"), InlineData("👩‍👩‍👧‍👦"), InlineData("🏴󠁧󠁢󠁥󠁮󠁧󠁿"), InlineData("🇪🇸"), InlineData("1️⃣"), InlineData("#️⃣"), InlineData("🏳️‍🌈"), InlineData("✅"), InlineData("🫠")]
    public void These_are_emoji(string text) => Assert.True(Emoji.IsEmoji(text));

    [Theory]
    [InlineData(""), InlineData("a"), InlineData("5"), InlineData("🇪"), InlineData("👍 "), InlineData("\u200d"), InlineData("👍\u200d"), InlineData("a\u20e3"), InlineData("\ud83d")]
    public void These_are_not(string text) => Assert.False(Emoji.IsEmoji(text));
}
