using Bunit;
using Tertulia.Chat.Web.Messages;
using Tertulia.Chat.Web.State;
using Tertulia.Platform;

namespace Tertulia.Chat.Tests.Components;

public sealed class MessageRowTests : ConversationTest
{
    private static readonly FileDto Pdf = new(Guid.CreateVersion7(), "Precios.pdf", "application/pdf", 2_400_000, null, null, "/files/pdf", null, Morning);
    private static readonly FileDto Photo = new(Guid.CreateVersion7(), "mesa.jpg", "image/jpeg", 90_000, 800, 400, "/files/jpg", "/thumbnails/jpg", Morning);

    [Fact]
    public void A_message_shows_author_time_and_text()
    {
        var row = Row(Item(Message("Buenos **días**")));
        Assert.Equal("Luis Rivas", row.Find(".name").TextContent);
        Assert.Equal("09:12", row.Find("time").TextContent);
        Assert.Equal("días", row.Find("strong").TextContent);
        Assert.Empty(row.FindAll(".clock, .failure, .edited"));
    }

    [Fact]
    public void A_message_that_continues_shows_no_name_again()
    {
        var row = Row(Item(Message("y más"), continues: true));
        Assert.Empty(row.FindAll(".name"));
        Assert.Contains("continues", row.Find("article").ClassList);
        Assert.Single(row.FindAll(".quiet-time"));
    }

    [Theory]
    [InlineData(SendState.Queued)]
    [InlineData(SendState.Sending)]
    public void What_is_not_acknowledged_says_so(SendState state)
    {
        var row = Row(Item(Message("hola", Me), state));
        Assert.Contains("pending", row.Find("article").ClassList);
        Assert.Single(row.FindAll(".clock"));
        row.Find("article").MouseEnter();
        Assert.Empty(row.FindAll("[role=toolbar]"));
    }

