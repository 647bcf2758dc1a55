using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Tertulia.Platform.Web.Client;

namespace Tertulia.Platform.Web.Browser;

/// <summary>The word being typed after a sign: "@so" from <paramref name="Start"/> to <paramref name="End"/>, at a point of the window.</summary>
public sealed record ComposerToken(string Sign, string Query, int Start, int End, double X, double Y, double Height);

/// <summary>A point of the window, and the height of its line.</summary>
public sealed record CaretPoint(double X, double Y, double Height);

/// <summary>What is selected in the text.</summary>
public sealed record TextSelection(int Start, int End, string Text);

/// <param name="EnterSends">False: Enter makes a line and Ctrl+Enter sends.</param>
/// <param name="Signs">What begins a completion: any of @ # : /.</param>
/// <param name="MaxLines">Grows up to here, then scrolls.</param>
/// <param name="Files">Takes pasted files.</param>
public sealed record ComposerOptions(bool EnterSends = true, string Signs = "@#:", int MaxLines = 14, bool Files = true);

/// <summary>What a composer reports. The text itself travels by the text area's own binding and with <see cref="SubmittedAsync"/>.</summary>
public interface IComposerListener
{
    Task SubmittedAsync(string text);

    /// <summary>A completion began, went on or ended (null).</summary>
    Task TokenChangedAsync(ComposerToken? token);

    /// <summary>ArrowUp, ArrowDown, Enter, Tab or Escape while suggestions show.</summary>
    Task SuggestionKeyAsync(string key);

    /// <summary>Arrow up in an empty composer.</summary>
    Task EditLastRequestedAsync();

    Task EscapedAsync();

    Task FilesGivenAsync(IReadOnlyList<UploadSource> files);
}

/// <summary>composer.ts: a text area that grows, sends, completes, formats and takes files.</summary>
public sealed class ComposerEngine(IJSRuntime js) : BrowserModule(js, "composer")
{
    /// <summary>Takes care of a text area until the handle is disposed.</summary>
    public async Task<Composer> AttachAsync(ElementReference area, IComposerListener listener, ComposerOptions? options = null)
    {
        var composer = new Composer(this, listener);
        await CallAsync("attach", composer.Id, area, options ?? new ComposerOptions(), composer.Callback);
        return composer;
    }

    internal ValueTask VoidAsync(string function, params object?[] arguments) => CallAsync(function, arguments);

    internal ValueTask<T> AskAsync<T>(string function, params object?[] arguments) => CallAsync<T>(function, arguments);
}

/// <summary>A text area under the care of <see cref="ComposerEngine"/>.</summary>
public sealed class Composer : IAsyncDisposable
{
    private readonly ComposerEngine _engine;

    internal Composer(ComposerEngine engine, IComposerListener listener)
    {
        _engine = engine;
        Callback = DotNetObjectReference.Create(new ComposerCallback(listener));
    }

    internal string Id { get; } = Guid.CreateVersion7().ToString("n");

    internal DotNetObjectReference<ComposerCallback> Callback { get; }

    /// <summary>While suggestions show, arrows, Enter, Tab and Escape are reported instead of done.</summary>
    public ValueTask SetSuggestingAsync(bool on) => _engine.VoidAsync("setSuggesting", Id, on);

    public ValueTask SetEnterSendsAsync(bool on) => _engine.VoidAsync("setEnterSends", Id, on);

    /// <summary>Replaces the whole text without a trace in undo: another draft, or empty after sending.</summary>
    public ValueTask SetTextAsync(string text, bool focus = false) => _engine.VoidAsync("setText", Id, text, focus);

    /// <summary>Replaces a part of the text, undoably.</summary>
    public ValueTask ReplaceAsync(int start, int end, string text) => _engine.VoidAsync("replace", Id, start, end, text);

    public ValueTask InsertAsync(string text) => _engine.VoidAsync("insertAtCaret", Id, text);

    /// <summary>Puts marks around the selection, or takes them away: ** for bold.</summary>
    public ValueTask WrapAsync(string mark) => _engine.VoidAsync("wrap", Id, mark, mark);

    public ValueTask WrapAsync(string before, string after) => _engine.VoidAsync("wrap", Id, before, after);

    /// <summary>Begins each selected line with a prefix, or takes it away: "- ", "&gt; ".</summary>
    public ValueTask PrefixLinesAsync(string prefix) => _engine.VoidAsync("prefixLines", Id, prefix);

    public ValueTask<TextSelection?> SelectionAsync() => _engine.AskAsync<TextSelection?>("selection", Id);

    public ValueTask<CaretPoint?> CaretAsync() => _engine.AskAsync<CaretPoint?>("caret", Id);

    public async ValueTask DisposeAsync()
    {
        await _engine.VoidAsync("detach", Id);
        Callback.Dispose();
    }
}

/// <summary>What the browser calls for a composer.</summary>
public sealed class ComposerCallback(IComposerListener listener)
{
    [JSInvokable]
    public Task Submitted(string text) => listener.SubmittedAsync(text);

    [JSInvokable]
    public Task TokenChanged(ComposerToken? token) => listener.TokenChangedAsync(token);

    [JSInvokable]
    public Task SuggestionKey(string key) => listener.SuggestionKeyAsync(key);

    [JSInvokable]
    public Task EditLastRequested() => listener.EditLastRequestedAsync();

    [JSInvokable]
    public Task Escaped() => listener.EscapedAsync();

    [JSInvokable]
    public Task FilesGiven(UploadSource[] files) => listener.FilesGivenAsync(files);
}
