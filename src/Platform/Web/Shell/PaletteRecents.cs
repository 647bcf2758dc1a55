using Tertulia.Platform.Web.Browser;

namespace Tertulia.Platform.Web.Shell;

/// <summary>What was chosen in the palette lately, in this browser and workspace.</summary>
public sealed class PaletteRecents(BrowserStorage storage, ShellSession session)
{
    private const int Kept = 8;
    private const int Shown = 5;
    private List<string> _ids = [];

    private string Key => $"palette/{session.User?.Id}/{session.Workspace?.Slug}";

    internal async Task LoadAsync() => _ids = await storage.GetAsync<List<string>>(Key) ?? [];

    /// <summary>Those of the items that were chosen lately, the last one first.</summary>
    internal IReadOnlyList<PaletteItem> Of(IEnumerable<PaletteItem> items)
    {
        var known = items.DistinctBy(i => i.Id).ToDictionary(i => i.Id);
        return [.. _ids.Where(known.ContainsKey).Select(id => known[id]).Take(Shown)];
    }

    internal async Task AddAsync(string id)
    {
        _ids.Remove(id);
        _ids.Insert(0, id);
        if (_ids.Count > Kept)
            _ids.RemoveRange(Kept, _ids.Count - Kept);
        await storage.PutAsync(Key, _ids);
    }
}
