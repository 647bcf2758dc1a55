using Bunit;
using Microsoft.AspNetCore.Components;
using Tertulia.Platform.Web.Browser;
using Tertulia.Platform.Web.Kit;
using Xunit;

namespace Tertulia.Platform.Tests.Kit;

public sealed class MenuTests : KitTest
{
    private readonly List<string> _chosen = [];

    [Fact]
    public void The_trigger_says_that_it_opens_a_menu_and_whether_it_has()
    {
        var menu = RenderMenu();
        Assert.Equal("menu", menu.Find("button").GetAttribute("aria-haspopup"));
        Assert.Equal("false", menu.Find("button").GetAttribute("aria-expanded"));
        Assert.Empty(menu.FindAll("[role=menu]"));

        menu.Find("button").Click();

        Assert.Equal("true", menu.Find("button").GetAttribute("aria-expanded"));
        Assert.Equal("More", menu.Find("[role=menu]").GetAttribute("aria-label"));
        Assert.True(((FloatingPlacement)Engine.VerifyInvoke("openPopover").Arguments[2]!).Menu);
    }

    [Fact]
    public void Choosing_runs_the_action_and_closes()
    {
        var menu = RenderMenu();
        menu.Find("button").Click();

        menu.FindAll("[role=menuitem]")[0].Click();

        Assert.Equal(["edit"], _chosen);
        Assert.Empty(menu.FindAll("[role=menu]"));
        Engine.VerifyInvoke("closeFloating");
    }

    [Fact]
    public void What_is_on_or_off_says_so()
    {
        var menu = RenderMenu();
        menu.Find("button").Click();

        Assert.Equal("true", menu.Find("[role=menuitemcheckbox]").GetAttribute("aria-checked"));
    }

    [Fact]
    public async Task A_click_outside_closes_it()
    {
        var menu = RenderMenu();
        menu.Find("button").Click();

        var callback = (Microsoft.JSInterop.DotNetObjectReference<FloatingCallback>)Engine.VerifyInvoke("openPopover").Arguments[3]!;
        await callback.Value.CloseRequested();

        menu.WaitForAssertion(() => Assert.Empty(menu.FindAll("[role=menu]")));
        Assert.Equal("false", menu.Find("button").GetAttribute("aria-expanded"));
    }

    [Fact]
    public async Task A_context_menu_opens_where_it_was_asked_for()
    {
        var menu = Render<Menu>(p => p.Add(m => m.Label, "Message").Add(m => m.Hidden, true).AddChildContent<MenuItem>(i => i.AddChildContent("Edit")));

        await menu.InvokeAsync(() => menu.Instance.OpenAtAsync(40, 60));

        Assert.Equal(new FloatingPlacement("bottom", "end", Menu: true, 40, 60), Engine.VerifyInvoke("openPopover").Arguments[2]);
    }

    private IRenderedComponent<Menu> RenderMenu() => Render<Menu>(p => p
        .Add(m => m.Label, "More")
        .AddChildContent<MenuItem>(i => i.Add(m => m.OnClick, EventCallback.Factory.Create(this, () => _chosen.Add("edit"))).AddChildContent("Edit"))
        .AddChildContent<MenuItem>(i => i.Add(m => m.Checked, true).AddChildContent("Notify me")));
}
