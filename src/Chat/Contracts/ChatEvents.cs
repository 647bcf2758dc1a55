using Tertulia.Platform;

namespace Tertulia.Chat;

/// <summary>Chat's topics and problem codes.</summary>
public static class ChatTopics
{
    public const string ChannelPrefix = "chat.channel";

    public static string Channel(Guid channelId) => Topics.Of(ChannelPrefix, channelId);
}

public static class ChatProblemCodes
{
    public const string NameTaken = "channel_name_taken";
    public const string Archived = "channel_archived";
    public const string Empty = "message_empty";
    public const string TooLong = "message_too_long";

    /// <summary>Join the channel first.</summary>
    public const string NotAMember = "not_a_member";

    /// <summary>Direct and group messages keep their people: open another one instead, or hide this one.</summary>
    public const string FixedPeople = "fixed_people";
}

/// <summary>Ephemeral signals on a channel's topic.</summary>
public static class ChatSignals
{
    /// <summary>Data: null, or <c>{"threadRootId": id}</c>. Lasts five seconds.</summary>
    public const string Typing = "chat.typing";
}

/// <summary>On the channel's topic. For a reply, <paramref name="Root"/> is the thread's root after it, so that its summary shows.</summary>
/// <param name="MentionedIds">Members it names who can see the channel, the author left out; <c>@channel</c> and <c>@here</c> not unfolded.</param>
/// <param name="MentionsAll"><c>@channel</c> or <c>@here</c>: an unread mention for every other member (who is told aloud is another matter).</param>
public sealed record MessagePosted(MessageDto Message, MessageDto? Root, IReadOnlyList<Guid> MentionedIds, bool MentionsAll) : IEvent
{
    public static string Type => "chat.message.posted";
}

/// <summary>The message as it now is: edited, deleted, reacted to, or its thread changed.</summary>
public sealed record MessageChanged(MessageDto Message) : IEvent
{
    public static string Type => "chat.message.changed";
}

/// <summary>The message is gone without a trace (it had no replies); for a reply, the root as it now is.</summary>
public sealed record MessageDeleted(Guid MessageId, Guid ChannelId, Guid? ThreadRootId, MessageDto? Root) : IEvent
{
    public static string Type => "chat.message.deleted";
}

/// <summary>Public ones on the workspace's topic, private ones on the channel's.</summary>
public sealed record ChannelCreated(ChannelDto Channel) : IEvent
{
    public static string Type => "chat.channel.created";
}

/// <summary>On the channel's topic, and on the workspace's when public; on the channel's alone when its newest message was deleted, which is nobody else's business.</summary>
public sealed record ChannelUpdated(ChannelDto Channel) : IEvent
{
    public static string Type => "chat.channel.updated";
}

/// <summary>On the channel's topic: somebody joined or left.</summary>
public sealed record ChannelMembersChanged(Guid ChannelId, IReadOnlyList<Guid> Joined, IReadOnlyList<Guid> Left, int MemberCount) : IEvent
{
    public static string Type => "chat.channel.members_changed";
}

/// <summary>On the member's topic: the conversation entered their list (joined, invited, a first direct message).</summary>
public sealed record ConversationAdded(ConversationDto Conversation) : IEvent
{
    public static string Type => "chat.conversation.added";
}

/// <summary>On the member's topic: it left their list.</summary>
public sealed record ConversationRemoved(Guid ChannelId) : IEvent
{
    public static string Type => "chat.conversation.removed";
}

/// <summary>On the member's topic: read state, mention count, level, star, draft — the whole membership as it now is.</summary>
public sealed record MembershipChanged(MembershipDto Membership) : IEvent
{
    public static string Type => "chat.membership.changed";
}

/// <summary>On the member's topic: their side of a thread.</summary>
/// <param name="Draft">What the member typed in the thread and did not send.</param>
/// <param name="UnreadThreads">How many followed threads have unread replies, all channels together.</param>
public sealed record ThreadStateChanged(Guid RootId, Guid ChannelId, long LastReadSequence, int Unread, bool Following, int UnreadThreads, DraftDto? Draft = null)
    : IEvent
{
    public static string Type => "chat.thread.state_changed";
}

/// <summary>On the member's topic.</summary>
public sealed record SavedChanged(Guid MessageId, bool Saved, int SavedCount) : IEvent
{
    public static string Type => "chat.saved.changed";
}
