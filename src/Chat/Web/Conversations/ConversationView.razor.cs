using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Tertulia.Chat.Web.Composing;
using Tertulia.Chat.Web.Markdown;
using Tertulia.Chat.Web.Messages;
using Tertulia.Chat.Web.State;
using Tertulia.Platform;
using Tertulia.Platform.Web;
using Tertulia.Platform.Web.Browser;
using Tertulia.Platform.Web.Kit;
using Tertulia.Sdk;

namespace Tertulia.Chat.Web.Conversations;

public partial class ConversationView : IDisposable
{
    private ElementReference _place;
    private Conversation? _conversation;
    private ChannelTimeline? _timeline;
    private MessageContext _context = null!;
    private EmojiUsage _emoji = null!;
    private MessageCommands _commands = null!;
    private MessageList? _list;
    private MessageComposer? _composer;
    private IReadOnlyList<Guid>? _people;
    private IReadOnlyList<FileDto> _pictures = [];
    private Guid? _picture;
    private Guid? _person;
    private (Guid Channel, Guid? Message)? _opened;
    private long _unread;
    private bool _missing;
    private bool _unreachable;
    private bool _details;
    private bool _joining;

    [Parameter, EditorRequired] public ChatStore Store { get; set; } = null!;

    [Parameter] public Guid ChannelId { get; set; }

    [Parameter] public Guid? MessageId { get; set; }

    [Parameter] public Guid? RootId { get; set; }

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private ShellEngine Engine { get; set; } = null!;

    [Inject] private BrowserState Browser { get; set; } = null!;

    [Inject] private MessageBodies Bodies { get; set; } = null!;

    [Inject] private ChannelPeople ChannelPeople { get; set; } = null!;

    [Inject] private Toasts Toasts { get; set; } = null!;

    [Inject] private Confirmations Confirmations { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private ComposerPreferences Preferences { get; set; } = null!;

    [Inject] private IStringLocalizer<ChatText> L { get; set; } = null!;

    [Inject] private IStringLocalizer<PlatformText> PlatformL { get; set; } = null!;

    private string Slug => Store.Session.Workspace.Slug;

    private string Label => _conversation is null ? "" : ConversationLook.NameOf(Store, _conversation);

    private bool CanWrite => _conversation is { Joined: true, Channel.Archived: false };

    protected override void OnInitialized()
    {
        _emoji = new EmojiUsage(Store.Session.Storage, Store.Session.StorageScope);
        _commands = new MessageCommands(Store, _emoji, Navigation, Engine, Toasts, Confirmations, L);
        Store.Changed += StoreChanged;
        Store.Failed += Failed;
        Browser.Changed += BrowserChanged;
        Preferences.Changed += PreferencesChanged;
        RegisterKeys();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_opened == (ChannelId, MessageId))
            return;
        await OpenAsync();
    }

    public void Dispose()
    {
        Store.Changed -= StoreChanged;
        Store.Failed -= Failed;
        Browser.Changed -= BrowserChanged;
        Preferences.Changed -= PreferencesChanged;
        _keys?.Dispose();
        if (_opened is { } opened)
            Store.Leave(opened.Channel);
        GC.SuppressFinalize(this);
    }

    private async Task OpenAsync()
    {
        if (_opened is { } before && before.Channel != ChannelId)
        {
            Store.Leave(before.Channel);
            _conversation = null;
            _timeline = null;
            _people = null;
            _person = null;
        }

        var (channel, message) = (ChannelId, MessageId);
        _opened = (channel, message);
        _missing = _unreachable = false;
        await _emoji.LoadAsync();
        try
        {
            var unread = Store.Find(channel)?.UnreadCount ?? 0;
            var timeline = await Store.OpenAsync(channel, message, Store.Session.Closing);
            if (_opened != (channel, message))
                return;
            _unread = unread;
            _missing = timeline is null;
            _conversation = Store.Find(channel);
            if (!ReferenceEquals(_timeline, timeline) || _context is null)
                _context = MakeContext(EditAsync, inThread: false);
            _timeline = timeline;
        }
        catch (ApiUnreachableException)
        {
            _unreachable = true;
            return;
        }

        Store.Reads.SetVisible(Browser.Visible);
        StateHasChanged();
        _people = await ChannelPeople.OfAsync(Store, channel);
    }

