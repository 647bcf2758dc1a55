namespace Tertulia.Platform.Web.Shell;

/// <summary>Something the palette can go to or do.</summary>
/// <param name="Id">Stable, so that what was chosen lately can be shown first: "chat:channel:…".</param>
/// <param name="Url">Where it leads; null when <paramref name="Run"/> does something instead.</param>
public sealed record PaletteItem(string Id, string Title, string? Subtitle = null, string Icon = "arrow-right", string? Url = null, Func<Task>? Run = null, string? Keys = null)
{
    /// <summary>A face instead of the icon.</summary>
    public AvatarFace? Face { get; init; }
}

/// <summary>The face of a person in the palette.</summary>
public sealed record AvatarFace(string Name, string? Src, string? Seed);

/// <summary>Answers what people type into the palette: people, channels, messages, commands.</summary>
public interface IPaletteSource
{
    /// <summary>Heading over the results, in the reader's language.</summary>
    string Group { get; }

    /// <summary>Place among the groups.</summary>
    int Order { get; }

    /// <summary>The best few matches, best first. An empty text asks for what is useful without typing.</summary>
    ValueTask<IReadOnlyList<PaletteItem>> SearchAsync(string text, CancellationToken ct);
}

/// <summary>Opens the palette and knows its sources; modules add theirs when they start.</summary>
public sealed class Palette(IEnumerable<IPaletteSource> sources)
{
    private readonly List<IPaletteSource> _sources = [.. sources];

    public bool Open { get; private set; }

    /// <summary>What the field starts with.</summary>
    internal string InitialText { get; private set; } = "";

    internal event Action? Changed;

    internal IEnumerable<IPaletteSource> Sources => _sources.OrderBy(s => s.Order);

    public void Add(IPaletteSource source) => _sources.Add(source);

    public Task OpenAsync(string text = "")
    {
        InitialText = text;
        Open = true;
        Changed?.Invoke();
        return Task.CompletedTask;
    }

    public void Close()
    {
        Open = false;
        Changed?.Invoke();
    }
}
