using System.Collections.Immutable;
using Tertulia.Platform.Web.Client;
using Tertulia.Sdk;

namespace Tertulia.Chat.Web.State;

/// <summary>
/// A stretch of a conversation as it is shown: loaded by windows, kept up by events, with what is pending at its end.
/// At most <see cref="TimelineWindow.MostKept"/> messages are kept; scrolling loads the rest again.
/// </summary>
public abstract class MessageTimeline : IDisposable
{
    private const int PageSize = 50;
    private readonly ChangeNotifier notifier;
    private readonly InFlightEvents inFlight = new();
    private readonly TimelineView view;
    private readonly Func<IEnumerable<OutboxEntry>> pending;
    private ImmutableArray<TimelineItem>? items;
    private long generation;

    private protected MessageTimeline(Guid channelId, Guid? threadRootId, TimelineContext context, Func<IEnumerable<OutboxEntry>> pending)
    {
        ChannelId = channelId;
        ThreadRootId = threadRootId;
        this.pending = pending;
        view = new TimelineView(context);
        notifier = new ChangeNotifier(context.Clock);
        Window = new TimelineWindow(channelId, threadRootId, [], false, false);
    }

    /// <summary>Draw again; at most once a frame.</summary>
    public event Action? Changed
    {
        add => notifier.Changed += value;
        remove => notifier.Changed -= value;
    }

    public Guid ChannelId { get; }

    public Guid? ThreadRootId { get; }

    /// <summary>The lines to draw, oldest first.</summary>
    public ImmutableArray<TimelineItem> Items => items ??= view.Build(Window, Pending(), FirstUnread);

    /// <summary>False until the first window came.</summary>
    public bool Loaded { get; private set; }

    public bool HasOlder => Window.HasOlder;

    /// <summary>The end of the conversation is not loaded: offer "jump to latest".</summary>
    public bool HasNewer => Window.HasNewer;

    public bool LoadingOlder { get; private set; }

    public bool LoadingNewer { get; private set; }

    /// <summary>Why the last load failed: a problem code, or <c>unreachable</c>; null when it did not.</summary>
    public string? LoadFailure { get; private set; }

    /// <summary>The first message that was unread when the conversation was opened; stays until it is left.</summary>
    public long? FirstUnread { get; private set; }

    /// <summary>A message to point out (a permalink's), until the person moves on.</summary>
    public Guid? Highlighted { get; private set; }

    internal TimelineWindow Window { get; private set; }

    /// <summary>Events may have been missed since it was loaded.</summary>
    internal bool Stale { get; set; }

    /// <summary>The newest messages.</summary>
    public Task LoadNewestAsync(CancellationToken ct = default) => ReplaceAsync(token => FetchAsync(WindowSide.Newest, 0, PageSize, token), ct);

    /// <summary>Messages on both sides of a sequence: a permalink, or the first unread.</summary>
    public Task LoadAroundAsync(long sequence, Guid? highlight = null, CancellationToken ct = default)
    {
        Highlight(highlight);
        return ReplaceAsync(token => FetchAsync(WindowSide.Around, sequence, PageSize, token), ct);
    }

    public async Task LoadOlderAsync(CancellationToken ct = default)
    {
        if (LoadingOlder || !Window.HasOlder || Window.First is not { } first)
            return;

        LoadingOlder = true;
        notifier.Touch();
        try
        {
            await ExtendAsync(WindowSide.Before, first, static (window, fetched) => window.JoinOlder(fetched), ct);
        }
        finally
        {
            LoadingOlder = false;
            notifier.Touch();
        }
    }

    public async Task LoadNewerAsync(CancellationToken ct = default)
    {
        if (LoadingNewer || !Window.HasNewer || Window.Last is not { } last)
            return;

        LoadingNewer = true;
        notifier.Touch();
        try
        {
            await ExtendAsync(WindowSide.After, last, static (window, fetched) => window.JoinNewer(fetched), ct);
        }
        finally
        {
            LoadingNewer = false;
            notifier.Touch();
        }
    }