    [Fact]
    public void What_was_refused_can_be_sent_again_or_thrown_away()
    {
        var row = Row(Item(Message("hola", Me), SendState.Failed, ChatProblemCodes.Archived));
        Assert.Contains("archived", row.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        row.FindAll(".failure button")[0].Click();
        row.FindAll(".failure button")[1].Click();
        Assert.Equal([MessageVerb.Retry, MessageVerb.Discard], Commands.Select(c => c.Verb));
    }

    [Fact]
    public void An_edited_message_says_so() => Assert.Single(Row(Item(Message("x", change: m => m.EditedAt = Morning))).FindAll(".edited"));

    [Fact]
    public void A_deleted_message_keeps_its_place_and_offers_nothing()
    {
        var row = Row(Item(Message("", change: m => m.Deleted = true)));
        Assert.Single(row.FindAll(".tombstone"));
        row.Find("article").MouseEnter();
        Assert.Empty(row.FindAll("[role=toolbar]"));
    }

    [Fact]
    public void Hovering_shows_the_tools_and_leaving_takes_them_away()
    {
        var row = Row(Item(Message("x")));
        Assert.Empty(row.FindAll("[role=toolbar]"));
        row.Find("article").MouseEnter();
        row.Find("[aria-label='Reply in thread']").Click();
        row.Find("[aria-label='React with 👍']").Click();
        row.Find("[aria-label='Save for later']").Click();
        Assert.Equal([MessageVerb.Reply, MessageVerb.React, MessageVerb.Save], Commands.Select(c => c.Verb));
        row.Find("article").MouseLeave();
        Assert.Empty(row.FindAll("[role=toolbar]"));
    }

    [Fact]
    public void Keys_act_on_ones_own_message_and_spare_others()
    {
        var own = Row(Item(Message("x", Me)));
        foreach (var key in (string[])["e", "t", "s", "Delete"])
            own.Find("article").KeyDown(key);
        Assert.Equal([MessageVerb.Edit, MessageVerb.Reply, MessageVerb.Save, MessageVerb.Delete], Commands.Select(c => c.Verb));

        Commands.Clear();
        var other = Row(Item(Message("x", Luis)));
        foreach (var key in (string[])["e", "Delete"])
            other.Find("article").KeyDown(key);
        Assert.Empty(Commands);
    }

    [Fact]
    public void An_archived_conversation_lets_nobody_react_or_edit()
    {
        Context = MakeContext(canWrite: false);
        var row = Row(Item(Message("x", Me, m => m.Reactions = [new ReactionDto("👍", [Luis])])));
        row.Find("article").MouseEnter();
        row.Find("article").KeyDown("e");
        Assert.Empty(row.FindAll("[aria-label='Add reaction']"));
        Assert.True(row.Find(".chip").HasAttribute("disabled"));
        Assert.Empty(Commands);
    }

    [Fact]
    public void Reactions_name_people_and_mark_ones_own()
    {
        var row = Row(Item(Message("x", change: m => m.Reactions = [new ReactionDto("🎯", [Luis, Me, Ana]), new ReactionDto("👏", [Ana])])));
        var chips = row.FindAll(".chip:not(.add)");
        Assert.Equal(["true", "false"], chips.Select(c => c.GetAttribute("aria-pressed")));
        Assert.Equal("You, Luis Rivas and Sofía Kern reacted with 🎯 · 3", chips[0].GetAttribute("aria-label"));
        chips[1].Click();
        Assert.Equal(("👏", MessageVerb.React), (Commands[0].Emoji, Commands[0].Verb));
    }

    [Fact]
    public void A_thread_shows_who_replied_and_how_much()
    {
        var row = Row(Item(Message("x", change: m => m.Thread = new ThreadSummaryDto(5, Morning, [Ana, Luis]))));
        Assert.Equal("5 replies", row.Find(".count").TextContent);
        row.Find("button.thread").Click();
        Assert.Equal(MessageVerb.Reply, Commands[0].Verb);

        Context = MakeContext(inThread: true);
        Assert.Empty(Row(Item(Message("x", change: m => m.Thread = new ThreadSummaryDto(5, Morning, [])))).FindAll("button.thread"));
    }

    [Fact]
    public void Files_are_cards_and_pictures_keep_their_room()
    {
        var row = Row(Item(Message("", change: m => m.Files = [Pdf, Photo])));
        Assert.Equal("Precios.pdf", row.Find(".card-frame .name").TextContent);
        Assert.Equal("2.4 MB", row.Find(".about").TextContent);
        Assert.Equal("/files/pdf", row.Find("a.download").GetAttribute("href"));
        Assert.Equal("--wide: 420px; --ratio: 2", row.Find(".picture").GetAttribute("data-vars"));
        row.Find(".picture").Click();
        Assert.Equal((MessageVerb.ShowImage, Photo.Id), (Commands[0].Verb, Commands[0].FileId));
    }

    [Fact]
    public void Lines_of_the_system_are_sentences()
    {
        Assert.Contains("joined the channel", Row(Item(Message("", change: m => m.Kind = MessageKind.Joined))).Find(".sentence").TextContent, StringComparison.Ordinal);
        Assert.Contains("added Sofía Kern", Row(Item(Message($"@[{Ana}]", change: m => m.Kind = MessageKind.Joined))).Find(".sentence").TextContent, StringComparison.Ordinal);
        Assert.Contains("set the topic: Otoño", Row(Item(Message("Otoño", change: m => m.Kind = MessageKind.TopicChanged))).Find(".sentence").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_line_is_not_drawn_again()
    {
        var item = Item(Message("x"));
        var row = Row(item);
        var drawn = row.RenderCount;
        row.Render(p => p.Add(r => r.Item, item).Add(r => r.ThreadUnread, false));
        Assert.Equal(drawn, row.RenderCount);
        row.Render(p => p.Add(r => r.Item, item with { Saved = true }));
        Assert.True(row.RenderCount > drawn);
    }

    [Fact]
    public void A_long_press_opens_the_sheet_and_a_scroll_does_not()
    {
        var opened = 0;
        var item = Item(Message("x"));
        var row = Render<MessageRow>(p => p.AddCascadingValue(Context).Add(r => r.Item, item).Add(r => r.OnSheet, _ => { opened++; return Task.CompletedTask; }));
        var touch = new Microsoft.AspNetCore.Components.Web.PointerEventArgs { PointerType = "touch" };
        row.Find("article").PointerDown(touch);
        row.Find("article").PointerCancel(touch);
        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(0, opened);
        row.Find("article").PointerDown(touch);
        Clock.Advance(TimeSpan.FromSeconds(1));
        row.WaitForAssertion(() => Assert.Equal(1, opened));
    }
}
