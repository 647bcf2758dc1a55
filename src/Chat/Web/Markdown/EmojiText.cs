using System.Globalization;
using System.Text;

namespace Tertulia.Chat.Web.Markdown;

/// <summary>What counts as emoji.</summary>
internal static class EmojiText
{
    /// <summary>From one to so many emoji and nothing else are drawn large.</summary>
    internal const int MostLarge = 9;

    internal static bool IsEmojiOnly(string text)
    {
        if (text.Length is 0 or > 200)
            return false;
        var count = 0;
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
        {
            var element = elements.GetTextElement();
            if (string.IsNullOrWhiteSpace(element))
                continue;
            if (!IsEmoji(element) || ++count > MostLarge)
                return false;
        }

        return count > 0;
    }

    /// <summary>One character as people see it that is drawn as a picture.</summary>
    internal static bool IsEmoji(string element)
    {
        var first = true;
        foreach (var rune in element.EnumerateRunes())
        {
            if (rune.Value is 0xFE0F or 0x20E3)
                return true; // asked to be a picture, or a keycap
            if (first && IsPicture(rune))
                return true;
            first = false;
        }

        return false;
    }

    private static bool IsPicture(Rune rune) => rune.Value
        is >= 0x1F1E6 and <= 0x1FAFF
        or >= 0x2600 and <= 0x27BF
        or >= 0x2B05 and <= 0x2B55
        or >= 0x23E9 and <= 0x23FA
        or 0x231A or 0x231B or 0x1F004 or 0x1F0CF or 0x3030 or 0x303D or 0x3297 or 0x3299;
}
