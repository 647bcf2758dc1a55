namespace Tertulia.Platform.Web.Kit;

/// <summary>A short note at the foot of the page, with one action such as Undo.</summary>
public sealed record Toast(string Text, Tone Tone = Tone.Neutral, string? ActionText = null, Func<Task>? Action = null)
{
    internal Guid Id { get; } = Guid.CreateVersion7();
}

/// <summary>Shows toasts; the shell holds the host that draws them.</summary>
public sealed class Toasts(TimeProvider clock)
{
    private readonly List<Toast> _shown = [];

    internal IReadOnlyList<Toast> Shown => _shown;

    internal event Action? Changed;

    /// <summary>Shows a note for five seconds; ten when it has an action or reports a failure. At most three stay in sight.</summary>
    public void Show(Toast toast)
    {
        ArgumentNullException.ThrowIfNull(toast);
        _shown.Add(toast);
        if (_shown.Count > 3)
            _shown.RemoveAt(0);
        Changed?.Invoke();
        _ = ExpireAsync(toast, TimeSpan.FromSeconds(toast.Action is null && toast.Tone != Tone.Clay ? 5 : 10));
    }

    public void Show(string text) => Show(new Toast(text));

    /// <summary>What was done, and how to take it back.</summary>
    public void ShowUndo(string text, string undoText, Func<Task> undo) => Show(new Toast(text, Tone.Neutral, undoText, undo));

    /// <summary>What failed and what to do about it.</summary>
    public void ShowError(string text) => Show(new Toast(text, Tone.Clay));

    internal void Dismiss(Toast toast)
    {
        if (_shown.Remove(toast))
            Changed?.Invoke();
    }

    private async Task ExpireAsync(Toast toast, TimeSpan after)
    {
        await Task.Delay(after, clock);
        Dismiss(toast);
    }
}
