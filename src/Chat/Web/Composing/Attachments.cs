using Tertulia.Platform.Web.Client;

namespace Tertulia.Chat.Web.Composing;

/// <summary>Files waiting in each composer. They outlive the component, so that a look into another conversation loses none.</summary>
public sealed class Attachments
{
    /// <summary>What one message may carry.</summary>
    public const int Most = 20;

    private readonly Dictionary<(Guid Channel, Guid? Root), List<FileUpload>> _waiting = [];

    public IReadOnlyList<FileUpload> Of(Guid channelId, Guid? rootId) => _waiting.GetValueOrDefault((channelId, rootId)) ?? [];

    /// <summary>Answers false when the message carries as many as it may.</summary>
    public bool Add(Guid channelId, Guid? rootId, Func<FileUpload> start)
    {
        if (!_waiting.TryGetValue((channelId, rootId), out var list))
            _waiting[(channelId, rootId)] = list = [];
        if (list.Count >= Most)
            return false;
        list.Add(start());
        return true;
    }

    public void Remove(Guid channelId, Guid? rootId, FileUpload upload) => _waiting.GetValueOrDefault((channelId, rootId))?.Remove(upload);

    /// <summary>They belong to a message now.</summary>
    public IReadOnlyList<FileUpload> Take(Guid channelId, Guid? rootId) => _waiting.Remove((channelId, rootId), out var list) ? list : [];
}
