using System.Collections.Immutable;

namespace Tertulia.Chat.Web.State;

/// <summary>
/// Pure functions from a state and an event to the next state. Each is idempotent, and every value an event carries is absolute, so
/// a snapshot of any age plus the events from before it to now gives the state of now: stale snapshot + events = fresh snapshot.
/// </summary>
public static class ChatReducer
{
    public static ChatState FromSnapshot(ChatSnapshotDto snapshot) =>
        new(
            snapshot.Conversations.ToImmutableDictionary(c => c.Channel.Id, c => new Conversation(c.Channel, c.Membership)),
            snapshot.UnreadThreads,
            snapshot.SavedCount);

    public static ChatState Apply(ChatState state, object happened) => happened switch
    {
        MessagePosted e when e.Message.InChannel() is { } place => OnChannel(state, e.Message.ChannelId, channel => Posted(channel, e.Message, place)),
        ChannelUpdated e => OnChannel(state, e.Channel.Id, channel => Newer(channel, e.Channel)),
        ChannelCreated e => OnChannel(state, e.Channel.Id, channel => Newer(channel, e.Channel)),
        ChannelMembersChanged e => OnChannel(state, e.ChannelId, channel => channel with { MemberCount = e.MemberCount }),
        ConversationAdded e => Put(state, e.Conversation),
        ConversationRemoved e => state with { Conversations = state.Conversations.Remove(e.ChannelId) },
        MembershipChanged e => Put(state, e.Membership),
        ThreadStateChanged e => state with { UnreadThreads = e.UnreadThreads },
        SavedChanged e => state with { SavedCount = e.SavedCount },
        _ => state,
    };

    /// <summary>A conversation that was fetched, or came by an event. What only grows never shrinks by an answer that was overtaken.</summary>
    public static ChatState Put(ChatState state, ConversationDto fetched)
    {
        var known = state.Find(fetched.Channel.Id);
        var channel = known is null ? fetched.Channel : Newer(known.Channel, fetched.Channel);
        return state with
        {
            Conversations = state.Conversations.SetItem(fetched.Channel.Id, new Conversation(channel, fetched.Membership)),
        };
    }

    /// <summary>The person's side as it now is.</summary>
    public static ChatState Put(ChatState state, MembershipDto membership) =>
        state.Find(membership.ChannelId) is { } known
            ? state with { Conversations = state.Conversations.SetItem(known.Id, known with { Membership = membership }) }
            : state;

    /// <summary>The channel's newest version; its counters follow the messages and do not take part in versions.</summary>
    private static ChannelDto Newer(ChannelDto known, ChannelDto other)
    {
        var newer = other.Version >= known.Version ? other : known;
        return newer with
        {
            LastSequence = Math.Max(known.LastSequence, other.LastSequence),
            NewestSequence = Newest(known, other.LastSequence, other.NewestSequence),
            LastMessageAt = Later(known.LastMessageAt, other.LastMessageAt),
        };
    }

    /// <summary>What was posted later knows more; between two posts messages only go, so the lesser of two is the later.</summary>
    private static long Newest(ChannelDto known, long last, long newest) =>
        last > known.LastSequence ? newest : last == known.LastSequence ? Math.Min(newest, known.NewestSequence) : known.NewestSequence;

    private static ChannelDto Posted(ChannelDto channel, MessageDto message, long place) =>
        channel with
        {
            LastSequence = Math.Max(channel.LastSequence, place),
            NewestSequence = Newest(channel, place, place),
            LastMessageAt = Later(channel.LastMessageAt, message.CreatedAt),
        };

    private static ChatState OnChannel(ChatState state, Guid channelId, Func<ChannelDto, ChannelDto> change)
    {
        if (state.Find(channelId) is not { } known)
            return state;

        var changed = change(known.Channel);
        return changed == known.Channel
            ? state
            : state with { Conversations = state.Conversations.SetItem(channelId, known with { Channel = changed }) };
    }

    private static DateTimeOffset? Later(DateTimeOffset? left, DateTimeOffset? right) =>
        left is { } l && right is { } r ? (l > r ? l : r) : left ?? right;
}
