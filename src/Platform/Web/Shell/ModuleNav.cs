namespace Tertulia.Platform.Web.Shell;

/// <summary>A module's place in the rail and in the phone's bottom bar.</summary>
/// <param name="Key">Short name, also the shortcut scope: chat.</param>
/// <param name="Path">Below the workspace: "chat" stands for /w/{slug}/chat; empty for the workspace's home.</param>
/// <param name="Icon">Sprite name.</param>
/// <param name="TitleKey">Key in PlatformText, since the module itself may not be loaded yet.</param>
/// <param name="Order">Place from the top.</param>
/// <param name="Assemblies">Files to load before its pages can be shown; empty when they ship with the shell.</param>
public sealed record ModuleNav(string Key, string Path, string Icon, string TitleKey, int Order, IReadOnlyList<string> Assemblies);

/// <summary>What waits for the reader in a module: a dot, or how many.</summary>
public sealed record ModuleBadge(bool Dot = false, int Count = 0);

/// <summary>The modules that exist and their badges.</summary>
public sealed class ModuleRegistry(IEnumerable<ModuleNav> modules)
{
    private readonly Dictionary<string, ModuleBadge> _badges = [];

    public IReadOnlyList<ModuleNav> Modules { get; } = [.. modules.OrderBy(m => m.Order)];

    public event Action? Changed;

    public ModuleBadge BadgeOf(string key) => _badges.GetValueOrDefault(key) ?? new ModuleBadge();

    /// <summary>The sum over all modules, for the tab's title and the installed app's icon.</summary>
    public int Unread => _badges.Values.Sum(b => b.Count);

    /// <summary>Something is new in a module, if only a dot's worth.</summary>
    public bool AnyDot => _badges.Values.Any(b => b.Dot);

    public void SetBadge(string key, ModuleBadge badge)
    {
        if (BadgeOf(key) == badge)
            return;
        _badges[key] = badge;
        Changed?.Invoke();
    }

    /// <summary>The module that a path such as /w/norte/chat/c/… belongs to; what belongs to none is part of the workspace's home.</summary>
    public ModuleNav? Of(string path)
    {
        var parts = path.Split(['?', '#'], 2)[0].Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts is not ["w", _, ..])
            return null;
        var name = parts.Length > 2 ? parts[2] : "";
        return Modules.FirstOrDefault(m => m.Path == name) ?? Modules.FirstOrDefault(m => m.Path.Length == 0);
    }
}
