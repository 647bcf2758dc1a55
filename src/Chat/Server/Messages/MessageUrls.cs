namespace Tertulia.Chat;

/// <summary>Where in the browser app things are, relative to the workspace.</summary>
internal static class MessageUrls
{
    public static string Of(Guid channelId) => $"chat/c/{channelId}";

    public static string Of(Message message) => Of(message.ChannelId, message.Id, message.ThreadRootId);

    public static string Of(MessageDto message) => Of(message.ChannelId, message.Id, message.ThreadRootId);

    /// <summary>A reply opens its thread beside the channel.</summary>
    private static string Of(Guid channelId, Guid messageId, Guid? rootId) =>
        rootId is null ? $"chat/c/{channelId}/m/{messageId}" : $"chat/c/{channelId}/m/{messageId}/t/{rootId}";
}
