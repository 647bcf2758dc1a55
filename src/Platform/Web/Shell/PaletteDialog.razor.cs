using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using Tertulia.Platform.Web.Browser;
using Tertulia.Platform.Web.Kit;

namespace Tertulia.Platform.Web.Shell;

public partial class PaletteDialog : IAsyncDisposable
{
    private static readonly TimeSpan TypingPause = TimeSpan.FromMilliseconds(90);

    private readonly string _id = Ids.Next("palette");
    private readonly CancellationTokenSource _closed = new();
    private CancellationTokenSource? _search;
    private DotNetObjectReference<FloatingCallback>? _callback;
    private List<Group> _groups = [];
    private List<PaletteItem> _flat = [];
    private string _text = "";
    private int _active;
    private bool _searching;

    private sealed record Group(string Title, int Order, IReadOnlyList<PaletteItem> Items);

    [Inject] private Palette Palette { get; set; } = null!;

    [Inject] private PaletteRecents Recents { get; set; } = null!;

    [Inject] private ShellEngine Engine { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<PlatformText> L { get; set; } = null!;

    private string? ActiveId => _active < _flat.Count ? IdOf(_active) : null;

    private string IdOf(int index) => $"{_id}-{index}";

    protected override async Task OnInitializedAsync()
    {
        _text = Palette.InitialText;
        await Recents.LoadAsync();
        await SearchAsync(TimeSpan.Zero);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        _callback = DotNetObjectReference.Create(new FloatingCallback(() =>
        {
            Palette.Close();
            return Task.CompletedTask;
        }));
        await Engine.OpenDialogAsync(_id, dismissible: true, _callback);
    }

    private Task TypedAsync(ChangeEventArgs e)
    {
        _text = (string?)e.Value ?? "";
        return SearchAsync(TypingPause);
    }

    // A newer search cancels the older; groups show in the order of their sources once all have answered.
    private async Task SearchAsync(TimeSpan pause)
    {
        if (_search is not null)
            await _search.CancelAsync();
        _search?.Dispose();
        var search = _search = CancellationTokenSource.CreateLinkedTokenSource(_closed.Token);
        var text = _text.Trim();
        _searching = true;
        try
        {
            if (pause > TimeSpan.Zero)
                await Task.Delay(pause, Clock, search.Token);
            var answers = await Task.WhenAll(Palette.Sources.Select(s => AskAsync(s, text, search.Token)));
            if (search.IsCancellationRequested)
                return;
            Show(text, [.. answers.Where(g => g.Items.Count > 0)]);
        }
        catch (OperationCanceledException)
        {
            // A newer search is under way.
        }
    }

    private static async Task<Group> AskAsync(IPaletteSource source, string text, CancellationToken ct)
    {
        try
        {
            return new Group(source.Group, source.Order, await source.SearchAsync(text, ct));
        }
        catch (HttpRequestException)
        {
            return new Group(source.Group, source.Order, []); // one source without an answer must not hide the others
        }
    }

    private void Show(string text, List<Group> groups)
    {
        if (text.Length == 0)
        {
            var recent = Recents.Of(groups.SelectMany(g => g.Items));
            if (recent.Count > 0)
            {
                var seen = recent.Select(r => r.Id).ToHashSet();
                groups = [new Group(L["Recent"], int.MinValue, recent), .. groups.Select(g => g with { Items = [.. g.Items.Where(i => !seen.Contains(i.Id))] }).Where(g => g.Items.Count > 0)];
            }
        }

        _groups = groups;
        _flat = [.. groups.SelectMany(g => g.Items)];
        _active = 0;
        _searching = false;
        StateHasChanged();
    }

    private async Task KeyAsync(KeyboardEventArgs e)
    {
        switch (e.Key)
        {
            case "ArrowDown" when _flat.Count > 0:
                await MoveAsync((_active + 1) % _flat.Count);
                break;
            case "ArrowUp" when _flat.Count > 0:
                await MoveAsync((_active - 1 + _flat.Count) % _flat.Count);
                break;
            case "Enter" when _active < _flat.Count:
                await ChooseAsync(_flat[_active]);
                break;
        }
    }

    private async Task MoveAsync(int index)
    {
        _active = index;
        StateHasChanged();
        await Engine.RevealAsync(IdOf(index));
    }

    private async Task ChooseAsync(PaletteItem item)
    {
        Palette.Close();
        await Recents.AddAsync(item.Id);
        if (item.Run is not null)
            await item.Run();
        else if (item.Url is not null)
            Navigation.NavigateTo(item.Url);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _closed.CancelAsync();
        await Engine.CloseFloatingAsync(_id);
        _callback?.Dispose();
        _search?.Dispose();
        _closed.Dispose();
    }
}
