namespace Tertulia.Platform.Web.Identity;

/// <summary>Opens the dialog that sets one's status, from wherever it was asked for.</summary>
public sealed class StatusDialogs
{
    internal event Action? Asked;

    public void Show() => Asked?.Invoke();
}