    /// <summary>Back to the end of the conversation; nothing to load when it is there.</summary>
    public Task JumpToLatestAsync(CancellationToken ct = default)
    {
        Highlight(null);
        return Window.HasNewer || !Loaded ? LoadNewestAsync(ct) : Task.CompletedTask;
    }

    /// <summary>To the first unread message, loading around it when it is not in the window.</summary>
    /// <returns>Its id, to scroll to; null when there is none.</returns>
    public async Task<Guid?> JumpToFirstUnreadAsync(CancellationToken ct = default)
    {
        if (FirstUnread is not { } sequence)
            return null;

        if (Window.First is not { } first || sequence < first || Window.Last < sequence)
            await LoadAroundAsync(sequence, null, ct);
        return Items.FirstOrDefault(i => !i.Pending && i.Message.In(ThreadRootId) >= sequence)?.Message.Id;
    }

    public void Highlight(Guid? messageId)
    {
        Highlighted = messageId;
        notifier.Touch();
    }

    /// <summary>Looked at from its end with nothing above: what is older may be let go.</summary>
    public void TrimWhileAtBottom() => Set(Window.TrimOlder());

    public void Dispose()
    {
        notifier.Dispose();
        GC.SuppressFinalize(this);
    }

    internal void MarkUnreadFrom(long? sequence)
    {
        FirstUnread = sequence;
        Invalidate();
    }

    internal virtual void Apply(object happened)
    {
        inFlight.Note(happened);
        if (Loaded)
            Set(Window.Apply(happened));
    }

    /// <summary>A message as an answer gave it: the person's own new one, or one they changed.</summary>
    internal void Put(MessageDto message, bool posted)
    {
        if (Loaded)
            Set(posted ? Window.Posted(message) : Window.Replace(message));
    }

    internal void Invalidate()
    {
        items = null;
        notifier.Touch();
    }

    private protected abstract Task<MessageWindowDto> FetchAsync(WindowSide side, long sequence, int limit, CancellationToken ct);

    private IEnumerable<OutboxEntry> Pending() => Loaded ? pending().Where(e => e.ChannelId == ChannelId && e.ThreadRootId == ThreadRootId) : [];

    private async Task ReplaceAsync(Func<CancellationToken, Task<MessageWindowDto>> fetchWindow, CancellationToken ct)
    {
        var mine = ++generation;
        LoadFailure = null;
        using var fetch = inFlight.Begin();
        try
        {
            var fetched = await fetchWindow(ct);
            if (mine != generation)
                return;

            Loaded = true;
            Stale = false;
            Accept(TimelineWindow.Of(ChannelId, ThreadRootId, fetched), fetch);
        }
        catch (TertuliaException e) when (mine == generation)
        {
            Fail(e);
        }
    }

    private async Task ExtendAsync(WindowSide side, long from, Func<TimelineWindow, MessageWindowDto, TimelineWindow> join, CancellationToken ct)
    {
        var mine = generation;
        LoadFailure = null;
        using var fetch = inFlight.Begin();
        try
        {
            var fetched = await FetchAsync(side, from, PageSize, ct);

            // Meanwhile replaced by another window, or trimmed at this very end: what came does not adjoin any more.
            var edge = side == WindowSide.Before ? Window.First : Window.Last;
            if (mine == generation && (edge == from || side == WindowSide.Before && edge < from))
                Accept(join(Window, fetched), fetch);
        }
        catch (TertuliaException e) when (mine == generation)
        {
            Fail(e);
        }
    }

    private void Accept(TimelineWindow window, InFlightEvents.Fetch fetch)
    {
        foreach (var happened in fetch.Events)
            window = window.Apply(happened);
        Window = window;
        Invalidate();
    }

    private void Fail(TertuliaException e)
    {
        LoadFailure = e is ApiException refused ? refused.Code : "unreachable";
        notifier.Touch();
    }

    private void Set(TimelineWindow window)
    {
        if (ReferenceEquals(window, Window))
            return;

        Window = window;
        Invalidate();
    }
}

internal enum WindowSide
{
    Newest,
    Before,
    After,
    Around,
}
