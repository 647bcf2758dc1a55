using Microsoft.AspNetCore.Components;
using Tertulia.Platform.Web.Shell;

namespace Tertulia.Chat.Web.Conversations;

/// <summary>The keys of an open conversation; those that the composer and the rows take by themselves are only listed.</summary>
public partial class ConversationView
{
    private IDisposable? _keys;

    [Inject] private Hotkeys Hotkeys { get; set; } = null!;

    private void RegisterKeys()
    {
        string here = L["Conversations"], writing = L["ShortcutsWriting"], message = L["ShortcutsMessage"];
        _keys = Hotkeys.Register(
            new Hotkey("escape", L["ShortcutMarkRead"], here, EscapedAsync),
            Hotkey.Shown(Preferences.EnterSends ? "enter" : "mod+enter", L["Send"], writing),
            Hotkey.Shown(Preferences.EnterSends ? "shift+enter" : "enter", L["NewLine"], writing),
            Hotkey.Shown("arrowup", L["ShortcutEditLast"], writing),
            Hotkey.Shown("mod+b", L["Bold"], writing),
            Hotkey.Shown("mod+i", L["Italic"], writing),
            Hotkey.Shown("mod+shift+x", L["Strike"], writing),
            Hotkey.Shown("mod+shift+c", L["InlineCode"], writing),
            Hotkey.Shown("arrowup", L["ShortcutMove"], message),
            Hotkey.Shown("arrowdown", L["ShortcutMove"], message),
            Hotkey.Shown("r", L["AddReaction"], message),
            Hotkey.Shown("t", L["ReplyInThread"], message),
            Hotkey.Shown("s", L["SaveForLater"], message),
            Hotkey.Shown("e", L["EditMessage"], message),
            Hotkey.Shown("delete", L["DeleteMessage"], message));
    }

    /// <summary>First what lies beside the conversation is closed; then all of it is read, and the reader back where they write.</summary>
    private async Task EscapedAsync()
    {
        if (_person is not null)
        {
            _person = null;
            StateHasChanged();
        }
        else if (RootId is not null)
        {
            CloseThread();
        }
        else if (_details)
        {
            ToggleDetails();
            StateHasChanged();
        }
        else
        {
            MarkRead();
            if (_list is not null)
                await _list.ToEndAsync();
            await FocusAsync();
        }
    }
}
