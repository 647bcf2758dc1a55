using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Tertulia.Platform.Web.Browser;

/// <summary>highlight.ts: colours code blocks. Ask only where one shows, as the engine is fetched then.</summary>
public sealed class CodeHighlighter(IJSRuntime js) : BrowserModule(js, "highlight")
{
    /// <summary>Colours the blocks inside that name their language and are not coloured yet.</summary>
    public ValueTask HighlightAsync(ElementReference root) => CallAsync("highlightIn", root);
}
