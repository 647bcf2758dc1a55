namespace Tertulia.Platform.Web.Kit;

/// <summary>What a menu's own trigger needs: whether it is open, and how to open or close it.</summary>
public sealed record MenuTrigger(bool Open, Func<Task> Toggle)
{
    /// <summary>For aria-expanded.</summary>
    public string Expanded => Open ? "true" : "false";
}
