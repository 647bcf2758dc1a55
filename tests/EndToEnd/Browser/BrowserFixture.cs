using Microsoft.Playwright;
using Tertulia.Testing;

namespace Tertulia.EndToEnd.Tests.Browser;

/// <summary>One Chromium for a test class: the one of the system's packages, since Playwright's own cannot be fetched everywhere.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private static readonly string[] Quiet =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--disable-dev-shm-usage",
    ];

    /// <summary>Milliseconds until a wait is given up: it bounds a failing test, and is no measure of a passing one, however busy the machine.</summary>
    private const float Patience = 60_000;

    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Places.FirstOrDefault(File.Exists) ?? throw new InvalidOperationException("The browser tests need Chromium: install Debian's package 'chromium'."),
            Args = Quiet,
        });
    }

    /// <summary>A browser of somebody's own.</summary>
    public async Task<IPage> OpenAsync(ITestHost server, string locale = "en-GB", int width = 1440, int height = 900, ColorScheme scheme = ColorScheme.Light, TestMember? member = null)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = server.Address.ToString(),
            Locale = locale,
            TimezoneId = "Europe/Madrid",
            ColorScheme = scheme,
            ViewportSize = new() { Width = width, Height = height },
        });
        context.SetDefaultTimeout(Patience);
        if (member is not null)
        {
            await context.AddCookiesAsync(member.Cookies.GetAllCookies().Select(c => new Cookie
            {
                Name = c.Name,
                Value = c.Value,
                Url = server.Address.ToString(),
                HttpOnly = true,
            }));
        }

        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
