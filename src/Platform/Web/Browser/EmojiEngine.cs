using Microsoft.JSInterop;

namespace Tertulia.Platform.Web.Browser;

/// <summary>An emoji in the reader's language.</summary>
/// <param name="Group">0 smileys, 1 people, 3 nature, 4 food, 5 travel, 6 activities, 7 objects, 8 symbols, 9 flags.</param>
/// <param name="Shortcode">Without colons: tada.</param>
/// <param name="Tones">Takes a skin tone.</param>
public sealed record EmojiItem(string Emoji, string Name, int Group, string Shortcode, bool Tones);

/// <summary>emoji.ts: the table of the page's language, fetched when first asked for.</summary>
public sealed class EmojiEngine(IJSRuntime js) : BrowserModule(js, "emoji")
{
    private IReadOnlyList<EmojiItem>? _all;

    /// <summary>All in the usual order.</summary>
    public async ValueTask<IReadOnlyList<EmojiItem>> AllAsync() => _all ??= await CallAsync<EmojiItem[]>("all");

    /// <summary>Best matches for a word or the beginning of a shortcode.</summary>
    public async ValueTask<IReadOnlyList<EmojiItem>> SearchAsync(string text, int limit = 8) => await CallAsync<EmojiItem[]>("search", text, limit);

    /// <summary>The emoji of a shortcode, or null.</summary>
    public ValueTask<string?> ByShortcodeAsync(string shortcode) => CallAsync<string?>("byShortcode", shortcode);

    /// <summary>Name and shortcode of an emoji, whatever its skin tone; null when it is none.</summary>
    public ValueTask<EmojiItem?> DescribeAsync(string emoji) => CallAsync<EmojiItem?>("describe", emoji);

    /// <summary>The emoji in a skin tone from 1 (light) to 5 (dark); 0 leaves it yellow.</summary>
    public static string WithTone(EmojiItem item, int tone)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (tone is < 1 or > 5 || !item.Tones)
            return item.Emoji;
        var runes = item.Emoji.EnumerateRunes().ToList();
        if (runes.Count > 1 && runes[1].Value == 0xFE0F)
            runes.RemoveAt(1);
        runes.Insert(1, new System.Text.Rune(0x1F3FA + tone));
        return string.Concat(runes);
    }
}
