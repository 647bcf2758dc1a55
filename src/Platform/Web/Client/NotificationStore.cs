using Tertulia.Sdk;

namespace Tertulia.Platform.Web.Client;

/// <summary>The activity inbox and its count.</summary>
public sealed class NotificationStore : IDisposable
{
    private readonly NotificationsApi api;
    private readonly TimeProvider clock;
    private readonly ChangeNotifier notifier;
    private readonly InFlightEvents inFlight = new();
    private List<NotificationDto> items = [];
    private string? next;
    private bool loading;

    public NotificationStore(NotificationsApi api, EventRouter events, TimeProvider clock)
    {
        this.api = api;
        this.clock = clock;
        notifier = new ChangeNotifier(clock);
        events.On(PlatformJson.Default.NotificationCreated, (e, _) => Apply(e));
        events.On(PlatformJson.Default.NotificationsRead, (e, _) => Apply(e));
        events.On(PlatformJson.Default.NotificationsRemoved, (e, _) => Apply(e));
    }

    public event Action? Changed
    {
        add => notifier.Changed += value;
        remove => notifier.Changed -= value;
    }

    /// <summary>A notification that may pop up, once, when it happens.</summary>
    public event Action<NotificationDto>? Alerted;

    public int Unread { get; private set; }

    /// <summary>Newest first, as far as loaded.</summary>
    public IReadOnlyList<NotificationDto> Items => items;

    public bool Loaded { get; private set; }

    public bool HasMore => next is not null;

    public async Task LoadSummaryAsync(CancellationToken ct = default)
    {
        using var fetch = inFlight.Begin();
        Unread = (await api.SummaryAsync(ct)).Unread;
        Again(fetch);
    }

    /// <summary>The newest page.</summary>
    public async Task LoadAsync(CancellationToken ct = default)
    {
        using var fetch = inFlight.Begin();
        var page = await api.ListAsync(null, null, ct);
        items = [.. page.Items];
        next = page.Next;
        Loaded = true;
        Again(fetch);
    }

    public async Task LoadMoreAsync(CancellationToken ct = default)
    {
        if (next is null || loading)
            return;

        loading = true;
        try
        {
            using var fetch = inFlight.Begin();
            var page = await api.ListAsync(next, null, ct);
            items = [.. items, .. page.Items.Where(item => items.TrueForAll(known => known.Id != item.Id))];
            next = page.Next;
            Again(fetch);
        }
        finally
        {
            loading = false;
        }
    }

    /// <summary>Marks these read: at once here, then on the server; put back when it refuses.</summary>
    public Task MarkReadAsync(IReadOnlyList<Guid> ids, CancellationToken ct = default) =>
        MarkAsync(new MarkNotificationsReadRequest(ids, null), item => ids.Contains(item.Id), ct);

    public Task MarkAllReadAsync(CancellationToken ct = default) =>
        MarkAsync(new MarkNotificationsReadRequest(null, clock.GetUtcNow()), static _ => true, ct);

    internal void Apply(object e)
    {
        inFlight.Note(e);
        Reduce(e);
        notifier.Touch();
        if (e is NotificationCreated { Alert: true } created)
            Alerted?.Invoke(created.Notification);
    }

    public void Dispose() => notifier.Dispose();

    private async Task MarkAsync(MarkNotificationsReadRequest request, Func<NotificationDto, bool> which, CancellationToken ct)
    {
        var marked = items.Where(item => !item.Read && which(item)).Select(item => item.Id).ToHashSet();
        var counted = request.Ids is null ? Unread : Math.Min(marked.Count, Unread);
        items = [.. items.Select(item => marked.Contains(item.Id) ? item with { Read = true } : item)];
        Unread -= counted;
        notifier.Touch();
        try
        {
            await api.MarkReadAsync(request, ct);
        }
        catch (TertuliaException)
        {
            // Only what this changed goes back: more may have come meanwhile.
            items = [.. items.Select(item => marked.Contains(item.Id) ? item with { Read = false } : item)];
            Unread += counted;
            notifier.Touch();
            throw;
        }
    }

    private void Again(InFlightEvents.Fetch fetch)
    {
        foreach (var e in fetch.Events)
            Reduce(e);
        notifier.Touch();
    }

    private void Reduce(object e)
    {
        switch (e)
        {
            case NotificationCreated created:
                var added = created.Notification;
                items = [added, .. items.Where(item => item.Id != added.Id && (item.Kind, item.SubjectId) != (added.Kind, added.SubjectId))];
                items.Sort(static (left, right) => right.At.CompareTo(left.At));
                Unread = created.Unread;
                break;
            case NotificationsRead read:
                items = [.. items.Select(item => Covers(read, item) ? item with { Read = true } : item)];
                Unread = read.Unread;
                break;
            case NotificationsRemoved removed:
                items = [.. items.Where(item => !removed.Ids.Contains(item.Id))];
                Unread = removed.Unread;
                break;
        }
    }

    private static bool Covers(NotificationsRead read, NotificationDto item) =>
        read.Ids is { } ids ? ids.Contains(item.Id) : read.UpTo is not { } upTo || item.At <= upTo;
}
