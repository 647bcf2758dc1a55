namespace Tertulia.Chat;

/// <summary>A message, and what it knows as the root of a thread. No I/O.</summary>
internal sealed class Message
{
    public const int MostParticipants = 5;

    public required Guid Id { get; init; }

    public required Guid WorkspaceId { get; init; }

    public required Guid ChannelId { get; init; }

    public required Guid AuthorId { get; init; }

    /// <summary>The idempotency key it was posted with; unique for its author.</summary>
    public required Guid ClientKey { get; init; }

    public required MessageKind Kind { get; init; }

    public Guid? ThreadRootId { get; init; }

    /// <summary>Its number in the channel; null for a reply that shows in its thread alone.</summary>
    public long? ChannelSequence { get; init; }

    /// <summary>Its number in the thread; null at top level.</summary>
    public long? ThreadSequence { get; init; }

    public required string Text { get; set; }

    public Guid[] FileIds { get; set; } = [];

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? EditedAt { get; private set; }

    /// <summary>A tombstone: nothing is left but its place, which replies hang on.</summary>
    public bool Deleted { get; private set; }

    public int Version { get; private set; } = 1;

    public int Replies { get; private set; }

    /// <summary>The number of the newest reply ever made; unlike <see cref="Replies"/> it never shrinks, so no number is used twice.</summary>
    public long LastReplySequence { get; private set; }

    public DateTimeOffset? LastReplyAt { get; private set; }

    /// <summary>Who replied last, newest first.</summary>
    public Guid[] Participants { get; private set; } = [];

    public static Message InChannel(Channel channel, Guid authorId, Guid clientKey, MessageKind kind, string text, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        WorkspaceId = channel.WorkspaceId,
        ChannelId = channel.Id,
        AuthorId = authorId,
        ClientKey = clientKey,
        Kind = kind,
        Text = text,
        CreatedAt = now,
        ChannelSequence = channel.NextSequence(now),
    };

    /// <summary>A line of the system, such as "joined".</summary>
    public static Message Line(Channel channel, Guid actorId, MessageKind kind, string text, DateTimeOffset now) =>
        InChannel(channel, actorId, Guid.CreateVersion7(), kind, text, now);

    /// <summary>Replies to this message. Shown in the channel too, it takes a number there besides the one in the thread.</summary>
    public Message Reply(Channel channel, Guid authorId, Guid clientKey, string text, bool alsoInChannel, DateTimeOffset now)
    {
        Replies++;
        LastReplyAt = now;
        Participants = [authorId, .. Participants.Where(p => p != authorId).Take(MostParticipants - 1)];
        Version++;
        return new()
        {
            Id = Guid.CreateVersion7(now),
            WorkspaceId = WorkspaceId,
            ChannelId = ChannelId,
            ThreadRootId = Id,
            AuthorId = authorId,
            ClientKey = clientKey,
            Kind = MessageKind.Text,
            Text = text,
            CreatedAt = now,
            ThreadSequence = ++LastReplySequence,
            ChannelSequence = alsoInChannel ? channel.NextSequence(now) : null,
        };
    }

    public Refusal? RefuseReplies() => Deleted ? Refusal.Deleted : Kind == MessageKind.Text ? null : Refusal.SystemLine;

    public Refusal? RefuseReactions() => Deleted ? Refusal.Deleted : null;

    public Refusal? RefuseEditing(Guid memberId) =>
        Deleted ? Refusal.Deleted : Kind != MessageKind.Text ? Refusal.SystemLine : AuthorId != memberId ? Refusal.NotTheAuthor : null;

    /// <summary>Authors take back what they said; who manages the channel may take it away.</summary>
    public Refusal? RefuseDeleting(Guid memberId, bool manages) =>
        Deleted ? Refusal.Deleted : Kind != MessageKind.Text ? Refusal.SystemLine : AuthorId != memberId && !manages ? Refusal.NotTheAuthor : null;

    /// <summary>Says whether anything changed.</summary>
    public bool Edit(string text, DateTimeOffset now)
    {
        if (text == Text)
            return false;

        (Text, EditedAt) = (text, now);
        Version++;
        return true;
    }

    /// <summary>Its reactions changed.</summary>
    public void Touch() => Version++;

    /// <summary>Empties it, when replies keep its place.</summary>
    public void Bury()
    {
        (Text, FileIds, Deleted) = ("", [], true);
        Version++;
    }

    /// <summary>A reply is gone; what is left says who is newest now.</summary>
    public void LoseReply(DateTimeOffset? lastReplyAt, IEnumerable<Guid> newestAuthors)
    {
        Replies--;
        LastReplyAt = lastReplyAt;
        Participants = [.. newestAuthors.Take(MostParticipants)];
        Version++;
    }

    public MessageDto ToDto(IReadOnlyList<Platform.FileDto> files, IReadOnlyList<ReactionDto> reactions) => new(
        Id, ChannelId, ThreadSequence ?? ChannelSequence ?? 0, ThreadRootId, AuthorId, ClientKey, Kind, Text, files, reactions,
        Replies > 0 && LastReplyAt is { } at ? new(Replies, at, Participants) : null,
        ThreadRootId is not null && ChannelSequence is not null, CreatedAt, EditedAt, Deleted, Version, ChannelSequence);
}
