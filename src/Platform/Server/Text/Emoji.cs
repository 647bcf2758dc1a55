using System.Globalization;
using System.Text;

namespace Tertulia.Platform;

/// <summary>Tells an emoji from other text, so that reactions cannot be used to write.</summary>
/// <remarks>
/// One grapheme cluster (UAX #29), built as UTS #51 says: pictographs, each perhaps with a skin tone and a variation selector, joined by U+200D; or
/// two regional indicators; or a keycap. Which code points are pictographs is told by their blocks, where .NET knows no such property.
/// </remarks>
public static class Emoji
{
    public const int MostCharacters = 32;

    private const int Joiner = 0x200D;
    private const int EmojiStyle = 0xFE0F;
    private const int Keycap = 0x20E3;

    public static bool IsEmoji(string text)
    {
        if (text.Length is 0 or > MostCharacters || !TypedText.IsWellFormed(text) || StringInfo.GetNextTextElementLength(text) != text.Length)
            return false;

        var runes = text.EnumerateRunes().Select(r => r.Value).ToArray();
        return IsFlag(runes) || IsKeycap(runes) || IsPictographs(runes);
    }

    private static bool IsFlag(int[] runes) => runes.Length == 2 && runes.All(r => r is >= 0x1F1E6 and <= 0x1F1FF);

    private static bool IsKeycap(int[] runes) =>
        runes.Length is 2 or 3 && runes[0] is (>= '0' and <= '9') or '#' or '*' && runes[^1] == Keycap && (runes.Length == 2 || runes[1] == EmojiStyle);

    private static bool IsPictographs(int[] runes)
    {
        var expected = true;
        foreach (var rune in runes)
        {
            if (expected)
            {
                if (!IsPictograph(rune))
                    return false;

                expected = false;
            }
            else if (rune == Joiner)
            {
                expected = true;
            }
            else if (rune is not (EmojiStyle or (>= 0x1F3FB and <= 0x1F3FF) or (>= 0xE0020 and <= 0xE007F)))
            {
                return false;
            }
        }

        return !expected;
    }

    private static bool IsPictograph(int rune) => rune
        is (>= 0x1F300 and <= 0x1F64F) or (>= 0x1F680 and <= 0x1F6FF) or (>= 0x1F7E0 and <= 0x1F7FF) or (>= 0x1F900 and <= 0x1FAFF)
        or 0x1F004 or 0x1F0CF or (>= 0x1F170 and <= 0x1F19A) or (>= 0x1F201 and <= 0x1F251)
        or (>= 0x2600 and <= 0x27BF) or (>= 0x2B05 and <= 0x2B07) or 0x2B1B or 0x2B1C or 0x2B50 or 0x2B55
        or (>= 0x231A and <= 0x231B) or 0x2328 or 0x23CF or (>= 0x23E9 and <= 0x23FA) or (>= 0x25AA and <= 0x25FE) or 0x24C2
        or (>= 0x2194 and <= 0x21AA) or 0x203C or 0x2049 or 0x2122 or 0x2139 or 0x00A9 or 0x00AE or 0x2934 or 0x2935 or 0x3030 or 0x303D or 0x3297 or 0x3299;
}
