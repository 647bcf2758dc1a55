using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Components;

namespace Tertulia.Platform.Web.Shell;

/// <summary>Where the shell lets others add to it.</summary>
public enum ShellPlace
{
    /// <summary>Menu items under the avatar: presence, status, profile, sign out.</summary>
    UserMenu,

    /// <summary>Menu items under the workspace's name: people, invitations, preferences.</summary>
    WorkspaceMenu,

    /// <summary>Banners above everything.</summary>
    Banner,

    /// <summary>Dialogs and other things without a place of their own, drawn once.</summary>
    Overlay,

    /// <summary>Cards on the workspace's home.</summary>
    Home,
}

/// <summary>A component drawn at a place of the shell.</summary>
public sealed record ShellPart(
    ShellPlace Place,
    [property: DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)]
    [param: DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)]
    Type Component,
    int Order = 0)
{
    public static ShellPart Of<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] TComponent>(ShellPlace place, int order = 0)
        where TComponent : IComponent => new(place, typeof(TComponent), order);
}

/// <summary>What others added to the shell: registered as services at start, or added when a module is loaded.</summary>
public sealed class ShellParts(IEnumerable<ShellPart> parts)
{
    private readonly List<ShellPart> _parts = [.. parts];

    public event Action? Changed;

    public IEnumerable<ShellPart> At(ShellPlace place) => _parts.Where(p => p.Place == place).OrderBy(p => p.Order);

    public void Add(ShellPart part)
    {
        _parts.Add(part);
        Changed?.Invoke();
    }
}
