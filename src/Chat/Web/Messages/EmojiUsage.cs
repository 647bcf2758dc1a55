using Tertulia.Platform.Web.Client;

namespace Tertulia.Chat.Web.Messages;

/// <summary>Which emoji this person takes most, and their skin tone; kept in the browser.</summary>
public sealed class EmojiUsage(IKeyValueStorage storage, string scope)
{
    private const int MostKept = 36;
    private static readonly string[] Usual = ["👍", "❤️", "🎉", "😂", "👀", "🙏", "✅", "🙌"];
    private readonly string _key = $"{scope}chat/emoji";
    private readonly List<(string Emoji, int Times)> _taken = [];
    private bool _loaded;

    /// <summary>None, or 1 (light) to 5 (dark).</summary>
    public int Tone { get; private set; }

    /// <summary>Most taken first, filled up with the usual ones.</summary>
    public IReadOnlyList<string> Frequent(int count) => [.. Recent.Concat(Usual).Distinct().Take(count)];

    /// <summary>Only those taken before.</summary>
    public IEnumerable<string> Recent => _taken.Select(t => t.Emoji);

    public async Task LoadAsync()
    {
        if (_loaded)
            return;
        _loaded = true;
        var lines = (await storage.GetAsync(_key))?.Split('\n') ?? [];
        if (lines.Length > 0 && int.TryParse(lines[0], out var tone))
            Tone = Math.Clamp(tone, 0, 5);
        foreach (var line in lines.Skip(1).Take(MostKept))
        {
            if (line.Split(' ') is [var emoji, var times] && int.TryParse(times, out var count))
                _taken.Add((emoji, count));
        }
    }

    /// <summary>Counts it; what was not taken lately sinks as others rise.</summary>
    public Task TakeAsync(string emoji)
    {
        var index = _taken.FindIndex(t => t.Emoji == emoji);
        var times = index < 0 ? 1 : Math.Min(_taken[index].Times + 1, 50);
        if (index >= 0)
            _taken.RemoveAt(index);
        else if (_taken.Count >= MostKept)
            _taken.RemoveAt(_taken.Count - 1);
        var place = _taken.FindIndex(t => t.Times <= times);
        _taken.Insert(place < 0 ? _taken.Count : place, (emoji, times));
        return SaveAsync();
    }

    public Task SetToneAsync(int tone)
    {
        Tone = Math.Clamp(tone, 0, 5);
        return SaveAsync();
    }

    private Task SaveAsync() => storage.SetAsync(_key, string.Join('\n', _taken.Select(t => $"{t.Emoji} {t.Times}").Prepend($"{Tone}")));
}
