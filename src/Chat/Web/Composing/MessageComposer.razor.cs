using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Tertulia.Chat.Web.Conversations;
using Tertulia.Chat.Web.Markdown;
using Tertulia.Chat.Web.Messages;
using Tertulia.Chat.Web.State;
using Tertulia.Platform;
using Tertulia.Platform.Web.Browser;
using Tertulia.Platform.Web.Client;
using Tertulia.Platform.Web.Kit;
using Tertulia.Platform.Web.Shell;

namespace Tertulia.Chat.Web.Composing;

public partial class MessageComposer : IComposerListener, IAsyncDisposable
{
    /// <summary>What a message may hold.</summary>
    public const int MostCharacters = 12_000;

    private const int WarnBelow = 1_000;

    private readonly string _id = $"composer-{Interlocked.Increment(ref s_last)}";
    private ElementReference _box;
    private ElementReference _area;
    private Platform.Web.Browser.Composer? _composer;
    private IAsyncDisposable? _drop;
    private MentionText _mentions = null!;
    private Suggestions? _suggestions;
    private IReadOnlyList<Suggestion> _suggested = [];
    private ComposerToken? _token;
    private string _text = "";
    private string _wire = "";
    private int _at;
    private int? _left;
    private bool _formatting;
    private bool _picking;
    private bool _disposed;

    private static int s_last;

    [Parameter, EditorRequired] public ChatStore Store { get; set; } = null!;

    [Parameter, EditorRequired] public Guid ChannelId { get; set; }

    [Parameter] public Guid? ThreadRootId { get; set; }

    [Parameter] public string Placeholder { get; set; } = "";

    /// <summary>The message whose text is changed here, instead of a new one.</summary>
    [Parameter] public MessageDto? Editing { get; set; }

    /// <summary>Takes the focus when it appears.</summary>
    [Parameter] public bool Autofocus { get; set; }

    /// <summary>Shows the reply in the channel too.</summary>
    [Parameter] public bool AlsoInChannel { get; set; }

    /// <summary>A message was sent, or an edit saved or left.</summary>
    [Parameter] public EventCallback OnDone { get; set; }

    /// <summary>Arrow up in the empty box.</summary>
    [Parameter] public EventCallback OnEditLast { get; set; }

    [Parameter] public EventCallback OnEscape { get; set; }

    /// <summary>The text of an edited message was emptied: it should go.</summary>
    [Parameter] public EventCallback OnEmptied { get; set; }

    /// <summary>Drawn at the box's foot.</summary>
    [Parameter] public RenderFragment? Below { get; set; }

    /// <summary>Where files may be dropped; the box itself when null.</summary>
    [Parameter] public ElementReference? DropTarget { get; set; }

    [CascadingParameter] private MessageContext Context { get; set; } = null!;

    [Inject] private ComposerEngine Engine { get; set; } = null!;

    [Inject] private EmojiEngine Emoji { get; set; } = null!;

    [Inject] private BrowserUploads Files { get; set; } = null!;

    [Inject] private Attachments Attachments { get; set; } = null!;

    [Inject] private ChannelPeople People { get; set; } = null!;

    [Inject] private ComposerPreferences Preferences { get; set; } = null!;

    [Inject] private Hotkeys Hotkeys { get; set; } = null!;

    [Inject] private Toasts Toasts { get; set; } = null!;

    [Inject] private IStringLocalizer<ChatText> L { get; set; } = null!;

    private bool EnterSends => Preferences.EnterSends;

    private IReadOnlyList<FileUpload> Waiting => Editing is null ? Attachments.Of(ChannelId, ThreadRootId) : [];

    private bool CanSend => _left is null or >= 0 && (!string.IsNullOrWhiteSpace(_text) || Waiting.Count > 0);

    /// <summary>Gives the box the focus, with its text as it is.</summary>
    public async Task FocusAsync()
    {
        if (_composer is not null)
            await _composer.InsertAsync("");
    }

    public async Task AddFilesAsync(IReadOnlyList<UploadSource> sources) => await FilesGivenAsync(sources);

    protected override void OnInitialized()
    {
        var keywords = new Dictionary<string, string>
        {
            [MentionTarget.Channel] = MentionTarget.Channel,
            [MentionTarget.Here] = MentionTarget.Here,
        };
        keywords.TryAdd(L["MentionChannel"].Value.ToLowerInvariant(), MentionTarget.Channel);
        keywords.TryAdd(L["MentionHere"].Value.ToLowerInvariant(), MentionTarget.Here);
        _mentions = new MentionText(NameOf, handle => Store.Session.Members.FindByHandle(handle)?.Id, keywords);
        _formatting = Preferences.Formatting;
        Store.Drafts.Changed += DraftsChanged;
        Store.Session.Uploads.Changed += UploadsChanged;
        Preferences.Changed += PreferencesChanged;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        _composer = await Engine.AttachAsync(_area, this, new ComposerOptions(EnterSends, MaxLines: 14, Files: Editing is null));
        if (_disposed)
        {
            await _composer.DisposeAsync();
            return;
        }

        await ShowAsync(Editing?.Text ?? Store.Drafts.Get(ChannelId, ThreadRootId), Autofocus || Editing is not null);
        if (Editing is null)
            await TakeDropsAsync();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _disposed = true;
        Store.Drafts.Changed -= DraftsChanged;
        Store.Session.Uploads.Changed -= UploadsChanged;
        Preferences.Changed -= PreferencesChanged;
        if (_composer is not null)
            await _composer.DisposeAsync();
        if (_drop is not null)
            await _drop.DisposeAsync();
    }

