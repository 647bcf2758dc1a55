namespace Tertulia.Platform.Web.Shell;

/// <summary>The sheet that lists every shortcut in force.</summary>
public sealed class HelpSheet
{
    internal bool Open { get; private set; }

    internal event Action? Changed;

    public Task ShowAsync()
    {
        Set(true);
        return Task.CompletedTask;
    }

    internal void Set(bool open)
    {
        Open = open;
        Changed?.Invoke();
    }
}
