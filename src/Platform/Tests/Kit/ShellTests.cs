using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Tertulia.Platform.Web.Shell;
using Xunit;

namespace Tertulia.Platform.Tests.Kit;

public sealed class ShellTests : KitTest
{
    public ShellTests()
    {
        Services.AddSingleton(new ModuleNav("home", "", "home", "NavHome", 0, []));
        Services.AddSingleton(new ModuleNav("chat", "chat", "message-circle", "NavChat", 10, []));
        JSInterop.SetupModule("./_content/platform/js/storage.js").Mode = JSRuntimeMode.Loose;
    }

    [Theory]
    [InlineData("w/norte", "home")]
    [InlineData("w/norte/chat/c/1?at=2", "chat")]
    [InlineData("w/norte/activity", "home")]
    [InlineData("sign-in", null)]
    public void A_path_belongs_to_a_module(string path, string? module) =>
        Assert.Equal(module, Services.GetRequiredService<ModuleRegistry>().Of(path)?.Key);

    [Fact]
    public void The_rail_marks_where_the_reader_is_and_what_waits()
    {
        Services.GetRequiredService<ShellSession>().SetWorkspaces(new ShellWorkspace("norte", "Norte"), []);
        Services.GetRequiredService<Microsoft.AspNetCore.Components.NavigationManager>().NavigateTo("/w/norte/chat");
        var rail = Render<Rail>();

        Assert.Equal("/w/norte/chat", rail.Find("[aria-current=page]").GetAttribute("href"));

        Services.GetRequiredService<ModuleRegistry>().SetBadge("chat", new ModuleBadge(Count: 3));
        rail.WaitForAssertion(() => Assert.Contains("3 unread", rail.Find("[aria-current=page]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void The_palette_finds_by_the_beginning_of_words_whatever_the_accents()
    {
        var palette = Services.GetRequiredService<Palette>();
        palette.Add(new People());
        palette.OpenAsync();
        var dialog = Render<PaletteDialog>();

        dialog.Find("input").Input("sofia");
        Clock.Advance(TimeSpan.FromSeconds(1));

        dialog.WaitForAssertion(() => Assert.Equal("Sofía Kern", dialog.Find("[role=option] .title").TextContent));
        Assert.Equal(dialog.Find("[role=option]").Id, dialog.Find("input").GetAttribute("aria-activedescendant"));
    }

    [Fact]
    public void Arrows_move_in_the_palette_and_enter_goes()
    {
        var palette = Services.GetRequiredService<Palette>();
        palette.Add(new People());
        palette.OpenAsync();
        var dialog = Render<PaletteDialog>();
        dialog.WaitForAssertion(() => Assert.True(dialog.FindAll("[role=option]").Count > 2));

        dialog.Find("input").KeyDown("ArrowDown");
        Assert.Equal(["false", "true"], dialog.FindAll("[role=option]").Take(2).Select(o => o.GetAttribute("aria-selected")));
        dialog.Find("input").KeyDown("ArrowUp");
        dialog.Find("input").KeyDown("Enter");

        Assert.False(palette.Open);
        Assert.EndsWith("/w/norte/sofia", Services.GetRequiredService<Microsoft.AspNetCore.Components.NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void The_newest_of_two_equal_shortcuts_is_in_force_until_it_leaves()
    {
        var hotkeys = Services.GetRequiredService<Hotkeys>();
        hotkeys.Register(new Hotkey("mod+k", "Search", "Everywhere", () => Task.CompletedTask));
        var second = hotkeys.Register(new Hotkey("mod+k", "Link", "Composer", () => Task.CompletedTask));
        Assert.Equal(2, hotkeys.Registered.Count());

        second.Dispose();
        second.Dispose();

        Assert.Equal("Search", Assert.Single(hotkeys.Registered).Description);
        Assert.Equal("Ctrl Shift U", hotkeys.KeysOf("mod+shift+u"));
    }

    private sealed class People : IPaletteSource
    {
        public string Group => "People";

        public int Order => 1;

        public ValueTask<IReadOnlyList<PaletteItem>> SearchAsync(string text, CancellationToken ct) => ValueTask.FromResult<IReadOnlyList<PaletteItem>>(
            "".Equals(text, StringComparison.Ordinal) || text == "sofia" ? [new("person:1", "Sofía Kern", Url: "/w/norte/sofia")] : []);
    }
}
