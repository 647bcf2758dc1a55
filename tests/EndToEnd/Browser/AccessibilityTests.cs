using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Tertulia.Testing;

namespace Tertulia.EndToEnd.Tests.Browser;

/// <summary>No page has a serious or critical violation, in both themes and languages and on a phone.</summary>
public sealed class AccessibilityTests(BrowserFixture browsers) : IClassFixture<BrowserFixture>
{
    private static readonly string[] Pages =
    [
        "chat/c/{general}", "chat/threads", "chat/saved", "chat/drafts", "chat/browse", "chat/search?q=hola", "activity", "",
        "preferences/profile", "preferences/account", "preferences/sessions", "preferences/notifications", "preferences/appearance",
        "admin/people", "admin/invitations", "admin/workspace", "admin/storage",
    ];

    [Fact]
    public async Task Every_page_is_usable_by_everybody()
    {
        await using var server = await ServerProcess.StartAsync();
        var failures = new List<string>();
        await CheckAsync(await browsers.OpenAsync(server), "/setup", "setup", failures);

        var owner = await server.SetUpAsync();
        var client = new Sdk.TertuliaClient(owner.Http).Workspace(owner.WorkspaceId);
        var general = (await client.Chat.SnapshotAsync()).Conversations.Single(c => c.Channel.Name == "general").Channel.Id;
        await client.Chat.Messages.PostAsync(general, new("Hola, **equipo**: `código`, [enlace](https://example.org)\n\n- uno\n- dos\n\n```csharp\nvar x = 1;\n```", null, null), Guid.CreateVersion7());

        await CheckAsync(await browsers.OpenAsync(server), "/signin", "signin", failures);
        foreach (var (locale, scheme, width) in new[] { ("en-GB", ColorScheme.Light, 1440), ("es-ES", ColorScheme.Dark, 1440), ("es-ES", ColorScheme.Light, 390) })
        {
            var page = await browsers.OpenAsync(server, locale, width, 844, scheme, owner);
            foreach (var path in Pages)
                await CheckAsync(page, $"/w/{owner.Workspace.Slug}/{path.Replace("{general}", general.ToString(), StringComparison.Ordinal)}", $"{path} {locale} {scheme} {width}", failures);
            await page.CloseAsync();
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    private static async Task CheckAsync(IPage page, string url, string name, List<string> failures)
    {
        await page.GotoAsync(url);
        await page.Locator("h1").First.WaitForAsync();
        await Assertions.Expect(page.Locator(".skeleton")).ToHaveCountAsync(0);
        var result = await page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"] } });
        failures.AddRange(result.Violations
            .Where(v => v.Impact is "serious" or "critical")
            .Select(v => $"{name}: {v.Id} ({v.Impact}) {v.Help}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"));
    }
}
