using System.Collections.Immutable;

namespace Tertulia.Chat.Web.State;

/// <summary>
/// A contiguous stretch of a channel's or a thread's messages. Pure: every change makes a new one.
/// Messages may be missing inside (deleted without a trace), so contiguity is known from how it was fetched, not from the numbers.
/// </summary>
/// <param name="ThreadRootId">Null for a channel's top level, which also shows replies sent "also in channel".</param>
/// <param name="Messages">Oldest first.</param>
/// <param name="HasOlder">There is more before the first.</param>
/// <param name="HasNewer">There is more after the last; while so, new messages are not appended.</param>
public sealed record TimelineWindow(Guid ChannelId, Guid? ThreadRootId, ImmutableArray<MessageDto> Messages, bool HasOlder, bool HasNewer)
{
    /// <summary>How many messages are kept; the rest can be fetched again.</summary>
    public const int MostKept = 300;

    /// <summary>The first message's sequence, to load what is before it; null when empty.</summary>
    public long? First => Messages.IsEmpty ? null : Messages[0].In(ThreadRootId);

    /// <summary>The last message's sequence, to load what is after it; null when empty.</summary>
    public long? Last => Messages.IsEmpty ? null : Messages[^1].In(ThreadRootId);

    public static TimelineWindow Of(Guid channelId, Guid? rootId, MessageWindowDto fetched) =>
        new TimelineWindow(channelId, rootId, [], fetched.HasOlder, fetched.HasNewer).With(fetched.Messages);

    public MessageDto? Find(Guid messageId)
    {
        foreach (var message in Messages)
        {
            if (message.Id == messageId)
                return message;
        }

        return null;
    }

    /// <summary>What was fetched from before the first joins on; too much is let go at the other end.</summary>
    public TimelineWindow JoinOlder(MessageWindowDto fetched)
    {
        var joined = (this with { HasOlder = fetched.HasOlder }).With(fetched.Messages);
        return joined.Messages.Length <= MostKept
            ? joined
            : joined with { Messages = joined.Messages[..MostKept], HasNewer = true };
    }

    /// <summary>What was fetched from after the last joins on; too much is let go at the other end.</summary>
    public TimelineWindow JoinNewer(MessageWindowDto fetched) => (this with { HasNewer = fetched.HasNewer }).With(fetched.Messages).TrimOlder();

    /// <summary>Lets go of the oldest: for a window that grows by what is posted while it is looked at.</summary>
    public TimelineWindow TrimOlder() =>
        Messages.Length <= MostKept ? this : this with { Messages = Messages[^MostKept..], HasOlder = true };

    public TimelineWindow Apply(object happened) => happened switch
    {
        MessagePosted e when e.Message.ChannelId == ChannelId => Posted(e.Message).Replace(e.Root),
        MessageChanged e => Replace(e.Message),
        MessageDeleted e when e.ChannelId == ChannelId => Without(e.MessageId).Replace(e.Root),
        _ => this,
    };

    /// <summary>A message that was posted enters when the window reaches to the end of the conversation.</summary>
    public TimelineWindow Posted(MessageDto message)
    {
        if (!Shows(message))
            return this;
        if (Find(message.Id) is not null)
            return Replace(message);

        var before = HasOlder && message.In(ThreadRootId) < First;
        return HasNewer || before ? this : With([message]);
    }

    /// <summary>A message as it now is, if it is in the window and this is not older than what is known.</summary>
    public TimelineWindow Replace(MessageDto? message)
    {
        if (message is null)
            return this;

        for (var i = 0; i < Messages.Length; i++)
        {
            if (Messages[i].Id == message.Id)
                return message.Version > Messages[i].Version ? this with { Messages = Messages.SetItem(i, message) } : this;
        }

        return this;
    }

    public TimelineWindow Without(Guid messageId) =>
        Find(messageId) is { } gone ? this with { Messages = Messages.Remove(gone) } : this;

    private bool Shows(MessageDto message) => message.ChannelId == ChannelId && message.In(ThreadRootId) is not null;

    private TimelineWindow With(IReadOnlyList<MessageDto> others)
    {
        var newest = new Dictionary<Guid, MessageDto>(Messages.Length + others.Count);
        foreach (var message in Messages)
            newest[message.Id] = message;
        foreach (var message in others.Where(Shows))
        {
            if (!newest.TryGetValue(message.Id, out var known) || known.Version < message.Version)
                newest[message.Id] = message;
        }

        return this with { Messages = [.. newest.Values.OrderBy(m => m.In(ThreadRootId))] };
    }
}
