using Tertulia.Platform.Web.Client;
using Tertulia.Sdk;

namespace Tertulia.Chat.Web.State;

/// <summary>The threads the person follows, the newest reply first; and reading, following and marking them.</summary>
public sealed class ThreadList : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400);
    private readonly ThreadsApi api;
    private readonly TimeProvider clock;
    private readonly ChangeNotifier notifier;
    private readonly InFlightEvents inFlight = new();
    private readonly Dictionary<Guid, ITimer> timers = [];
    private List<ThreadListItemDto> items = [];
    private string? next;
    private bool loading;

    internal ThreadList(ThreadsApi api, TimeProvider clock)
    {
        this.api = api;
        this.clock = clock;
        notifier = new ChangeNotifier(clock);
    }

    public event Action? Changed
    {
        add => notifier.Changed += value;
        remove => notifier.Changed -= value;
    }

    public IReadOnlyList<ThreadListItemDto> Items => items;

    public bool Loaded { get; private set; }

    public bool HasMore => next is not null;

    /// <summary>A thread that is not in the list came to be followed, or one's last reply was deleted: load again when the list is shown.</summary>
    public bool Outdated { get; private set; }

    public async Task LoadAsync(CancellationToken ct = default)
    {
        using var fetch = inFlight.Begin();
        var page = await api.ListAsync(null, ct);
        items = [.. page.Items];
        next = page.Next;
        Loaded = true;
        Outdated = false;
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
            var page = await api.ListAsync(next, ct);
            items = [.. items, .. page.Items.Where(item => !items.Exists(known => known.Root.Id == item.Root.Id))];
            next = page.Next;
            Again(fetch);
        }
        finally
        {
            loading = false;
        }
    }

    /// <summary>Looked at to its end: shown read at once, told to the server a moment later.</summary>
    public void MarkRead(ThreadTimeline thread)
    {
        var sequence = thread.LastSequence;
        if (thread.HasNewer || sequence <= thread.LastRead)
            return;

        thread.SetRead(sequence);
        if (!timers.TryGetValue(thread.RootId, out var timer))
        {
            timer = clock.CreateTimer(_ => _ = SendReadAsync(thread), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            timers.Add(thread.RootId, timer);
        }

        timer.Change(Pause, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Follows or leaves a thread; put back, and thrown, when the server refuses.</summary>
    public async Task FollowAsync(ThreadTimeline thread, bool following, CancellationToken ct = default)
    {
        var before = thread.Following;
        thread.SetFollowing(following);
        try
        {
            await api.FollowAsync(thread.RootId, new FollowThreadRequest(following), ct);
        }
        catch (TertuliaException)
        {
            thread.SetFollowing(before);
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var timer in timers.Values)
            timer.Dispose();
        notifier.Dispose();
    }

    internal void Apply(object happened)
    {
        inFlight.Note(happened);
        if (Loaded)
            Reduce(happened);
    }

    private async Task SendReadAsync(ThreadTimeline thread)
    {
        var sequence = thread.LastRead;
        try
        {
            await api.MarkReadAsync(thread.RootId, new MarkThreadReadRequest(sequence));
        }
        catch (TertuliaException e) when (e is ApiUnreachableException or ApiException { Transient: true })
        {
            if (timers.TryGetValue(thread.RootId, out var timer))
                timer.Change(Backoff.Delay(3, Random.Shared), Timeout.InfiniteTimeSpan);
        }
        catch (TertuliaException)
        {
            // The thread is gone; so is its mark.
        }
    }

    private void Again(InFlightEvents.Fetch fetch)
    {
        foreach (var happened in fetch.Events)
            Reduce(happened);
        notifier.Touch();
    }

    private void Reduce(object happened)
    {
        switch (happened)
        {
            case MessagePosted { Message: { ThreadRootId: { } rootId } reply } e:
                Update(rootId, item => item with { Root = Newer(item.Root, e.Root), LastReply = Later(item.LastReply, reply) });
                items.Sort(static (left, right) => LastAt(right).CompareTo(LastAt(left)));
                break;
            case MessageChanged e:
                Update(e.Message.Id, item => item with { Root = Newer(item.Root, e.Message) });
                if (e.Message.ThreadRootId is { } of)
                    Update(of, item => item.LastReply?.Id == e.Message.Id ? item with { LastReply = Newer(item.LastReply, e.Message) } : item);
                break;
            case MessageDeleted { Root: { } root } e:
                // Which reply is the last one now, the event does not say.
                Update(root.Id, item => item with { Root = Newer(item.Root, root), LastReply = item.LastReply?.Id == e.MessageId ? null : item.LastReply });
                Outdated |= items.Exists(item => item.LastReply is null && item.Root.Thread is not null);
                break;
            case MessageDeleted e:
                items.RemoveAll(item => item.Root.Id == e.MessageId);
                notifier.Touch();
                break;
            case ThreadStateChanged { Following: false } e:
                items.RemoveAll(item => item.Root.Id == e.RootId);
                notifier.Touch();
                break;
            case ThreadStateChanged e:
                if (!Update(e.RootId, item => item with { Unread = e.Unread, Following = true }))
                    Outdated = true;
                notifier.Touch();
                break;
        }
    }

    private bool Update(Guid rootId, Func<ThreadListItemDto, ThreadListItemDto> change)
    {
        var at = items.FindIndex(item => item.Root.Id == rootId);
        if (at < 0)
            return false;

        items[at] = change(items[at]);
        notifier.Touch();
        return true;
    }

    private static MessageDto Newer(MessageDto known, MessageDto? other) => other is not null && other.Version > known.Version ? other : known;

    private static MessageDto Later(MessageDto? known, MessageDto other) => known is null || other.Sequence > known.Sequence ? other : known;

    private static DateTimeOffset LastAt(ThreadListItemDto item) => item.LastReply?.CreatedAt ?? item.Root.CreatedAt;
}
