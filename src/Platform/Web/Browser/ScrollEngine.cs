using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Tertulia.Platform.Web.Browser;

/// <summary>What a long list reports while it is scrolled.</summary>
public interface IScrollListener
{
    /// <summary>The reader is near the first row: load what comes before.</summary>
    Task NearStartAsync();

    /// <summary>The reader is near the last row: load what comes after.</summary>
    Task NearEndAsync();

    /// <summary>The reader arrived at the end of the list, or left it.</summary>
    Task AtEndChangedAsync(bool atEnd);

    /// <summary>The first and last row in sight, after scrolling has paused.</summary>
    Task RangeChangedAsync(string firstKey, string lastKey);
}

/// <summary>Where the reader of a list is: a row and its distance from the top, or the end.</summary>
public sealed record ScrollPosition(bool AtEnd, string? Key, double Top);

/// <summary>How a list behaves.</summary>
/// <param name="NearDistance">Pixels before an end at which it is reported.</param>
/// <param name="StickToEnd">Starts at the end and stays there when rows are added, as conversations do.</param>
public sealed record ScrollOptions(int NearDistance = 900, bool StickToEnd = true);

/// <summary>
/// scroll.ts: lists that grow at both ends without moving under the reader's eyes. Rows carry <c>data-key</c>; whatever
/// is added, removed or resized, the row the reader looks at stays where it is.
/// </summary>
public sealed class ScrollEngine(IJSRuntime js) : BrowserModule(js, "scroll")
{
    /// <summary>Takes care of a scrolling element until the handle is disposed.</summary>
    public async Task<ScrollList> AttachAsync(ElementReference element, IScrollListener listener, ScrollOptions? options = null)
    {
        var list = new ScrollList(this, listener);
        await CallAsync("attach", list.Id, element, options ?? new ScrollOptions(), list.Callback);
        return list;
    }

    internal ValueTask VoidAsync(string function, params object?[] arguments) => CallAsync(function, arguments);

    internal ValueTask<T> AskAsync<T>(string function, params object?[] arguments) => CallAsync<T>(function, arguments);
}

/// <summary>A list under the care of <see cref="ScrollEngine"/>.</summary>
public sealed class ScrollList : IAsyncDisposable
{
    private readonly ScrollEngine _engine;

    internal ScrollList(ScrollEngine engine, IScrollListener listener)
    {
        _engine = engine;
        Callback = DotNetObjectReference.Create(new ScrollCallback(listener));
    }

    internal string Id { get; } = Guid.CreateVersion7().ToString("n");

    internal DotNetObjectReference<ScrollCallback> Callback { get; }

    /// <summary>Brings a row into sight; false when it is not in the list.</summary>
    /// <param name="key">The row's data-key.</param>
    /// <param name="block">start, center or end.</param>
    /// <param name="flash">Gives it the class "flash" for a moment.</param>
    public ValueTask<bool> ToKeyAsync(string key, string block = "center", bool flash = false) => _engine.AskAsync<bool>("toKey", Id, key, block, flash);

    public ValueTask ToEndAsync(bool smooth = false) => _engine.VoidAsync("toEnd", Id, smooth);

    public ValueTask<ScrollPosition?> PositionAsync() => _engine.AskAsync<ScrollPosition?>("position", Id);

    /// <summary>Goes back to a position; false when its row is not in the list.</summary>
    public ValueTask<bool> RestoreAsync(ScrollPosition position)
    {
        ArgumentNullException.ThrowIfNull(position);
        return _engine.AskAsync<bool>("restore", Id, position.Key, position.Top, position.AtEnd);
    }

    public async ValueTask DisposeAsync()
    {
        await _engine.VoidAsync("detach", Id);
        Callback.Dispose();
    }
}

/// <summary>What the browser calls for a list.</summary>
public sealed class ScrollCallback(IScrollListener listener)
{
    [JSInvokable]
    public Task NearStart() => listener.NearStartAsync();

    [JSInvokable]
    public Task NearEnd() => listener.NearEndAsync();

    [JSInvokable]
    public Task AtEndChanged(bool atEnd) => listener.AtEndChangedAsync(atEnd);

    [JSInvokable]
    public Task RangeChanged(string firstKey, string lastKey) => listener.RangeChangedAsync(firstKey, lastKey);
}
