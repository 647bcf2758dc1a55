using Microsoft.Extensions.Localization;
using Tertulia.Chat.Web.Conversations;
using Tertulia.Chat.Web.State;
using Tertulia.Platform.Web.Client;
using Tertulia.Platform.Web.Shell;

namespace Tertulia.Chat.Web.Lists;

/// <summary>Conversations and people for the palette: the ones visited last first, a person without a conversation gets one.</summary>
internal sealed class ConversationPalette(AppSession app, IStringLocalizer<ListText> texts) : IPaletteSource
{
    public string Group => texts["Conversations"];

    public int Order => 10;

    public ValueTask<IReadOnlyList<PaletteItem>> SearchAsync(string text, CancellationToken ct)
    {
        if (app.Workspace is not { } session)
            return ValueTask.FromResult<IReadOnlyList<PaletteItem>>([]);

        var store = ChatStore.Of(session);
        var slug = session.Workspace.Slug;
        List<PaletteItem> items = [.. store.Palette.Find(text, 9).Select(entry => ItemOf(store, slug, entry))];
        if (text.Trim().Length > 1)
            items.Add(new PaletteItem("chat:search", texts["SearchFor", text.Trim()], Icon: "search", Url: ChatUrls.Search(slug, text.Trim())));
        return ValueTask.FromResult<IReadOnlyList<PaletteItem>>(items);
    }

    private static PaletteItem ItemOf(ChatStore store, string slug, PaletteEntry entry)
    {
        var face = entry.Person is { } person ? new AvatarFace(person.DisplayName, person.PhotoUrl, person.Id.ToString()) : null;
        if (entry.Conversation is { } conversation)
        {
            return new PaletteItem($"chat:channel:{conversation.Id}", entry.Label, conversation.Channel.Topic, ConversationLook.IconOf(conversation), ChatUrls.Conversation(slug, conversation.Id))
            {
                Face = conversation.IsDirect ? face : null,
            };
        }

        return new PaletteItem($"chat:person:{entry.Person!.Id}", entry.Label, entry.Person.Title, "user", Run: async () => await store.Channels.OpenDirectAsync([entry.Person.Id])) { Face = face };
    }
}
