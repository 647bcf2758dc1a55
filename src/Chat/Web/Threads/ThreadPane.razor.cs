using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Tertulia.Chat.Web.Composing;
using Tertulia.Chat.Web.Conversations;
using Tertulia.Chat.Web.Messages;
using Tertulia.Chat.Web.State;
using Tertulia.Platform.Web.Browser;
using Tertulia.Platform.Web.Kit;
using Tertulia.Sdk;

namespace Tertulia.Chat.Web.Threads;

public partial class ThreadPane : IDisposable
{
    private ThreadTimeline? _thread;
    private MessageContext? _context;
    private MessageList? _list;
    private MessageComposer? _composer;
    private TimelineItem? _rootItem;
    private long _unread;
    private bool _also;
    private bool _atEnd;
    private bool _editingRoot;

    [Parameter, EditorRequired] public ChatStore Store { get; set; } = null!;

    [Parameter, EditorRequired] public Guid ChannelId { get; set; }

    [Parameter, EditorRequired] public Guid RootId { get; set; }

    /// <summary>"#diseño", or the people's names.</summary>
    [Parameter] public string? Where { get; set; }

    /// <summary>The composer takes the focus.</summary>
    [Parameter] public bool Autofocus { get; set; } = true;

    /// <summary>Makes what the lines need, with what this pane does about a command.</summary>
    [Parameter, EditorRequired] public Func<Func<MessageCommand, Task<bool>>, MessageContext> MakeContext { get; set; } = null!;

    [Parameter] public EventCallback OnClose { get; set; }

    [Inject] private BrowserState Browser { get; set; } = null!;

    [Inject] private Toasts Toasts { get; set; } = null!;

    [Inject] private IStringLocalizer<ChatText> L { get; set; } = null!;

    private bool IsDirect => Store.Find(ChannelId)?.IsDirect ?? false;

    /// <summary>The root as a line; the same object while it is the same, so that it is not drawn again.</summary>
    private TimelineItem? RootItem
    {
        get
        {
            if (_thread?.Root is not { } root)
                return null;
            var saved = Store.Saved.IsSaved(root.Id);
            if (_rootItem is null || _rootItem.Message != root || _rootItem.Saved != saved)
                _rootItem = new TimelineItem(root.ClientKey, root, SendState.Sent, null, false, false, false, false, saved, []);
            return _rootItem;
        }
    }

    protected override void OnInitialized()
    {
        Browser.Changed += MarkRead;
        Store.Saved.Changed += Refresh;
    }

    protected override void OnParametersSet()
    {
        if (_thread is not null && _thread.ChannelId == ChannelId && _thread.RootId == RootId)
            return;
        Forget();
        _context = MakeContext(HandleAsync);
        _thread = Store.OpenThread(ChannelId, RootId);
        _thread.Changed += Refresh;
        _unread = 0;
        _also = false;
        _editingRoot = false;
        _atEnd = false;
    }

    public void Dispose()
    {
        Forget();
        Browser.Changed -= MarkRead;
        Store.Saved.Changed -= Refresh;
        GC.SuppressFinalize(this);
    }

    private void Forget()
    {
        if (_thread is null)
            return;
        _thread.Changed -= Refresh;
    }

    private void Refresh() => InvokeAsync(() =>
    {
        if (_unread == 0 && _thread is { Loaded: true, FirstUnread: { } first })
            _unread = Math.Max(0, _thread.LastSequence - first + 1);
        StateHasChanged();
    });

    private void AtEndAsync(bool atEnd)
    {
        _atEnd = atEnd;
        MarkRead();
    }

    private void MarkRead()
    {
        if (_atEnd && Browser.Visible && _thread is { Loaded: true } thread)
            Store.Threads.MarkRead(thread);
    }

    /// <summary>What happens here and not in the conversation: changing a reply in its place.</summary>
    private Task<bool> HandleAsync(MessageCommand command)
    {
        if (command.Verb != MessageVerb.Edit)
            return Task.FromResult(false);
        if (command.Item.Message.Id == RootId)
        {
            _editingRoot = true;
            _list?.Redraw();
            StateHasChanged();
        }
        else
        {
            _list?.StartEdit(command.Item);
        }

        return Task.FromResult(true);
    }

    private void EditLast() => _list?.EditLast();

    private async Task SentAsync()
    {
        _also = false;
        if (_list is not null)
            await _list.ToEndAsync();
    }

    private Task FocusAsync() => _composer?.FocusAsync() ?? Task.CompletedTask;

    private async Task FollowAsync()
    {
        try
        {
            await Store.Threads.FollowAsync(_thread!, !_thread!.Following);
        }
        catch (TertuliaException)
        {
            Toasts.ShowError(L["ActionFailed"]);
        }
    }
}
