using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Tertulia.Testing;

namespace Tertulia.EndToEnd.Tests.Browser;

/// <summary>The first day of a workspace, in two browsers: from the empty server to a conversation that survives a cut.</summary>
public sealed partial class FirstDayTests(BrowserFixture browsers) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task Two_people_set_up_invite_secure_and_talk()
    {
        await using var server = await ServerProcess.StartAsync();

        // Ana sets the server up.
        var ana = new ChatPage(await browsers.OpenAsync(server));
        await ana.Page.GotoAsync("/");
        await ana.Page.GetByLabel("Workspace name").FillAsync("Norte Estudio");
        await ana.Page.GetByLabel("Your name").FillAsync("Ana Molina");
        await ana.Page.GetByLabel("E-mail").FillAsync("ana@example.org");
        await ana.Page.GetByLabel("Password", new() { Exact = true }).FillAsync(TestWorkspace.Password);
        await ana.Page.GetByRole(AriaRole.Button, new() { Name = "Create workspace" }).ClickAsync();
        await ana.Page.WaitForURLAsync("**/w/norte-estudio/chat**");
        await ana.Conversation("general").ClickAsync();
        await ana.Composer.WaitForAsync();

        // She invites Luis, who joins in Spanish in a browser of his own.
        await ana.Page.GotoAsync("/w/norte-estudio/admin/invitations");
        await ana.Page.GetByRole(AriaRole.Button, new() { Name = "Create link" }).ClickAsync();
        var link = await ana.Page.GetByLabel("Invitation link").InputValueAsync();
        var luis = new ChatPage(await browsers.OpenAsync(server, "es-ES"));
        await luis.Page.GotoAsync(link);
        await luis.Page.GetByLabel("Tu nombre").FillAsync("Luis Rivas");
        await luis.Page.GetByLabel("Correo electrónico").FillAsync("luis@example.org");
        await luis.Page.GetByLabel("Contraseña", new() { Exact = true }).FillAsync("tortuga-veloz-amarilla-31");
        await luis.Page.GetByRole(AriaRole.Button, new() { Name = "Unirme" }).ClickAsync();
        await luis.Page.WaitForURLAsync("**/w/norte-estudio/chat**");

        await SecureAsync(ana);

        // A channel with Luis in it.
        await ana.Page.GotoAsync("/w/norte-estudio/chat");
        await ana.Page.GetByRole(AriaRole.Button, new() { Name = "Add channels" }).ClickAsync();
        await ana.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Create a channel" }).ClickAsync();
        await ana.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("lanzamiento");
        await ana.Page.GetByLabel("Add people").FillAsync("lui");
        await ana.Page.Locator(".picker .found button").First.ClickAsync();
        await ana.Page.GetByRole(AriaRole.Button, new() { Name = "Create", Exact = true }).ClickAsync();
        await ana.Page.GetByRole(AriaRole.Heading, new() { Name = "lanzamiento", Exact = true }).WaitForAsync();
        await luis.Conversation("lanzamiento").ClickAsync();
        await luis.Page.GetByRole(AriaRole.Heading, new() { Name = "lanzamiento", Exact = true }).WaitForAsync();

        // Messages, a mention, a thread, a file.
        await ana.WriteAsync("Buenos días, **equipo**");
        await ana.SeesAsync("Buenos días, equipo");
        await luis.SeesAsync("Buenos días, equipo");
        await Assertions.Expect(luis.Message("Buenos días").Locator("strong")).ToHaveTextAsync("equipo");

        await luis.Composer.PressSequentiallyAsync("Hola @ana");
        await luis.Page.Locator(".suggestion").First.WaitForAsync();
        await luis.Composer.PressAsync("Enter");
        await luis.Composer.PressSequentiallyAsync("¿lo vemos hoy?");
        await luis.Composer.PressAsync("Enter");
        await ana.SeesAsync("¿lo vemos hoy?");
        await Assertions.Expect(ana.Message("¿lo vemos hoy?")).ToContainTextAsync("@Ana");

        await ana.OpenThreadAsync("¿lo vemos hoy?");
        await ana.ThreadComposer.FillAsync("A las 12:00");
        await ana.ThreadComposer.PressAsync("Enter");
        await Assertions.Expect(luis.Message("¿lo vemos hoy?")).ToContainTextAsync("1 respuesta");

        await ana.Page.Locator(".side-slot").GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        var chooser = await ana.Page.RunAndWaitForFileChooserAsync(() => ana.Page.Locator(".main").GetByRole(AriaRole.Button, new() { Name = "Attach files" }).ClickAsync());
        await chooser.SetFilesAsync(new FilePayload { Name = "precios.csv", MimeType = "text/csv", Buffer = "plan;precio\nEquipo;0\n"u8.ToArray() });
        await ana.WriteAsync("Los números");
        await ana.SeesAsync("Los números");
        await Assertions.Expect(luis.Message("Los números")).ToContainTextAsync("precios.csv");

        // Luis's network goes; he writes all the same, and misses nothing.
        await luis.Page.Context.SetOfflineAsync(true);
        await luis.WriteAsync("escrito sin red 1");
        await luis.WriteAsync("escrito sin red 2");
        await Assertions.Expect(luis.Message("escrito sin red 1")).ToBeVisibleAsync();
        for (var i = 1; i <= 3; i++)
        {
            await ana.WriteAsync($"mientras tanto {i}");
            await ana.SeesAsync($"mientras tanto {i}");
        }

        await Assertions.Expect(ana.Message("escrito sin red")).ToHaveCountAsync(0);
        await luis.Page.Context.SetOfflineAsync(false);
        await luis.SeesAsync("mientras tanto 3");
        await ana.SeesAsync("escrito sin red 2");
        await luis.SeesAsync("escrito sin red 2");
        string[] order = ["mientras tanto 1", "mientras tanto 2", "mientras tanto 3", "escrito sin red 1", "escrito sin red 2"];
        Assert.Equal(order, await LinesAsync(ana));
        Assert.Equal(order, await LinesAsync(luis));

        // The server dies and comes back: nobody reloads the page.
        await server.KillAsync();
        await ana.WriteAsync("sin servidor");
        await server.StartAgainAsync();
        await luis.SeesAsync("sin servidor");
        await ana.SeesAsync("sin servidor");
    }

    /// <summary>Turns two-step sign-in on, signs out, and comes back with a code.</summary>
    private static async Task SecureAsync(ChatPage ana)
    {
        await ana.Page.GotoAsync("/w/norte-estudio/preferences/account");
        await ana.Page.GetByRole(AriaRole.Button, new() { Name = "Set up" }).ClickAsync();
        var secret = await ana.Page.GetByTestId("totp-secret").InnerTextAsync();
        await ana.Page.GetByLabel("Six-digit code").FillAsync(Totp.Code(secret, TimeProvider.System.GetUtcNow()));
        await ana.Page.GetByRole(AriaRole.Button, new() { Name = "Turn on" }).ClickAsync();
        var recovery = (await ana.Page.GetByTestId("recovery-codes").InnerTextAsync()).Split('\n')[0].Trim();
        await ana.Page.GetByRole(AriaRole.Button, new() { Name = "I saved them" }).ClickAsync();

        await ana.Page.Context.ClearCookiesAsync();
        await ana.Page.GotoAsync("/");
        await ana.Page.GetByLabel("E-mail").FillAsync("ana@example.org");
        await ana.Page.GetByLabel("Password", new() { Exact = true }).FillAsync(TestWorkspace.Password);
        await ana.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();

        // The code that turned it on is spent, and the next is up to 30 s away: the recovery code is what people use then.
        await ana.Page.GetByRole(AriaRole.Button, new() { Name = "Use a recovery code instead" }).ClickAsync();
        await ana.Page.GetByLabel("Recovery code").FillAsync(recovery);
        await ana.Page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await ana.Page.WaitForURLAsync("**/w/norte-estudio/**");
    }

    private static async Task<string[]> LinesAsync(ChatPage chat)
    {
        var lines = await chat.Page.Locator(".main article .body").AllInnerTextsAsync();
        return [.. lines.Select(line => Marked().Match(line).Value).Where(line => line.Length > 0)];
    }

    [GeneratedRegex(@"(mientras tanto|escrito sin red) \d")]
    private static partial Regex Marked();
}
