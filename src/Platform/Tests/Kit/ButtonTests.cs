using Bunit;
using Tertulia.Platform.Web.Kit;
using Xunit;

namespace Tertulia.Platform.Tests.Kit;

public sealed class ButtonTests : KitTest
{
    [Fact]
    public void Text_makes_its_name_and_it_submits_nothing_by_default()
    {
        var button = Render<Button>(p => p.AddChildContent("Save")).Find("button");

        Assert.Equal("Save", button.TextContent);
        Assert.Equal("button", button.GetAttribute("type"));
        Assert.False(button.HasAttribute("aria-label"));
    }

    [Fact]
    public void An_icon_alone_is_named_by_its_label_which_is_its_tooltip_too()
    {
        var button = Render<Button>(p => p.Add(b => b.Icon, "x").Add(b => b.Label, "Close")).Find("button");

        Assert.Equal("Close", button.GetAttribute("aria-label"));
        Assert.Equal("Close", button.GetAttribute("data-tip"));
        Assert.Equal("true", button.QuerySelector("svg")!.GetAttribute("aria-hidden"));
    }

    [Fact]
    public void A_click_while_busy_does_nothing()
    {
        var clicks = 0;
        var button = Render<Button>(p => p.Add(b => b.Busy, true).Add(b => b.OnClick, () => clicks++).AddChildContent("Save"));

        button.Find("button").Click();

        Assert.Equal(0, clicks);
        Assert.Equal("true", button.Find("button").GetAttribute("aria-busy"));
    }

    [Fact]
    public void An_address_makes_it_a_link_unless_disabled()
    {
        var link = Render<Button>(p => p.Add(b => b.Href, "/w/norte").AddChildContent("Open"));
        var disabled = Render<Button>(p => p.Add(b => b.Href, "/w/norte").Add(b => b.Disabled, true).AddChildContent("Open"));

        Assert.Equal("/w/norte", link.Find("a").GetAttribute("href"));
        Assert.True(disabled.Find("button").HasAttribute("disabled"));
    }
}
