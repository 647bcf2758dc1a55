using Bunit;
using Tertulia.Platform.Web.Kit;
using Xunit;

namespace Tertulia.Platform.Tests.Kit;

public sealed class PeopleTests : KitTest
{
    [Theory]
    [InlineData("Ana María Molina", "AM")]
    [InlineData("  bot ", "B")]
    [InlineData("Íñigo Ábalos", "ÍÁ")]
    [InlineData("👩‍🚀 Crew", "👩‍🚀C")]
    [InlineData("", "?")]
    public void Initials_come_from_the_first_and_the_last_word(string name, string initials) =>
        Assert.Equal(initials, AvatarColour.InitialsOf(name));

    [Fact]
    public void A_colour_is_stable_and_all_are_used()
    {
        Assert.Equal(AvatarColour.HueOf("ana"), AvatarColour.HueOf("ana"));
        Assert.Equal(AvatarColour.Hues, Enumerable.Range(0, 400).Select(i => AvatarColour.HueOf($"person {i}")).Distinct().Count());
    }

    [Fact]
    public void A_photo_that_does_not_load_gives_way_to_initials()
    {
        var avatar = Render<Avatar>(p => p.Add(a => a.Name, "Ana Molina").Add(a => a.Src, "/broken"));

        avatar.Find("img").TriggerEvent("onerror", new Microsoft.AspNetCore.Components.Web.ErrorEventArgs());

        Assert.Equal("AM", avatar.Find(".initials").TextContent);
    }

    [Fact]
    public void Presence_is_read_out_where_the_avatar_stands_alone()
    {
        var avatar = Render<Avatar>(p => p.Add(a => a.Name, "Ana Molina").Add(a => a.Presence, PresenceState.Busy).Add(a => a.Decorative, false));

        Assert.Equal("Ana Molina, Do not disturb", avatar.Find("[role=img]").GetAttribute("aria-label"));
        Assert.NotNull(avatar.Find(".dot.busy"));
    }

    [Fact]
    public void A_stack_says_how_many_more_there_are()
    {
        var stack = Render<AvatarStack>(p => p.Add(s => s.People, [new("Ana"), new("Luis"), new("Sofía")]).Add(s => s.Max, 2).Add(s => s.Total, 24));

        Assert.Equal("Ana, Luis and 22 more", stack.Find("[role=img]").GetAttribute("aria-label"));
        Assert.Equal("+22", stack.Find(".more").TextContent);
    }
}
