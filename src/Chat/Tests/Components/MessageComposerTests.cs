using Bunit;
using Tertulia.Chat.Web.Composing;
using Tertulia.Chat.Web.State;
using Tertulia.Platform.Web.Browser;
using Tertulia.Platform.Web.Client;

namespace Tertulia.Chat.Tests.Components;

public sealed class MessageComposerTests : ConversationTest
{
    private IRenderedComponent<MessageComposer> Composer(Action<ComponentParameterCollectionBuilder<MessageComposer>>? more = null) => Render<MessageComposer>(p =>
    {
        p.AddCascadingValue(Context).Add(c => c.Store, Store).Add(c => c.ChannelId, Channel).Add(c => c.Placeholder, "Write to #diseño");
        more?.Invoke(p);
    });

    [Fact]
    public void Nothing_can_be_sent_while_nothing_is_written()
    {
        var composer = Composer();
        Assert.True(composer.Find(".send").HasAttribute("disabled"));
        composer.Find("textarea").Input("   ");
        Assert.True(composer.Find(".send").HasAttribute("disabled"));
    }

    [Fact]
    public async Task What_is_written_is_kept_as_a_draft_and_sent()
    {
        var composer = Composer();
        composer.Find("textarea").Input("Hola a todos");
        Assert.Equal("Hola a todos", Store.Drafts.Get(Channel));

        await composer.InvokeAsync(() => composer.Instance.SubmittedAsync("Hola a todos"));
        Assert.Equal("", Store.Drafts.Get(Channel));
        composer.WaitForAssertion(() => Assert.Contains(Api.Asked, a => a.Method == "POST" && a.Body.Contains("Hola a todos", StringComparison.Ordinal)));
        Assert.True(composer.Find(".send").HasAttribute("disabled"));
    }

    [Fact]
    public async Task A_suggestion_is_taken_by_key_and_travels_as_an_id()
    {
        Api.Answer("GET", "/members", $$"""{"items":[{"memberId":"{{Ana}}","joinedAt":"2026-11-23T09:00:00Z","manager":false}],"next":null}""");
        var composer = Composer();
        composer.Find("textarea").Input("@so");
        await composer.InvokeAsync(() => composer.Instance.TokenChangedAsync(new ComposerToken("@", "so", 0, 3, 0, 0, 20)));
        composer.WaitForAssertion(() => Assert.Equal("Sofía Kern", composer.Find("[role=option][aria-selected=true] .what").TextContent));
        Assert.Equal(composer.Find("[role=option]").Id, composer.Find("textarea").GetAttribute("aria-activedescendant"));

        await composer.InvokeAsync(() => composer.Instance.SuggestionKeyAsync("Enter"));
        Assert.Empty(composer.FindAll("[role=option]"));
        composer.Find("textarea").Input("@Sofía Kern mira");
        Assert.Equal($"@[{Ana}] mira", Store.Drafts.Get(Channel));
    }

    [Fact]
    public async Task Those_in_the_channel_come_first_and_everybody_can_be_called()
    {
        Api.Answer("GET", "/members", $$"""{"items":[{"memberId":"{{Luis}}","joinedAt":"2026-11-23T09:00:00Z","manager":false}],"next":null}""");
        var composer = Composer();
        await composer.InvokeAsync(() => composer.Instance.TokenChangedAsync(new ComposerToken("@", "", 0, 1, 0, 0, 20)));
        composer.WaitForAssertion(() => Assert.Equal("Luis Rivas", composer.Find(".what").TextContent));
        Assert.Equal(["@channel", "@here"], composer.FindAll(".what").TakeLast(2).Select(w => w.TextContent));
        Assert.Contains("not in this channel", composer.FindAll(".hint")[1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Near_the_limit_it_counts_and_past_it_it_refuses()
    {
        var composer = Composer();
        composer.Find("textarea").Input(new string('a', 11_500));
        Assert.Equal("500", composer.Find(".left").TextContent);
        composer.Find("textarea").Input(new string('a', 12_001));
        Assert.Contains("over", composer.Find(".left").ClassList);
        Assert.True(composer.Find(".send").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Files_show_with_a_way_to_take_them_away()
    {
        var composer = Composer();
        await composer.InvokeAsync(() => composer.Instance.FilesGivenAsync([new UploadSource("f1", "plan.pdf", 1200, "application/pdf")]));
        composer.WaitForAssertion(() => Assert.Equal("plan.pdf", composer.Find(".tray .name").TextContent));
        Assert.False(composer.Find(".send").HasAttribute("disabled"));
        composer.Find("[aria-label='Remove plan.pdf']").Click();
        composer.WaitForAssertion(() => Assert.Empty(composer.FindAll(".tray")));
    }

    [Fact]
    public async Task An_edit_starts_with_the_text_saves_and_leaves()
    {
        var done = 0;
        var message = Message($"Hola @[{Luis}]", Me);
        var composer = Composer(p => p.Add(c => c.Editing, message).Add(c => c.OnDone, () => done++));
        Assert.Empty(composer.FindAll(".send"));
        Assert.Contains("Hola @Luis Rivas", JSInterop.Invocations.SelectMany(i => i.Arguments).OfType<string>());

        await composer.InvokeAsync(() => composer.Instance.SubmittedAsync("Adiós @Luis Rivas"));
        Assert.Equal(1, done);
        composer.WaitForAssertion(() => Assert.Contains(Api.Asked, a => a.Method == "PUT" && a.Body.Contains(Luis.ToString(), StringComparison.Ordinal)));
        Assert.Equal("", Store.Drafts.Get(Channel));
    }

    [Fact]
    public async Task Emptying_an_edited_message_asks_to_delete_it()
    {
        var emptied = 0;
        var composer = Composer(p => p.Add(c => c.Editing, Message("x", Me)).Add(c => c.OnEmptied, () => emptied++));
        await composer.InvokeAsync(() => composer.Instance.SubmittedAsync("  "));
        Assert.Equal(1, emptied);
    }

    [Fact]
    public async Task Arrow_up_asks_for_the_last_message_and_escape_is_passed_on()
    {
        var (edits, escapes) = (0, 0);
        var composer = Composer(p => p.Add(c => c.OnEditLast, () => edits++).Add(c => c.OnEscape, () => escapes++));
        await composer.InvokeAsync(() => composer.Instance.EditLastRequestedAsync());
        await composer.InvokeAsync(() => composer.Instance.EscapedAsync());
        Assert.Equal((1, 1), (edits, escapes));
    }

    [Fact]
    public void Formatting_shows_on_demand()
    {
        var composer = Composer();
        Assert.Empty(composer.FindAll(".formats"));
        composer.Find("[aria-label='Show formatting']").Click();
        composer.WaitForAssertion(() => Assert.Equal(9, composer.FindAll(".formats button").Count));
    }
}
