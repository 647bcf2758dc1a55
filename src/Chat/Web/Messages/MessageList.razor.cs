using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Tertulia.Chat.Web.State;
using Tertulia.Platform;
using Tertulia.Platform.Web.Browser;

namespace Tertulia.Chat.Web.Messages;

/// <summary>Key it by its timeline: another conversation is another list.</summary>
public partial class MessageList : IScrollListener, IAsyncDisposable
{
    private const int RowsBelowBeforeJump = 8;

    private readonly string _id = $"messages-{Interlocked.Increment(ref s_last)}";
    private readonly Dictionary<Guid, MemberDto?> _authors = [];
    private Func<TimelineItem, Task>? _sheetOf;
    private ElementReference _scroller;
    private ScrollList? _scroll;
    private MessageSheet _sheet = null!;
    private List<Day> _days = [];
    private Guid? _editing;
    private Guid? _shownHighlight;
    private Guid? _firstInSight;
    private long _seen;
    private int _newBelow;
    private long _unreadAbove;
    private bool _atEnd = true;
    private bool _below;
    private bool _placed;
    private bool _disposed;

    private static int s_last;

    private sealed record Day(DateOnly Date, DateTimeOffset At, IReadOnlyList<TimelineItem> Items);

    [Parameter, EditorRequired] public ChatStore Store { get; set; } = null!;

    [Parameter, EditorRequired] public MessageTimeline Timeline { get; set; } = null!;

    /// <summary>For screen readers.</summary>
    [Parameter, EditorRequired] public string Label { get; set; } = "";

    /// <summary>Before the first message, once it is reached.</summary>
    [Parameter] public RenderFragment? Head { get; set; }

    /// <summary>A thread: begins at the top with its head, without days.</summary>
    [Parameter] public bool FromTop { get; set; }

    /// <summary>How many were unread when it was opened.</summary>
    [Parameter] public long Unread { get; set; }

    /// <summary>The reader is where new messages come, or not any more.</summary>
    [Parameter] public EventCallback<bool> AtEndChanged { get; set; }

    /// <summary>The reader does not want to go back to what is unread.</summary>
    [Parameter] public EventCallback OnMarkRead { get; set; }

    /// <summary>The edit is over; the composer may take the focus.</summary>
    [Parameter] public EventCallback OnEditEnded { get; set; }

    [CascadingParameter] private MessageContext Context { get; set; } = null!;

    [Inject] private ScrollEngine Scroll { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<ChatText> L { get; set; } = null!;

    /// <summary>Its head changed.</summary>
    public void Redraw() => StateHasChanged();

    /// <summary>Changes a message where it stands.</summary>
    public void StartEdit(TimelineItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        _editing = item.Key;
        StateHasChanged();
    }

    /// <summary>The person's last message that may still be changed; false when there is none in sight of the timeline.</summary>
    public bool EditLast()
    {
        var last = Timeline.Items.LastOrDefault(i => MessageContext.Settled(i) && Context.MayEdit(i.Message) && i.Message.ThreadRootId == Timeline.ThreadRootId);
        if (last is null)
            return false;
        StartEdit(last);
        return true;
    }

    public async Task ToEndAsync()
    {
        await Timeline.JumpToLatestAsync();
        if (_scroll is not null)
            await _scroll.ToEndAsync();
    }

    protected override void OnInitialized()
    {
        _sheetOf = item => _sheet.OpenAsync(item);
        Timeline.Changed += TimelineChanged;
        Context.Members.Changed += PeopleChanged;
        Build();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _scroll = await Scroll.AttachAsync(_scroller, this, new ScrollOptions(StickToEnd: !FromTop || Timeline.FirstUnread is null));
            if (_disposed)
            {
                await _scroll.DisposeAsync();
                return;
            }
        }

        if (_scroll is not null && Timeline.Loaded)
            await PlaceAsync(_scroll);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _disposed = true;
        Timeline.Changed -= TimelineChanged;
        Context.Members.Changed -= PeopleChanged;
        if (_scroll is not null)
            await _scroll.DisposeAsync();
    }

    public Task NearStartAsync() => Timeline.Loaded ? Timeline.LoadOlderAsync() : Task.CompletedTask;

    public Task NearEndAsync() => Timeline is { Loaded: true, HasNewer: true } ? Timeline.LoadNewerAsync() : Task.CompletedTask;

    public async Task AtEndChangedAsync(bool atEnd)
    {
        _atEnd = atEnd;
        Measure();
        StateHasChanged();
        await AtEndChanged.InvokeAsync(atEnd && !Timeline.HasNewer);
    }

    public Task RangeChangedAsync(string firstKey, string lastKey)
    {
        _firstInSight = Guid.TryParse(firstKey, out var first) ? first : null;
        var before = (_below, _unreadAbove);
        var items = Timeline.Items;
        var last = Guid.TryParse(lastKey, out var key) ? IndexOf(key) : -1;
        _below = last >= 0 && items.Length - 1 - last > RowsBelowBeforeJump;
        Measure();
        if ((_below, _unreadAbove) != before)
            StateHasChanged();
        return Task.CompletedTask;
    }

