using Tertulia.Platform;

namespace Tertulia.Chat;

/// <summary>A message.</summary>
/// <param name="Sequence">Its number in the channel, dense, from 1; for a reply, its number in the thread.</param>
/// <param name="ThreadRootId">The message it replies to; null at top level.</param>
/// <param name="ClientKey">The idempotency key it was posted with, by which its author's client knows its own pending one.</param>
/// <param name="Text">Markdown as typed; mentions as <c>@[id]</c>, with id a member's, <c>channel</c> or <c>here</c>. Empty when deleted.</param>
/// <param name="Kind">Posted by a person, or a system line such as "joined".</param>
/// <param name="EditedAt">Null when never edited.</param>
/// <param name="Deleted">A tombstone, kept while it has replies.</param>
/// <param name="Thread">Null while it has no replies.</param>
/// <param name="Version">Grows with every change of the message; a lesser one never overwrites a greater.</param>
/// <param name="ChannelSequence">
/// Its place in the channel: <paramref name="Sequence"/> at top level, a number of the same row for a reply that is also shown there, null for other replies.
/// </param>
public sealed record MessageDto(
    Guid Id,
    Guid ChannelId,
    long Sequence,
    Guid? ThreadRootId,
    Guid AuthorId,
    Guid ClientKey,
    MessageKind Kind,
    string Text,
    IReadOnlyList<FileDto> Files,
    IReadOnlyList<ReactionDto> Reactions,
    ThreadSummaryDto? Thread,
    bool AlsoInChannel,
    DateTimeOffset CreatedAt,
    DateTimeOffset? EditedAt,
    bool Deleted,
    int Version,
    long? ChannelSequence = null);

/// <summary>What a message is. All but <see cref="Text"/> are lines of the system; their author is who did it, and clients draw the sentence.</summary>
public enum MessageKind
{
    Text,

    /// <summary>The author joined; or, when the text holds mentions, the author added those people.</summary>
    Joined,

    /// <summary>The author left; or, when the text holds mentions, the author removed those people.</summary>
    Left,
    Created,

    /// <summary>The text is the new topic; empty when it was cleared.</summary>
    TopicChanged,

    /// <summary>The text is the new name.</summary>
    Renamed,
    Archived,
    Unarchived,
}

/// <param name="Emoji">Unicode text.</param>
/// <param name="MemberIds">Who, in the order they reacted.</param>
public sealed record ReactionDto(string Emoji, IReadOnlyList<Guid> MemberIds);

/// <param name="ParticipantIds">Up to five who replied last, newest first.</param>
public sealed record ThreadSummaryDto(int Replies, DateTimeOffset LastReplyAt, IReadOnlyList<Guid> ParticipantIds);

/// <summary>Posts. The <c>Idempotency-Key</c> header becomes the message's <see cref="MessageDto.ClientKey"/>.</summary>
/// <param name="Text">1 to 12,000 characters of Markdown; may be empty when there are files.</param>
/// <param name="FileIds">Up to 20 files the caller uploaded.</param>
/// <param name="ThreadRootId">Replies in this thread.</param>
/// <param name="AlsoInChannel">Shows a reply in the channel too.</param>
public sealed record PostMessageRequest(string Text, IReadOnlyList<Guid>? FileIds, Guid? ThreadRootId, bool AlsoInChannel = false);

public sealed record EditMessageRequest(string Text);

/// <summary>A window of a conversation, oldest first.</summary>
/// <param name="HasOlder">There are messages before the first.</param>
/// <param name="HasNewer">There are messages after the last.</param>
public sealed record MessageWindowDto(IReadOnlyList<MessageDto> Messages, bool HasOlder, bool HasNewer);

/// <summary>A thread with its root.</summary>
/// <param name="LastReadSequence">The caller's mark; replies after it are unread.</param>
public sealed record ThreadDto(MessageDto Root, MessageWindowDto Replies, long LastReadSequence, bool Following, DraftDto? Draft);

/// <summary>A line in the caller's list of threads.</summary>
public sealed record ThreadListItemDto(MessageDto Root, MessageDto? LastReply, int Unread, bool Following);

public sealed record MarkThreadReadRequest(long Sequence);

public sealed record FollowThreadRequest(bool Following);

public sealed record SavedMessageDto(MessageDto Message, DateTimeOffset SavedAt);
