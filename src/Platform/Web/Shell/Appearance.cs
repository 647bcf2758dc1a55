using System.Globalization;
using Tertulia.Platform.Web.Browser;

namespace Tertulia.Platform.Web.Shell;

/// <summary>Light, dark, or as the system says.</summary>
public enum Theme
{
    System,
    Light,
    Dark,
}

/// <summary>Theme and language of this browser, kept in it, so that they hold before anybody signs in.</summary>
public sealed class Appearance(ShellEngine engine)
{
    /// <summary>The languages the product speaks, each by its own name.</summary>
    public static IReadOnlyList<(string Code, string Name)> Languages { get; } = [("en", "English"), ("es", "Español")];

    public Theme Theme { get; private set; }

    public string Language { get; } = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public event Action? Changed;

    public async Task SetThemeAsync(Theme theme)
    {
        Theme = theme;
        await engine.SetThemeAsync(theme.ToString().ToLowerInvariant());
        Changed?.Invoke();
    }

    /// <summary>Switches language; the page loads again when it differs.</summary>
    public async Task SetLanguageAsync(string language)
    {
        if (await engine.SetLanguageAsync(language))
            await engine.ReloadAsync();
    }

    internal async Task StartAsync() =>
        Theme = Enum.TryParse<Theme>(await engine.GetThemeAsync(), ignoreCase: true, out var theme) ? theme : Theme.System;
}
