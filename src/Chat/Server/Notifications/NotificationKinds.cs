namespace Tertulia.Chat;

/// <summary>What Chat puts into the inbox.</summary>
internal static class NotificationKinds
{
    public const string Mention = "chat.mention";
    public const string Direct = "chat.direct";
    public const string ThreadReply = "chat.thread_reply";
    public const string Reaction = "chat.reaction";
    public const string ChannelAdded = "chat.channel_added";
}
