using System.Net;
using Microsoft.Playwright;
using Tertulia.Platform;

namespace Tertulia.Bench.Startup;

/// <summary>How soon one is in: the server from its start to healthy, the browser from an empty cache to a composer one can type in.</summary>
internal static class StartupBench
{
    private static readonly string[] BrowserFlags =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"];

    public static async Task<Report> RunAsync(bool quick)
    {
        var report = new Report("startup");
        var data = Directory.CreateTempSubdirectory("tertulia-bench-").FullName;
        try
        {
            await PrepareAsync(data);
            var ready = new List<double>();
            for (var i = 0; i < (quick ? 3 : 7); i++)
            {
                await using var server = await PublishedServer.StartAsync(data);
                ready.Add(server.ReadySeconds);
            }

            report.Figure("ready_s", Median(ready));
            await using var measured = await PublishedServer.StartAsync(data);
            await Task.Delay(TimeSpan.FromSeconds(quick ? 5 : 20));
            report.Figure("idle_mib", ProcessMeter.ResidentKib(measured.Pid) / 1024);
            await BrowserAsync(measured, quick, report);
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }

        return report;
    }

    private static async Task PrepareAsync(string data)
    {
        await using var server = await PublishedServer.StartAsync(data);
        var (client, _, _, _) = await server.SetUpAsync();
        var general = (await client.Chat.SnapshotAsync()).Conversations[0].Channel.Id;
        for (var i = 0; i < 200; i++)
            await client.Chat.Messages.PostAsync(general, new($"Message **{i}** of the prepared folder, with `code` and a [link](https://example.org).", null, null), Guid.CreateVersion7());
    }

    private static async Task BrowserAsync(PublishedServer server, bool quick, Report report)
    {
        if (!File.Exists("/usr/bin/chromium"))
        {
            Console.WriteLine("Chromium is not installed (Debian's package 'chromium'): the browser's part is left out.");
            return;
        }

        var cookies = new CookieContainer();
        using var http = server.CreateClient(cookies);
        var client = new Sdk.TertuliaClient(http);
        await client.Session.SignInAsync(new("owner@example.org", PublishedServer.Password));
        var slug = (await client.Me.GetAsync()).Workspaces[0].Slug;

        using var playwright = await Playwright.CreateAsync();
        var (cold, wire) = (new List<double>(), new List<double>());
        for (var i = 0; i < (quick ? 2 : 5); i++)
        {
            // A browser of its own each time: nothing cached, nothing compiled.
            await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = BrowserFlags });
            var context = await browser.NewContextAsync(new() { BaseURL = server.Address.ToString(), Locale = "en-GB" });
            await context.AddCookiesAsync(cookies.GetAllCookies().Select(c => new Microsoft.Playwright.Cookie { Name = c.Name, Value = c.Value, Url = server.Address.ToString() }));
            var page = await context.NewPageAsync();
            var cdp = await context.NewCDPSessionAsync(page);
            var bytes = 0.0;
            await cdp.SendAsync("Network.enable");
            cdp.Event("Network.loadingFinished").OnEvent += (_, e) => bytes += e!.Value.GetProperty("encodedDataLength").GetDouble();
            var began = System.Diagnostics.Stopwatch.GetTimestamp();
            await page.GotoAsync($"/w/{slug}/chat", new() { WaitUntil = WaitUntilState.Commit });

            // The app itself has taken the text when it offers to send it; a box that is only drawn does not count.
            await page.Locator(".composer textarea").First.FillAsync("Hello", new() { Timeout = 60_000 });
            await page.Locator(".composer .send.ready").First.WaitForAsync(new() { Timeout = 60_000 });
            cold.Add(System.Diagnostics.Stopwatch.GetElapsedTime(began).TotalSeconds);
            await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            wire.Add(bytes / 1024 / 1024);
        }

        report.Figure("cold_composer_s", Median(cold));
        report.Figure("wire_mib", Median(wire));
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
