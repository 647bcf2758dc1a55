using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Tertulia.Sdk;
using Tertulia.Testing;

namespace Tertulia.EndToEnd.Tests.Browser;

/// <summary>What is done a hundred times a day: scrolling, switching, writing in two windows. The console stays free of errors all the while.</summary>
public sealed class EverydayTests(BrowserFixture browsers, EverydayServer office) : IClassFixture<BrowserFixture>, IClassFixture<EverydayServer>, IAsyncLifetime
{
    private readonly List<string> errors = [];
    private IPage page = null!;
    private ChatPage ana = null!;

    public async ValueTask InitializeAsync()
    {
        page = await browsers.OpenAsync(office.Server, member: office.Owner);
        Listen(page);
        ana = new ChatPage(page);
    }

    public async ValueTask DisposeAsync() => await page.Context.CloseAsync();

    [Fact]
    public async Task The_wheel_scrolls_through_a_long_history_and_back_without_a_jump()
    {
        await page.GotoAsync(office.Path($"chat/c/{office.History}"));
        await ana.SeesAsync($"line {EverydayServer.Lines}");
        var list = page.Locator(".main .scroller");

        // The pointer lies on the messages: their tools come and go as they pass below it.
        await list.HoverAsync();
        Assert.Equal(0, await JumpsAsync(list, -700, "line 1"));
        Assert.Equal(0, await JumpsAsync(list, 700, $"line {EverydayServer.Lines}"));

        // A link into the middle shows its message, and the way on from there is open in both directions.
        var middle = office.Messages[EverydayServer.Lines / 2];
        await page.GotoAsync(office.Path($"chat/c/{office.History}/m/{middle.Id}"));
        await Assertions.Expect(page.Locator($"#message-{middle.Id:N}")).ToBeInViewportAsync();
        await list.HoverAsync();
        Assert.Equal(0, await JumpsAsync(list, 500, $"line {EverydayServer.Lines / 2 + 60}"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Jump to latest" }).ClickAsync();
        await Assertions.Expect(ana.Message($"line {EverydayServer.Lines}").Last).ToBeInViewportAsync();
        Assert.Empty(errors);
    }

    [Fact]
    public async Task The_tab_says_how_many_wait_and_the_keys_lead_there()
    {
        var client = office.Client(office.Colleague);
        await page.GotoAsync(office.Path($"chat/c/{office.General}"));
        await ana.Composer.WaitForAsync();
        await Assertions.Expect(page).ToHaveTitleAsync("Taller · #general");

        var direct = await client.Chat.Channels.OpenDirectAsync(new([office.Owner.MemberId]));
        await client.Chat.Messages.PostAsync(direct.Channel.Id, new("¿Comemos?", null, null), Guid.CreateVersion7());
        await Assertions.Expect(page).ToHaveTitleAsync("(1) Taller · #general");

        await page.Keyboard.PressAsync("Alt+Shift+ArrowDown");
        await ana.SeesAsync("¿Comemos?");
        await Assertions.Expect(page).ToHaveTitleAsync("Taller · Luis Rivas");
        await page.Keyboard.PressAsync("Alt+ArrowUp");
        await page.WaitForURLAsync(new Regex($"/c/(?!{direct.Channel.Id})"));

        await page.Locator(".list .item a").Filter(new() { HasText = "Activity" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Activity" }).WaitForAsync();
        await client.Chat.Messages.PostAsync(direct.Channel.Id, new("¿Sí?", null, null), Guid.CreateVersion7());
        await Assertions.Expect(page).ToHaveTitleAsync("(1) Taller · Activity");

        await page.Keyboard.PressAsync("?");
        var help = page.GetByRole(AriaRole.Dialog, new() { Name = "Keyboard shortcuts" });
        await Assertions.Expect(help).ToContainTextAsync("Search or go to");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(help).ToHaveCountAsync(0);
        Assert.Empty(errors);
    }

    [Fact]
    public async Task Enter_does_what_the_person_chose()
    {
        await page.GotoAsync(office.Path("preferences/writing"));
        await page.GetByRole(AriaRole.Radio, new() { Name = "Ctrl Enter sends" }).ClickAsync();
        await page.GotoAsync(office.Path($"chat/c/{office.General}"));
        await ana.Composer.PressSequentiallyAsync("two\nlines");
        await Assertions.Expect(ana.Composer).ToHaveValueAsync("two\nlines");
        await ana.Composer.PressAsync("Control+Enter");
        await ana.SeesAsync("two");

        await ana.OpenThreadAsync("two");
        await ana.ThreadComposer.PressSequentiallyAsync("in the\nthread");
        await ana.ThreadComposer.PressAsync("Control+Enter");
        await Assertions.Expect(ana.Thread.Locator("article").Filter(new() { HasText = "in the" })).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(ana.ThreadComposer).ToHaveCountAsync(0);
        await ana.Composer.PressAsync("ArrowUp");
        await Assertions.Expect(page.Locator(".main article textarea")).ToHaveValueAsync("two\nlines");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator(".main article textarea")).ToHaveCountAsync(0);
        Assert.Empty(errors);
    }

    [Fact]
    public async Task Two_windows_write_without_a_network_and_each_message_goes_out_once_in_order()
    {
        var second = await page.Context.NewPageAsync();
        ChatPage[] windows = [ana, new ChatPage(second)];
        foreach (var window in windows)
        {
            await window.Page.GotoAsync(office.Path($"chat/c/{office.Quiet}"));
            await window.Composer.WaitForAsync();
        }

        await page.Context.SetOfflineAsync(true);
        string[] texts = ["window 1, first", "window 2, second", "window 1, third", "window 2, fourth"];
        for (var i = 0; i < texts.Length; i++)
        {
            await windows[i % 2].WriteAsync(texts[i]);
            await Assertions.Expect(windows[i % 2].Message(texts[i]).Locator(".clock")).ToBeVisibleAsync();
        }

        await Assertions.Expect(page.GetByText("You are offline.")).ToBeVisibleAsync();
        await page.Context.SetOfflineAsync(false);
        foreach (var window in windows)
        {
            foreach (var text in texts)
                await window.SeesAsync(text);
            Assert.Equal(texts, await window.Page.Locator(".main article .body").AllInnerTextsAsync());
        }
    }

    /// <summary>Wheels until a message is in sight; answers how often the rows moved otherwise than the wheel said.</summary>
    private async Task<int> JumpsAsync(ILocator list, int delta, string text)
    {
        var (jumps, arrived) = (0, page.Locator(".main article").Filter(new() { HasTextRegex = new($"{text}$") }));
        for (var turns = 0; turns < 400; turns++)
        {
            if (await arrived.CountAsync() > 0 && await arrived.First.EvaluateAsync<bool>("row => { const box = row.closest('.scroller').getBoundingClientRect(), at = row.getBoundingClientRect(); return at.bottom > box.top && at.top < box.bottom; }"))
                return jumps;
            var moved = await list.EvaluateAsync<double?>("list => { const row = [...list.querySelectorAll('[data-key]')].find(r => r.getBoundingClientRect().top > list.getBoundingClientRect().top); window.watched = row; window.before = row.getBoundingClientRect().top; return null; }");
            await page.Mouse.WheelAsync(0, delta);
            // The turn of the wheel takes effect when the browser comes to it: on a busy machine many frames later.
            moved = await list.EvaluateAsync<double?>("""
                list => new Promise(done => {
                  let frames = 0;
                  const look = () => requestAnimationFrame(() => {
                    const atAnEnd = list.scrollTop < 1 || list.scrollHeight - list.clientHeight - list.scrollTop < 1;
                    const by = window.watched.getBoundingClientRect().top - window.before;
                    if (atAnEnd || !window.watched.isConnected) done(null);
                    else if (Math.abs(by) > 0.5) requestAnimationFrame(() => done(window.watched.isConnected ? window.watched.getBoundingClientRect().top - window.before : null));
                    else if (++frames > 600) done(0);
                    else look();
                  });
                  look();
                })
                """);

            // Less than the wheel asked for is no jump: what is loaded ended there, until more came above or below it.
            var along = -Math.Sign(delta) * (moved ?? 0);
            if (along < -3 || along > Math.Abs(delta) + 3)
                jumps++;
        }

        Assert.Fail($"'{text}' never came in sight.");
        return jumps;
    }

    private void Listen(IPage listened)
    {
        listened.PageError += (_, error) => errors.Add(error);
        listened.Console += (_, message) =>
        {
            if (message.Type == "error")
                errors.Add(message.Text);
        };
    }
}

/// <summary>A server with two people and a channel long enough to need several pages in both directions.</summary>
public sealed class EverydayServer : IAsyncLifetime
{
    public const int Lines = 420;

    public ServerProcess Server { get; private set; } = null!;

    public TestMember Owner { get; private set; } = null!;

    public TestMember Colleague { get; private set; } = null!;

    public Guid General { get; private set; }

    public Guid History { get; private set; }

    public Guid Quiet { get; private set; }

    public List<Chat.MessageDto> Messages { get; } = [];

    public async ValueTask InitializeAsync()
    {
        Server = await ServerProcess.StartAsync();
        Owner = await Server.SetUpAsync();
        var client = Client(Owner);
        var invitation = await Owner.PostAsync<Platform.InvitationDto>("invitations", new Platform.CreateInvitationRequest(null, Platform.WorkspaceRole.Member, 7, null));
        Colleague = await TestMember.AcceptAsync(Server, TestWorkspace.TokenOf(invitation), "Luis Rivas", TestWorkspace.NextEmail("luis"));
        General = (await client.Chat.SnapshotAsync()).Conversations.Single(c => c.Channel.Name == "general").Channel.Id;
        History = (await client.Chat.Channels.CreateAsync(new("long", Chat.ChannelKind.Public, null, null))).Channel.Id;
        Quiet = (await client.Chat.Channels.CreateAsync(new("quiet", Chat.ChannelKind.Public, null, null))).Channel.Id;
        for (var i = 1; i <= Lines; i++)
            Messages.Add(await client.Chat.Messages.PostAsync(History, new($"{(i % 7 == 0 ? string.Join(' ', Enumerable.Repeat("taller", 60)) : "")} line {i}", null, null), Guid.CreateVersion7()));
    }

    public WorkspaceClient Client(TestMember member) => new TertuliaClient(member.Http).Workspace(member.WorkspaceId);

    public string Path(string page) => $"/w/{Owner.Workspace.Slug}/{page}";

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
