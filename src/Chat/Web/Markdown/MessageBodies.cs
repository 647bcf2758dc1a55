namespace Tertulia.Chat.Web.Markdown;

/// <summary>Keeps what was read, so that drawing a message again costs nothing. The text is compared too: an edit that is not acknowledged has its version still.</summary>
public sealed class MessageBodies
{
    private const int MostKept = 900;
    private readonly Dictionary<Guid, (int Version, MessageBody Body)> _bodies = [];

    public MessageBody Of(MessageDto message)
    {
        if (_bodies.TryGetValue(message.Id, out var known) && known.Version == message.Version && known.Body.Source == message.Text)
            return known.Body;

        if (_bodies.Count >= MostKept)
            _bodies.Clear();
        var body = MessageParser.Parse(message.Text);
        _bodies[message.Id] = (message.Version, body);
        return body;
    }
}
