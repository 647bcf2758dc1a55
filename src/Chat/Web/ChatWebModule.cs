using Microsoft.Extensions.DependencyInjection;
using Tertulia.Chat.Web.Composing;
using Tertulia.Chat.Web.Conversations;
using Tertulia.Chat.Web.Lists;
using Tertulia.Chat.Web.Markdown;
using Tertulia.Platform.Web.Shell;

namespace Tertulia.Chat.Web;

/// <summary>Chat in the browser, loaded when one of its pages is first visited, or in the background after another.</summary>
public sealed class ChatWebModule : IWebModule
{
    public void Configure(IServiceCollection services)
    {
        services.AddSingleton<MessageBodies>();
        services.AddSingleton<Attachments>();
        services.AddSingleton<ChannelPeople>();
        services.AddSingleton<ConversationPalette>();
        services.AddSingleton<IncomingNotes>();
        services.AddSingleton<ChatBadge>();
    }

    public void Start(IServiceProvider services)
    {
        services.GetRequiredService<Palette>().Add(services.GetRequiredService<ConversationPalette>());
        services.GetRequiredService<ChatBadge>().Start();
        services.GetRequiredService<ShellParts>().Add(ShellPart.Of<HomeConversations>(ShellPlace.Home));
    }
}
