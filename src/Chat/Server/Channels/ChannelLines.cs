using Tertulia.Platform;

namespace Tertulia.Chat;

/// <summary>Lines of the system in a channel: somebody joined, the topic changed. They are numbered like messages and name nobody.</summary>
internal sealed class ChannelLines(TertuliaDb db, EventLog events, TimeProvider clock)
{
    public void Append(Channel channel, Guid actorId, MessageKind kind, string text = "")
    {
        var line = Message.Line(channel, actorId, kind, text, clock.GetStoredNow());
        db.Add(line);
        events.Append(channel.WorkspaceId, channel.EventTopic, new MessagePosted(line.ToDto([], []), null, [], MentionsAll: false), actorId, line.Id);
    }
}
