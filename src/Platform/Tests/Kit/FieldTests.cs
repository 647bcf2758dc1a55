using Bunit;
using Tertulia.Platform.Web.Kit;
using Xunit;

namespace Tertulia.Platform.Tests.Kit;

public sealed class FieldTests : KitTest
{
    [Fact]
    public void The_label_belongs_to_the_control()
    {
        var field = Render<TextField>(p => p.Add(f => f.Label, "Name"));

        Assert.Equal(field.Find("input").Id, field.Find("label").GetAttribute("for"));
    }

    [Fact]
    public void An_error_takes_the_place_of_the_help_and_is_announced()
    {
        var field = Render<TextField>(p => p.Add(f => f.Label, "Name").Add(f => f.Help, "As others see it.").Add(f => f.Error, "Too long."));

        var input = field.Find("input");
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        var note = field.Find($"#{input.GetAttribute("aria-describedby")}");
        Assert.Equal("alert", note.GetAttribute("role"));
        Assert.Contains("Too long.", note.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("As others see it.", field.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Typing_reports_at_once_or_on_leaving()
    {
        var values = new List<string>();
        Render<TextField>(p => p.Add(f => f.ValueChanged, values.Add)).Find("input").Input("a");
        var later = Render<TextField>(p => p.Add(f => f.Immediate, false).Add(f => f.ValueChanged, values.Add)).Find("input");
        later.Input("b");
        later.Change("bc");

        Assert.Equal(["a", "bc"], values);
    }

    [Fact]
    public void Enter_and_escape_are_told_apart()
    {
        var keys = new List<string>();
        var input = Render<TextField>(p => p.Add(f => f.OnEnter, () => keys.Add("enter")).Add(f => f.OnEscape, () => keys.Add("escape"))).Find("input");

        input.KeyDown("Enter");
        input.KeyDown("a");
        input.KeyDown("Escape");

        Assert.Equal(["enter", "escape"], keys);
    }

    [Fact]
    public void A_password_can_be_shown_and_hidden()
    {
        var field = Render<PasswordField>(p => p.Add(f => f.Label, "Password").Add(f => f.Value, "secret"));
        Assert.Equal("password", field.Find("input").GetAttribute("type"));
        Assert.Equal("current-password", field.Find("input").GetAttribute("autocomplete"));

        field.Find("button").Click();

        Assert.Equal("text", field.Find("input").GetAttribute("type"));
        Assert.Equal("Hide password", field.Find("button").GetAttribute("aria-label"));
    }

    [Fact]
    public void Strength_is_said_in_words()
    {
        var field = Render<PasswordField>(p => p.Add(f => f.New, true).Add(f => f.Value, "secret").Add(f => f.Strength, 1));

        Assert.Equal("Password strength: Weak", field.Find(".strength").GetAttribute("aria-label"));
    }

    [Fact]
    public void A_choice_gives_the_option_and_not_its_text()
    {
        var chosen = 0;
        var select = Render<Select<int>>(p => p
            .Add(s => s.Label, "Size").Add(s => s.Options, [new(10, "Ten"), new(20, "Twenty")]).Add(s => s.Value, 10).Add(s => s.ValueChanged, v => chosen = v));

        select.Find("select").Change("1");
        Assert.Equal(20, chosen);

        select.Find("select").Change("7");
        Assert.Equal(20, chosen);
    }

    [Fact]
    public void A_switch_is_one_to_assistive_technology()
    {
        var on = false;
        var input = Render<Switch>(p => p.Add(s => s.Label, "Private").Add(s => s.Help, "By invitation.").Add(s => s.ValueChanged, v => on = v)).Find("input");

        input.Change(true);

        Assert.True(on);
        Assert.Equal("switch", input.GetAttribute("role"));
        Assert.NotNull(input.GetAttribute("aria-describedby"));
    }

    [Fact]
    public void One_segment_is_chosen_and_alone_in_the_tab_order()
    {
        var segments = Render<SegmentedControl<string>>(p => p.Add(s => s.Label, "Theme").Add(s => s.Options, [new("a", "A"), new("b", "B")]).Add(s => s.Value, "b"));

        Assert.Equal("Theme", segments.Find("[role=radiogroup]").GetAttribute("aria-label"));
        Assert.Equal(["false", "true"], segments.FindAll("[role=radio]").Select(r => r.GetAttribute("aria-checked")));
        Assert.Equal(["-1", "0"], segments.FindAll("[role=radio]").Select(r => r.GetAttribute("tabindex")));
        Engine.VerifyInvoke("rove");
    }
}
