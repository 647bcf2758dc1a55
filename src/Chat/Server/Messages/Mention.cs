namespace Tertulia.Chat;

/// <summary>A message in a channel names somebody: what unread mentions are counted from.</summary>
internal sealed class Mention
{
    public required Guid MessageId { get; init; }

    /// <summary>Who is named; the channel's own id when all are, so that a post costs the same however many listen.</summary>
    public required Guid MemberId { get; init; }

    public required Guid ChannelId { get; init; }

    public required Guid AuthorId { get; init; }

    /// <summary>The message's number in the channel.</summary>
    public required long Sequence { get; init; }
}
