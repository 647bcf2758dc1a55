using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using Tertulia.Platform.Web.Browser;

namespace Tertulia.Chat.Web.Messages;

public partial class EmojiPicker
{
    private const int Columns = 9;
    private const int Recent = -1;
    private const int MostFound = 90;

    private readonly string _id = $"emoji-{Interlocked.Increment(ref s_last)}";
    private IReadOnlyList<EmojiItem>? _shown;
    private List<string> _recent = [];
    private string _text = "";
    private int _group = Recent;
    private int _at;
    private bool _failed;
    private int _asked;

    private static int s_last;

    [Parameter] public EventCallback<string> OnPick { get; set; }

    [CascadingParameter] private MessageContext Context { get; set; } = null!;

    [Inject] private EmojiEngine Catalog { get; set; } = null!;

    [Inject] private ShellEngine Engine { get; set; } = null!;

    [Inject] private IStringLocalizer<ChatText> L { get; set; } = null!;

    private int Tone => Context.Emoji.Tone;

    private EmojiItem? Current => _shown is not null && _at < _shown.Count ? _shown[_at] : null;

    private string IdOf(int index) => $"{_id}-{index}";

    protected override async Task OnInitializedAsync()
    {
        await Context.Emoji.LoadAsync();
        _recent = [.. Context.Emoji.Recent.Take(Columns * 4)];
        await ShowAsync(_recent.Count > 0 ? Recent : EmojiGroups.All[0].Group);
    }

    private async Task ShowAsync(int group)
    {
        _group = group;
        await FillAsync(async () =>
        {
            var all = await Catalog.AllAsync();
            if (group != Recent)
                return [.. all.Where(e => e.Group == group)];
            var plain = all.ToDictionary(e => e.Emoji, StringComparer.Ordinal);
            return [.. _recent.Select(e => plain.GetValueOrDefault(e) ?? new EmojiItem(e, e, Recent, "", false))];
        });
    }

    private Task TypedAsync(ChangeEventArgs e)
    {
        _text = ((string?)e.Value ?? "").Trim();
        return _text.Length == 0 ? ShowAsync(_group) : FillAsync(() => Catalog.SearchAsync(_text, MostFound).AsTask());
    }

    private async Task FillAsync(Func<Task<IReadOnlyList<EmojiItem>>> find)
    {
        var mine = ++_asked;
        _failed = false;
        try
        {
            var found = await find();
            if (mine != _asked)
                return;
            _shown = found;
            _at = 0;
        }
        catch (JSException)
        {
            _failed = true;
        }
    }

    private async Task PressedAsync(KeyboardEventArgs e)
    {
        if (_shown is not { Count: > 0 } shown)
            return;
        if (e.Key == "Enter" && _text.Length > 0)
        {
            await TakeAsync(shown[Math.Min(_at, shown.Count - 1)]);
            return;
        }

        var step = e.Key switch
        {
            "ArrowDown" => Columns,
            "ArrowUp" => -Columns,
            "ArrowRight" when _text.Length == 0 => 1,
            "ArrowLeft" when _text.Length == 0 => -1,
            _ => 0,
        };
        if (step == 0)
            return;
        _at = Math.Clamp(_at + step, 0, shown.Count - 1);
        await Engine.FocusAsync($"#{IdOf(_at)}");
    }

    private async Task ToneAsync(int tone) => await Context.Emoji.SetToneAsync(tone);

    private async Task TakeAsync(EmojiItem entry)
    {
        var emoji = EmojiEngine.WithTone(entry, Tone);
        await Context.Emoji.TakeAsync(emoji);
        await OnPick.InvokeAsync(emoji);
    }
}
