using Tertulia.Platform.Web.Client;
using Tertulia.Sdk;

namespace Tertulia.Chat.Web.State;

/// <summary>Messages kept for later: which, for the mark on each; and their list, the last kept first.</summary>
public sealed class SavedMessages : IDisposable
{
    private const int MostPages = 20;
    private readonly SavedApi api;
    private readonly ChangeNotifier notifier;
    private readonly InFlightEvents inFlight = new();
    private readonly Action marksChanged;
    private readonly Dictionary<Guid, bool> wanted = [];
    private HashSet<Guid> ids = [];
    private List<SavedMessageDto> items = [];

    internal SavedMessages(SavedApi api, TimeProvider clock, Action marksChanged)
    {
        this.api = api;
        this.marksChanged = marksChanged;
        notifier = new ChangeNotifier(clock);
    }

    public event Action? Changed
    {
        add => notifier.Changed += value;
        remove => notifier.Changed -= value;
    }

    public bool Loaded { get; private set; }

    /// <summary>Another device kept one that is not in the list: load again when the list is shown.</summary>
    public bool Outdated { get; private set; }

    public IEnumerable<SavedMessageDto> Items => items.Where(item => IsSaved(item.Message.Id));

    public bool IsSaved(Guid messageId) => wanted.TryGetValue(messageId, out var want) ? want : ids.Contains(messageId);

    public async Task LoadAsync(CancellationToken ct = default)
    {
        using var fetch = inFlight.Begin();
        var fresh = new List<SavedMessageDto>();
        string? cursor = null;
        for (var pages = 0; pages < MostPages; pages++)
        {
            var page = await api.ListAsync(cursor, ct);
            fresh.AddRange(page.Items);
            if ((cursor = page.Next) is null)
                break;
        }

        items = fresh;
        ids = [.. fresh.Select(item => item.Message.Id)];
        Loaded = true;
        Outdated = false;
        foreach (var happened in fetch.Events)
            Reduce(happened);
        Touch();
    }

    public void Dispose() => notifier.Dispose();

    /// <summary>Keeps it, or not any more: shown at once; taken back, and thrown, when the server refuses.</summary>
    internal async Task ToggleAsync(Guid messageId, CancellationToken ct)
    {
        var want = !IsSaved(messageId);
        wanted[messageId] = want;
        Touch();
        try
        {
            await (want ? api.SaveAsync(messageId, ct) : api.UnsaveAsync(messageId, ct));
            if (wanted.TryGetValue(messageId, out var still) && still == want)
                Reduce(new SavedChanged(messageId, want, 0));
        }
        finally
        {
            if (wanted.TryGetValue(messageId, out var still) && still == want)
                wanted.Remove(messageId);
            Touch();
        }
    }

    internal void Apply(object happened)
    {
        inFlight.Note(happened);
        Reduce(happened);
    }

    private void Reduce(object happened)
    {
        switch (happened)
        {
            case SavedChanged { Saved: true } e when ids.Add(e.MessageId):
                Outdated |= items.TrueForAll(item => item.Message.Id != e.MessageId);
                Touch();
                break;
            case SavedChanged { Saved: false } e when ids.Remove(e.MessageId):
                Touch();
                break;
            case MessageChanged e:
                Renew(e.Message);
                break;
            case MessagePosted { Root: { } root }:
                Renew(root);
                break;
            case MessageDeleted e:
                Renew(e.Root);
                if (ids.Remove(e.MessageId))
                {
                    items.RemoveAll(i => i.Message.Id == e.MessageId);
                    Touch();
                }

                break;
        }
    }

    private void Renew(MessageDto? message)
    {
        if (message is null || !ids.Contains(message.Id))
            return;

        items = [.. items.Select(i => i.Message.Id == message.Id && i.Message.Version < message.Version ? i with { Message = message } : i)];
        Touch();
    }

    private void Touch()
    {
        notifier.Touch();
        marksChanged();
    }
}
