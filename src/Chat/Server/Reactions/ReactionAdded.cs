using Tertulia.Platform;

namespace Tertulia.Chat;

/// <summary>Somebody reacted: for the author's inbox. On a topic that no client hears; clients learn of it by <see cref="MessageChanged"/>.</summary>
internal sealed record ReactionAdded(Guid MessageId, Guid ChannelId, string Emoji) : IEvent
{
    public static string Type => "chat.reaction.added";
}