    private MessageContext MakeContext(Func<MessageCommand, Task<bool>> first, bool inThread) => new()
    {
        Me = Store.Me,
        Members = Store.Session.Members,
        Bodies = Bodies,
        Times = new TimeTexts(PlatformL, Clock),
        Emoji = _emoji,
        InThread = inThread,
        Moderates = Store.Session.IsAdmin,
        CanWrite = CanWrite,
        ShowPersonAsync = ShowPersonAsync,
        ChannelUrl = name => Store.FindByName(name) is { } found ? ChatUrls.Conversation(Slug, found.Id) : null,
        RunAsync = async command =>
        {
            if (command.Verb == MessageVerb.ShowImage)
                ShowPictures(command);
            else if (!await first(command))
                await _commands.RunAsync(command);
        },
    };

    private Task<bool> EditAsync(MessageCommand command)
    {
        if (command.Verb != MessageVerb.Edit)
            return Task.FromResult(false);
        _list?.StartEdit(command.Item);
        return Task.FromResult(true);
    }

    private void ShowPictures(MessageCommand command)
    {
        _pictures = [.. command.Item.Message.Files.Where(FileKind.IsPicture)];
        _picture = command.FileId;
        StateHasChanged();
    }

    private void CloseLightbox() => _pictures = [];

    private Task ShowPersonAsync(Guid memberId)
    {
        _person = memberId;
        StateHasChanged();
        return Task.CompletedTask;
    }

    private void StoreChanged() => _ = InvokeAsync(async () =>
    {
        var now = Store.Find(ChannelId);
        if (_timeline is null || ReferenceEquals(now, _conversation) || now == _conversation)
            return;
        var (could, count) = (CanWrite, _conversation?.Channel.MemberCount);
        _conversation = now;
        if (now is null)
        {
            _missing = true;
            _timeline = null;
        }
        else if (CanWrite != could)
        {
            _context = MakeContext(EditAsync, inThread: false);
        }

        StateHasChanged();
        if (now is not null && now.Channel.MemberCount != count)
        {
            _people = await ChannelPeople.OfAsync(Store, ChannelId);
            StateHasChanged();
        }
    });

    private void PreferencesChanged()
    {
        _keys?.Dispose();
        RegisterKeys();
    }

    private void BrowserChanged() => _ = InvokeAsync(() => Store.Reads.SetVisible(Browser.Visible));

    private void AtEndAsync(bool atEnd) => Store.Reads.SetAtBottom(ChannelId, atEnd);

    private void MarkRead()
    {
        Store.Reads.MarkRead(ChannelId);
        _unread = 0;
    }

    private void EditLast() => _list?.EditLast();

    private async Task SentAsync()
    {
        _unread = 0;
        if (_list is not null)
            await _list.ToEndAsync();
    }

    private Task FocusAsync() => _composer?.FocusAsync() ?? Task.CompletedTask;

    private void ToggleDetails()
    {
        _details = RootId is not null || !_details;
        if (RootId is not null)
            CloseThread();
    }

    private void CloseThread() => Navigation.NavigateTo(ChatUrls.Conversation(Slug, ChannelId));

    private async Task JoinAsync()
    {
        _joining = true;
        await TryAsync(() => Store.Channels.JoinAsync(ChannelId));
        _joining = false;
    }

    private Task UnarchiveAsync() => TryAsync(() => Store.Channels.UnarchiveAsync(ChannelId));

    private async Task TryAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (TertuliaException)
        {
            Toasts.ShowError(L["ActionFailed"]);
        }
    }

    /// <summary>What was shown at once did not hold. A text that could not be saved can be taken along.</summary>
    private void Failed(ChatFailure failure) => _ = InvokeAsync(() =>
    {
        var said = L[$"Failed{failure.Action}"];
        if (failure.Text is { } text)
            Toasts.Show(new Toast(said, Tone.Clay, L["CopyText"], async () => await Engine.CopyAsync(text)));
        else
            Toasts.ShowError(said);
    });
}