    public Task SubmittedAsync(string text) => SendAsync(text);

    public Task EditLastRequestedAsync() => Editing is null ? OnEditLast.InvokeAsync() : Task.CompletedTask;

    public async Task EscapedAsync()
    {
        if (Editing is not null)
            await OnDone.InvokeAsync();
        else
            await OnEscape.InvokeAsync();
    }

    private string NameOf(MentionTarget target) => target switch
    {
        { Keyword: MentionTarget.Here } => L["MentionHere"],
        { Keyword: MentionTarget.Channel } => L["MentionChannel"],
        _ => Store.Session.Members.Find(target.MemberId)?.DisplayName ?? target.MemberId.GetValueOrDefault().ToString(),
    };

    private PresenceState PresenceOf(Guid memberId) => Store.Session.Members.PresenceOf(memberId) switch
    {
        Presence.Online => PresenceState.Active,
        Presence.Away => PresenceState.Away,
        _ => PresenceState.Offline,
    };

    private async Task ShowAsync(string wire, bool focus)
    {
        _mentions.Forget();
        _wire = wire;
        _text = _mentions.Decode(wire);
        Count();
        if (_composer is not null)
            await _composer.SetTextAsync(_text, focus);
        StateHasChanged();
    }

    private async Task TypedAsync(ChangeEventArgs e)
    {
        _text = (string?)e.Value ?? "";
        _wire = _mentions.Encode(_text);
        Count();
        if (Editing is not null)
            return;
        Store.Drafts.Set(ChannelId, ThreadRootId, _wire);
        if (_text.Length > 0)
            await Store.Typing.TypedAsync(ChannelId, ThreadRootId);
    }

    private void Count() => _left = MostCharacters - _wire.Length is var left && left < WarnBelow ? left : null;

    private async Task SendAsync(string text)
    {
        _text = text;
        _wire = _mentions.Encode(text).Trim();
        Count();
        if (Editing is not null)
        {
            await SaveAsync();
            return;
        }

        if (!CanSend)
            return;
        if (Waiting.Any(w => w.State == UploadState.Failed))
        {
            Toasts.ShowError(L["FileFailedFirst"]);
            return;
        }

        var wire = _wire;
        var files = Attachments.Take(ChannelId, ThreadRootId);
        await ClearAsync();
        var sending = Store.Messages.SendAsync(ChannelId, wire, files, ThreadRootId, AlsoInChannel);
        await OnDone.InvokeAsync();
        await sending;
    }

    private async Task SaveAsync()
    {
        if (_wire.Length == 0)
        {
            await OnEmptied.InvokeAsync();
            return;
        }

        if (_left < 0)
            return;
        var saving = _wire == Editing!.Text ? Task.FromResult(true) : Store.Messages.EditAsync(Editing, _wire);
        await OnDone.InvokeAsync();
        await saving;
    }

    private async Task ClearAsync()
    {
        _suggested = [];
        _picking = false;
        await ShowAsync("", focus: true);
    }

    private void DraftsChanged() => _ = InvokeAsync(async () =>
    {
        // What another device typed; what is typed here is already known.
        if (Editing is null && _composer is not null && !_disposed && Store.Drafts.Get(ChannelId, ThreadRootId) is var draft && draft != _wire)
            await ShowAsync(draft, focus: false);
    });

    private void UploadsChanged()
    {
        if (Waiting.Count > 0)
            _ = InvokeAsync(StateHasChanged);
    }

    private void PreferencesChanged() => _ = InvokeAsync(async () =>
    {
        _formatting = Preferences.Formatting;
        if (_composer is not null)
            await _composer.SetEnterSendsAsync(EnterSends);
        StateHasChanged();
    });

    private Task ToggleFormattingAsync() => Preferences.SetFormattingAsync(!_formatting);

    private async Task WrapAsync(string mark)
    {
        if (_composer is not null)
            await _composer.WrapAsync(mark);
    }

    private async Task WrapAsync(string before, string after)
    {
        if (_composer is not null)
            await _composer.WrapAsync(before, after);
    }

    private async Task PrefixAsync(string prefix)
    {
        if (_composer is not null)
            await _composer.PrefixLinesAsync(prefix);
    }

    private async Task InsertEmojiAsync(string emoji)
    {
        _picking = false;
        if (_composer is not null)
            await _composer.InsertAsync(emoji);
    }
}
