using System.Collections.Immutable;

namespace Tertulia.Chat.Web.State;

/// <summary>What the list of conversations is drawn from. Changed only by <see cref="ChatReducer"/>.</summary>
/// <param name="Conversations">Those the person belongs to, and public ones being looked at.</param>
/// <param name="UnreadThreads">How many followed threads have unread replies.</param>
/// <param name="SavedCount">How many messages are kept for later.</param>
public sealed record ChatState(ImmutableDictionary<Guid, Conversation> Conversations, int UnreadThreads, int SavedCount)
{
    public static ChatState Empty { get; } = new(ImmutableDictionary<Guid, Conversation>.Empty, 0, 0);

    public Conversation? Find(Guid channelId) => Conversations.GetValueOrDefault(channelId);
}
