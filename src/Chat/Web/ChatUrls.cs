namespace Tertulia.Chat.Web;

/// <summary>Addresses of Chat's pages.</summary>
public static class ChatUrls
{
    public static string Home(string slug) => $"/w/{slug}/chat";

    public static string Conversation(string slug, Guid channelId, Guid? messageId = null, Guid? rootId = null)
    {
        var url = $"/w/{slug}/chat/c/{channelId}";
        if (messageId is { } message)
            url += $"/m/{message}";
        return rootId is { } root ? $"{url}/t/{root}" : url;
    }

    public static string Search(string slug, string query) => $"/w/{slug}/chat/search?q={Uri.EscapeDataString(query)}";
}
