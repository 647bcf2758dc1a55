using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Localization;
using Tertulia.Chat.Web.State;
using Tertulia.Platform;

namespace Tertulia.Chat.Web.Messages;

public partial class MessageRow : IDisposable
{
    private static readonly TimeSpan LongPress = TimeSpan.FromMilliseconds(420);

    private Drawn? _drawn;
    private bool _dirty = true;
    private bool _hover;
    private bool _focus;
    private bool _tools;
    private bool _picking;
    private bool _alone;
    private bool _touching;
    private ITimer? _press;

    /// <summary>What the line was last drawn from.</summary>
    private sealed record Drawn(TimelineItem Item, MemberDto? Author, bool Editing, bool ThreadUnread);

    [Parameter, EditorRequired] public TimelineItem Item { get; set; } = null!;

    /// <summary>Null for somebody unknown here.</summary>
    [Parameter] public MemberDto? Author { get; set; }

    /// <summary>Its text is being changed: <see cref="EditForm"/> stands in its place.</summary>
    [Parameter] public bool Editing { get; set; }

    [Parameter] public RenderFragment? EditForm { get; set; }

    /// <summary>Its thread has replies the reader has not seen.</summary>
    [Parameter] public bool ThreadUnread { get; set; }

    /// <summary>Shows name and picture even when it continues the line above, which is not shown.</summary>
    [Parameter] public bool Alone { get; set; }

    /// <summary>A long press on a phone.</summary>
    [Parameter] public Func<TimelineItem, Task>? OnSheet { get; set; }

    [CascadingParameter] private MessageContext Context { get; set; } = null!;

    [Inject] private IStringLocalizer<ChatText> L { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    private MessageDto Message => Item.Message;

    private string Anchor => $"message-{Message.Id:N}";

    private string Stamp => Message.CreatedAt.ToString("o", CultureInfo.InvariantCulture);

    private string AuthorName => Author?.DisplayName ?? L["SomebodyUnknown"];

    private string? StatusEmoji => Context.Members.StatusOf(Message.AuthorId)?.Emoji;

    /// <summary>A reply that its author also showed in the channel.</summary>
    private bool FromThread => Message.ThreadRootId is not null && !Context.InThread;

    private bool ShowsTools => (_hover || _focus || _tools || _picking) && !Editing && MessageContext.Settled(Item);

    private string Spoken => $"{AuthorName}, {Context.Times.Full(Message.CreatedAt)}";

    private string FailureText => Item.FailureCode switch
    {
        ChatProblemCodes.Archived => L["FailedArchived"],
        ChatProblemCodes.TooLong => L["FailedTooLong"],
        OutboxEntry.FilesLost => L["FailedFilesLost"],
        _ => L["FailedToSend"],
    };

    private string Classes => string.Join(' ', new[]
    {
        "message",
        Item.Continues && !_alone ? "continues" : null,
        Item.Send is SendState.Queued or SendState.Sending or SendState.WaitingForFiles ? "pending" : null,
        Item.Send == SendState.Failed ? "failed" : null,
        Editing ? "editing" : null,
        _tools ? "active" : null,
    }.OfType<string>());

    public void Dispose()
    {
        _press?.Dispose();
        GC.SuppressFinalize(this);
    }

    protected override void OnParametersSet()
    {
        _alone = Alone;
        var now = new Drawn(Item, Author, Editing, ThreadUnread);
        if (now == _drawn)
            return;
        _drawn = now;
        _dirty = true;
    }

    // Typing, presence and other people's messages pass by here many times a second: a line that did not change is not drawn.
    protected override bool ShouldRender()
    {
        var dirty = _dirty || Editing;
        _dirty = false;
        return dirty;
    }

    // The first drawing does not ask ShouldRender.
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
            _dirty = false;
    }

    private void Hover(bool inside) => SetTools(ref _hover, inside);

    private void Focus(bool inside) => SetTools(ref _focus, inside);

    private void KeepTools(bool open)
    {
        _picking &= open;
        SetTools(ref _tools, open);
    }

    private void SetTools(ref bool flag, bool value)
    {
        var before = (ShowsTools, _tools);
        flag = value;
        if ((ShowsTools, _tools) == before)
            return;
        _dirty = true;
        StateHasChanged();
    }

    private Task RunAsync(MessageVerb verb) => Context.RunAsync(new MessageCommand(verb, Item));

    private Task PressedAsync(KeyboardEventArgs e)
    {
        if (Editing || e.CtrlKey || e.MetaKey || e.AltKey || !MessageContext.Settled(Item))
            return Task.CompletedTask;
        return e.Key switch
        {
            "e" or "E" when Context.MayEdit(Message) => RunAsync(MessageVerb.Edit),
            "t" or "T" when !Context.InThread => RunAsync(MessageVerb.Reply),
            "s" or "S" => RunAsync(MessageVerb.Save),
            "r" or "R" when Context.CanWrite => OpenReactionsAsync(),
            "Delete" or "Backspace" when Context.MayDelete(Message) => RunAsync(MessageVerb.Delete),
            _ => Task.CompletedTask,
        };
    }

    private Task OpenReactionsAsync()
    {
        _picking = true;
        _dirty = true;
        StateHasChanged();
        return Task.CompletedTask;
    }

    // The browser cancels the pointer when the finger scrolls: no moves need to be followed.
    private Task TouchedAsync(PointerEventArgs e)
    {
        _touching = e.PointerType == "touch";
        if (!_touching || OnSheet is null || !MessageContext.Settled(Item))
            return Task.CompletedTask;
        _press?.Dispose();
        _press = Clock.CreateTimer(_ => _ = InvokeAsync(() => OnSheet(Item)), null, LongPress, Timeout.InfiniteTimeSpan);
        return Task.CompletedTask;
    }

    private void Released()
    {
        _press?.Dispose();
        _press = null;
    }
}
