using Tertulia.Platform;

namespace Tertulia.Chat;

internal static class ChannelEvents
{
    /// <summary>To those in the channel and, when it is public, to those who may browse it.</summary>
    public static void AppendUpdated(this EventLog events, Caller caller, Channel channel)
    {
        var updated = new ChannelUpdated(channel.ToDto());
        events.Append(caller, channel.EventTopic, updated, channel.Id);
        if (channel.Kind == ChannelKind.Public)
            events.Append(caller, Topics.Workspace(channel.WorkspaceId), updated, channel.Id);
    }
}
