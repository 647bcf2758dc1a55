using Tertulia.Platform;

namespace Tertulia.Chat;

public enum ChannelKind
{
    /// <summary>Anyone in the workspace but guests may read, browse and join it.</summary>
    Public,

    /// <summary>Only members see that it exists.</summary>
    Private,

    /// <summary>Two people (or one, with themselves).</summary>
    Direct,

    /// <summary>Three to nine people, without a name.</summary>
    Group,
}

/// <summary>How much a conversation may tell its member.</summary>
public enum NotificationLevel
{
    All,
    Mentions,
    Nothing,
}

/// <summary>A conversation as its members see it.</summary>
/// <param name="Name">Lower-case name without <c>#</c>; null for direct and group messages.</param>
/// <param name="MemberCount">How many belong to it.</param>
/// <param name="LastSequence">The number of its newest top-level message; 0 when empty. Grows by one each message.</param>
/// <param name="NewestSequence">The number of the newest message that still stands there; less than <paramref name="LastSequence"/> once that one was deleted, 0 when none is left.</param>
/// <param name="LastMessageAt">When it was last posted in.</param>
/// <param name="People">For direct and group messages: all member ids, the caller's included; else null.</param>
public sealed record ChannelDto(
    Guid Id,
    ChannelKind Kind,
    string? Name,
    string? Topic,
    string? Purpose,
    bool Archived,
    Guid CreatedBy,
    DateTimeOffset CreatedAt,
    int MemberCount,
    long LastSequence,
    long NewestSequence,
    DateTimeOffset? LastMessageAt,
    IReadOnlyList<Guid>? People,
    int Version);

/// <summary>The caller's own side of a conversation; the same on all their devices.</summary>
/// <param name="LastReadSequence">Everything up to it is read; unread when less than <see cref="ChannelDto.NewestSequence"/>.</param>
/// <param name="Mentions">Unread messages that name the caller (all unread ones, in direct and group messages).</param>
/// <param name="Starred">Kept at the top of the list.</param>
/// <param name="Draft">What was typed and not sent, with its time; null for none.</param>
public sealed record MembershipDto(
    Guid ChannelId, long LastReadSequence, int Mentions, NotificationLevel Level, bool Muted, bool Starred, bool Hidden, DraftDto? Draft);

public sealed record DraftDto(string Text, DateTimeOffset UpdatedAt);

/// <summary>A conversation with the caller's side; null when the caller has not joined it (a public one being previewed).</summary>
public sealed record ConversationDto(ChannelDto Channel, MembershipDto? Membership);

/// <summary>Everything a client needs for its list, with the log's position before it was read.</summary>
public sealed record ChatSnapshotDto(IReadOnlyList<ConversationDto> Conversations, int UnreadThreads, int SavedCount);

/// <summary>A line in the browser of channels.</summary>
public sealed record ChannelSummaryDto(ChannelDto Channel, bool Joined);

/// <summary>Names are 1 to 80 letters, digits, <c>-</c> and <c>_</c>, in any script, lower case; unique in the workspace.</summary>
public sealed record CreateChannelRequest(string Name, ChannelKind Kind, string? Topic, IReadOnlyList<Guid>? MemberIds);

/// <summary>Opens (or finds) the conversation with exactly these people; the caller is always one of them.</summary>
public sealed record OpenDirectRequest(IReadOnlyList<Guid> MemberIds);

public sealed record UpdateChannelRequest(string Name, string? Topic, string? Purpose);

public sealed record AddMembersRequest(IReadOnlyList<Guid> MemberIds);

public sealed record UpdateMembershipRequest(NotificationLevel Level, bool Muted, bool Starred, bool Hidden);

/// <summary>Marks read up to a sequence; a smaller one than before marks as unread from there when <paramref name="Force"/>.</summary>
public sealed record MarkReadRequest(long Sequence, bool Force = false);

/// <summary>Saves a draft; empty text deletes it. <paramref name="ThreadRootId"/> for a draft in a thread.</summary>
public sealed record SaveDraftRequest(string Text, Guid? ThreadRootId);

public sealed record ChannelMemberDto(Guid MemberId, DateTimeOffset JoinedAt, bool Manager);
