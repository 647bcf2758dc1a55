using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Tertulia.Platform.Web.Shell;

/// <summary>The places of the rail and the shell's own commands.</summary>
internal sealed class CommandPaletteSource(
    ModuleRegistry registry, ShellSession session, Appearance appearance, HelpSheet help, Hotkeys hotkeys, IStringLocalizer<PlatformText> l) : IPaletteSource
{
    public string Group => l["Commands"];

    public int Order => 100;

    public ValueTask<IReadOnlyList<PaletteItem>> SearchAsync(string text, CancellationToken ct)
    {
        var places = session.Workspace is null
            ? []
            : registry.Modules.Select(m => new PaletteItem($"go:{m.Key}", l[m.TitleKey], Icon: m.Icon, Url: session.To(m.Path)));
        PaletteItem[] commands =
        [
            new("theme:light", l["UseTheme", l["ThemeLight"]], Icon: "sun", Run: () => appearance.SetThemeAsync(Theme.Light)),
            new("theme:dark", l["UseTheme", l["ThemeDark"]], Icon: "moon", Run: () => appearance.SetThemeAsync(Theme.Dark)),
            new("theme:system", l["UseTheme", l["ThemeSystem"]], Icon: "device-desktop", Run: () => appearance.SetThemeAsync(Theme.System)),
            .. Appearance.Languages.Where(x => x.Code != appearance.Language)
                .Select(x => new PaletteItem($"language:{x.Code}", x.Name, l["Language"], "language", Run: () => appearance.SetLanguageAsync(x.Code))),
            new("help", l["Shortcuts"], Icon: "keyboard", Run: help.ShowAsync, Keys: hotkeys.KeysOf("?")),
        ];
        IReadOnlyList<PaletteItem> found = [.. places.Concat(commands).Where(i => Matches(i, text))];
        return ValueTask.FromResult(found);
    }

    /// <summary>Every word begins a word of the title or subtitle, whatever its case or accents.</summary>
    private static bool Matches(PaletteItem item, string text)
    {
        var compare = CultureInfo.CurrentCulture.CompareInfo;
        const CompareOptions folded = CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace;
        var words = $"{item.Title} {item.Subtitle}".Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return text.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(t => words.Any(w => compare.IsPrefix(w, t, folded)));
    }
}