    /// <summary>Where the list begins: at a pointed-out message, at what is new, or at its end.</summary>
    private async Task PlaceAsync(ScrollList scroll)
    {
        if (Timeline.Highlighted is { } highlighted && highlighted != _shownHighlight)
        {
            var item = Timeline.Items.FirstOrDefault(i => i.Message.Id == highlighted);
            if (item is not null)
            {
                _shownHighlight = highlighted;
                _placed = true;
                await scroll.ToKeyAsync(item.Key.ToString(), "center", flash: true);
            }

            return;
        }

        if (_placed)
            return;
        _placed = true;
        if (Timeline.Items.FirstOrDefault(i => i.FirstUnread) is { } unread)
            await scroll.ToKeyAsync(unread.Key.ToString(), "center");
        if (_atEnd)
            await AtEndChanged.InvokeAsync(!Timeline.HasNewer);
    }

    private void TimelineChanged() => _ = InvokeAsync(async () =>
    {
        if (_disposed)
            return;
        if (_editing is { } key && Timeline.Items.All(i => i.Key != key))
            _editing = null;
        Build();
        StateHasChanged();
        if (_atEnd && _placed)
            await AtEndChanged.InvokeAsync(!Timeline.HasNewer);
    });

    // Presence changes people many times a minute; only somebody who wrote here and looks different now draws again.
    private void PeopleChanged() => _ = InvokeAsync(() =>
    {
        if (!_disposed && _authors.Any(a => !ReferenceEquals(Context.Members.Find(a.Key), a.Value)))
        {
            Build();
            StateHasChanged();
        }
    });

    private void Build()
    {
        var days = new List<Day>();
        var current = new List<TimelineItem>();
        _authors.Clear();
        foreach (var item in Timeline.Items)
        {
            _authors[item.Message.AuthorId] = Context.Members.Find(item.Message.AuthorId);
            if (item.StartsDay || current.Count == 0)
            {
                current = [];
                var at = item.Message.CreatedAt;
                days.Add(new Day(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, Clock.LocalTimeZone).DateTime), at, current));
            }

            current.Add(item);
        }

        _days = [.. days.DistinctBy(d => d.Date)];
        if (_days.Count != days.Count)
            _days = [.. days.GroupBy(d => d.Date).Select(g => new Day(g.Key, g.First().At, [.. g.SelectMany(d => d.Items)]))];
        if (_atEnd && Timeline.Items.Length > TimelineWindow.MostKept)
            Timeline.TrimWhileAtBottom();
        Measure();
    }

    /// <summary>How much new waits above and below what is in sight.</summary>
    private void Measure()
    {
        var items = Timeline.Items;
        var newest = items.LastOrDefault(i => !i.Pending)?.Message.Sequence ?? 0;
        if (_atEnd && !Timeline.HasNewer)
            _seen = newest;
        _newBelow = _atEnd ? 0 : items.Count(i => !i.Pending && i.Message.AuthorId != Context.Me && i.Message.Sequence > _seen && _seen > 0);

        _unreadAbove = 0;
        if (Timeline.FirstUnread is not { } first || Unread == 0)
            return;
        var line = items.FirstOrDefault(i => i.FirstUnread);
        var passed = line is null
            ? Timeline.HasOlder && items.Length > 0 && items[0].Message.Sequence > first
            : _firstInSight is { } top && IndexOf(line.Key) < IndexOf(top);
        _unreadAbove = passed ? Unread : 0;
    }

    private int IndexOf(Guid key)
    {
        var items = Timeline.Items;
        for (var i = 0; i < items.Length; i++)
        {
            if (items[i].Key == key)
                return i;
        }

        return -1;
    }

    private bool IsThreadUnread(TimelineItem item) =>
        item.Message.Thread is not null && Store.Threads.Items.Any(t => t.Root.Id == item.Message.Id && t.Unread > 0);

    private async Task ToFirstUnreadAsync()
    {
        if (await Timeline.JumpToFirstUnreadAsync() is not { } messageId)
            return;
        Build();
        StateHasChanged();
        if (_scroll is not null && Timeline.Items.FirstOrDefault(i => i.Message.Id == messageId) is { } item)
            await _scroll.ToKeyAsync(item.Key.ToString(), "start");
    }

    private async Task ToLatestAsync()
    {
        _placed = true;
        _newBelow = 0;
        await ToEndAsync();
    }

    private Task RetryAsync() => Timeline.LoadNewestAsync();

    private async Task EndEdit()
    {
        _editing = null;
        await OnEditEnded.InvokeAsync();
    }

    private async Task EmptiedAsync(TimelineItem item)
    {
        await EndEdit();
        await Context.RunAsync(new MessageCommand(MessageVerb.Delete, item));
    }
}
