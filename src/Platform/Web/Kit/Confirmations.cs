namespace Tertulia.Platform.Web.Kit;

/// <summary>What a confirmation asks. The action's verb is the button's text: "Delete channel", never "OK".</summary>
public sealed record Confirmation(string Title, string Action, string? Text = null, bool Danger = true);

/// <summary>Asks before what cannot be undone.</summary>
public sealed class Confirmations
{
    internal Confirmation? Current { get; private set; }

    internal event Action? Changed;

    private TaskCompletionSource<bool>? _answer;

    /// <summary>Shows the question; true when the person chose the action. A second question answers the first with no.</summary>
    public Task<bool> AskAsync(Confirmation confirmation)
    {
        Answer(false);
        _answer = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        Current = confirmation;
        Changed?.Invoke();
        return _answer.Task;
    }

    internal void Answer(bool yes)
    {
        var answer = _answer;
        _answer = null;
        Current = null;
        Changed?.Invoke();
        answer?.TrySetResult(yes);
    }
}
