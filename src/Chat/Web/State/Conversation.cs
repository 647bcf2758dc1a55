namespace Tertulia.Chat.Web.State;

/// <summary>A conversation with the person's side of it, as the server last said.</summary>
/// <param name="Membership">Null while a public channel is only looked at.</param>
public sealed record Conversation(ChannelDto Channel, MembershipDto? Membership)
{
    public Guid Id => Channel.Id;

    public bool Joined => Membership is not null;

    public bool IsDirect => Channel.Kind is ChannelKind.Direct or ChannelKind.Group;

    /// <summary>Everything up to it is read.</summary>
    public long LastRead => Membership?.LastReadSequence ?? Channel.LastSequence;

    public bool Muted => Membership is { Muted: true };

    /// <summary>Has something unread. Derived from two numbers that are set, never counted, so that it agrees on every device.</summary>
    public bool Unread => LastRead < Channel.NewestSequence;

    /// <summary>How many messages are unread.</summary>
    public long UnreadCount => Math.Max(0, Channel.NewestSequence - LastRead);

    /// <summary>The number on its badge: in direct messages all that is unread, elsewhere what names the person; 0 for none.</summary>
    public int Badge => !Unread ? 0 : IsDirect && !Muted ? (int)Math.Min(UnreadCount, int.MaxValue) : Membership?.Mentions ?? 0;

    /// <summary>Shown in bold: unread, and not silenced.</summary>
    public bool Bold => Unread && Membership is { Muted: false, Level: not NotificationLevel.Nothing };

    public bool Starred => Membership is { Starred: true };

    /// <summary>Everybody else in a direct or group message; empty in one's notes to oneself.</summary>
    public IEnumerable<Guid> Others(Guid me) => (Channel.People ?? []).Where(id => id != me);
}
