namespace Tertulia.Platform.Web.Shell;

/// <summary>Ids of the sections pages fill, through ListPane, PageHeader and SidePane.</summary>
internal static class ShellSlots
{
    internal static readonly object ListPane = new();
    internal static readonly object Header = new();
    internal static readonly object SidePane = new();
}
