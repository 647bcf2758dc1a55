using Microsoft.Playwright;

namespace Tertulia.EndToEnd.Tests.Browser;

/// <summary>Chat as a person at the keyboard uses it.</summary>
internal sealed class ChatPage(IPage page)
{
    public IPage Page => page;

    public ILocator Composer => page.Locator(".main .composer textarea").First;

    public ILocator Thread => page.Locator(".side-slot");

    public ILocator ThreadComposer => page.Locator(".side-slot .composer textarea");

    /// <summary>The line in the conversation that holds this text.</summary>
    public ILocator Message(string text) => page.Locator(".main article").Filter(new() { HasText = text });

    public ILocator Conversation(string name) => page.Locator(".list .item a").Filter(new() { HasText = name });

    public async Task WriteAsync(string text)
    {
        await Composer.FillAsync(text);
        await Composer.PressAsync("Enter");
    }

    /// <summary>Shown, and acknowledged by the server: the pending clock is gone.</summary>
    public async Task SeesAsync(string text)
    {
        await Assertions.Expect(Message(text)).ToBeVisibleAsync();
        await Assertions.Expect(Message(text).Locator(".clock")).ToHaveCountAsync(0);
    }

    public async Task OpenThreadAsync(string text)
    {
        await Message(text).HoverAsync();
        await Message(text).GetByRole(AriaRole.Button, new() { Name = "Reply in thread" }).ClickAsync();
        await ThreadComposer.WaitForAsync();
    }
}
