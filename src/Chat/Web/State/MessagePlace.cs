namespace Tertulia.Chat.Web.State;

/// <summary>Where a message stands in the row that a timeline shows.</summary>
public static class MessagePlace
{
    /// <summary>Its number in the channel's row; null for a reply that shows in its thread alone.</summary>
    public static long? InChannel(this MessageDto message) => message.ChannelSequence ?? (message.ThreadRootId is null ? message.Sequence : null);

    /// <summary>Its number in the thread's row, or in the channel's when <paramref name="threadRootId"/> is null; null when it does not show there.</summary>
    public static long? In(this MessageDto message, Guid? threadRootId) =>
        threadRootId is not { } rootId ? message.InChannel() : message.ThreadRootId == rootId ? message.Sequence : null;
}
