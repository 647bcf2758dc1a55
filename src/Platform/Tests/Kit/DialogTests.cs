using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Tertulia.Platform.Web.Browser;
using Tertulia.Platform.Web.Kit;
using Xunit;

namespace Tertulia.Platform.Tests.Kit;

public sealed class DialogTests : KitTest
{
    [Fact]
    public void Nothing_is_drawn_while_it_is_closed()
    {
        Assert.Empty(Render<Dialog>(p => p.Add(d => d.Title, "New channel")).Markup.Trim());
        Engine.VerifyNotInvoke("openDialog");
    }

    [Fact]
    public void Open_it_is_modal_and_named_by_its_title()
    {
        var dialog = Render<Dialog>(p => p.Add(d => d.Title, "New channel").Add(d => d.Open, true));

        var element = dialog.Find("dialog");
        Assert.Equal("New channel", dialog.Find($"#{element.GetAttribute("aria-labelledby")}").TextContent);
        Engine.VerifyInvoke("openDialog");
    }

    [Fact]
    public async Task Escape_asks_its_owner_to_close_it_and_focus_goes_back()
    {
        var open = true;
        var dialog = Render<Dialog>(p => p.Add(d => d.Title, "New channel").Add(d => d.Open, true).Add(d => d.OpenChanged, v => open = v));

        await CloseRequested("openDialog", argument: 2);

        Assert.False(open);
        dialog.WaitForAssertion(() => Engine.VerifyInvoke("closeFloating"));
        Assert.Empty(dialog.Markup.Trim());
    }

    [Fact]
    public void What_must_be_answered_has_no_way_around()
    {
        var dialog = Render<Dialog>(p => p.Add(d => d.Title, "Terms").Add(d => d.Open, true).Add(d => d.Dismissible, false));

        Assert.Empty(dialog.FindAll("button"));
        Assert.Equal(false, Engine.VerifyInvoke("openDialog").Arguments[1]);
    }

    [Fact]
    public async Task A_confirmation_answers_with_what_was_chosen()
    {
        var host = Render<ConfirmDialog>();
        var confirmations = Services.GetRequiredService<Confirmations>();

        var yes = confirmations.AskAsync(new Confirmation("Delete?", "Delete message"));
        host.WaitForElements("footer button")[1].Click();
        Assert.True(await yes);

        var no = confirmations.AskAsync(new Confirmation("Delete?", "Delete message"));
        host.WaitForElements("footer button")[0].Click();
        Assert.False(await no);
    }

    [Fact]
    public async Task A_second_question_answers_the_first_with_no()
    {
        var confirmations = Services.GetRequiredService<Confirmations>();

        var first = confirmations.AskAsync(new Confirmation("One?", "Do"));
        _ = confirmations.AskAsync(new Confirmation("Two?", "Do"));

        Assert.False(await first);
        Assert.Equal("Two?", confirmations.Current?.Title);
    }

    private Task CloseRequested(string opener, int argument) =>
        ((Microsoft.JSInterop.DotNetObjectReference<FloatingCallback>)Engine.VerifyInvoke(opener).Arguments[argument]!).Value.CloseRequested();
}
