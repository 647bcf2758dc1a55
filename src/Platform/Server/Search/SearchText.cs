using System.Globalization;
using System.Text;

namespace Tertulia.Platform;

/// <summary>A word of a text, folded, and where it stands there in UTF-16.</summary>
internal readonly record struct SearchToken(string Word, int Start, int Length);

/// <summary>
/// Takes text apart into words without accents, capitals and other letter forms. Both databases index these words and queries go the same way, so
/// they find the same; highlights come from it too, since it knows where each word stands. Scripts written without spaces give a word a character,
/// which queries then look for as phrases.
/// </summary>
internal static class SearchText
{
    /// <summary>Longer words are cut: nobody types them, and PostgreSQL refuses words above 2 KB.</summary>
    private const int MostWord = 64;

    public static IEnumerable<SearchToken> Tokenize(string text)
    {
        var word = new StringBuilder();
        var start = -1;
        for (var i = 0; i < text.Length;)
        {
            if (Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var length) != System.Buffers.OperationStatus.Done || !IsWord(rune))
            {
                if (word.Length > 0)
                    yield return Take(word, start, i);
                start = -1;
            }
            else if (StandsAlone(rune))
            {
                if (word.Length > 0)
                    yield return Take(word, start, i);
                start = -1;
                Fold(rune, word);
                if (word.Length > 0)
                    yield return Take(word, i, i + length);
            }
            else
            {
                if (start < 0)
                    start = i;
                if (word.Length < MostWord)
                    Fold(rune, word);
            }

            i += length;
        }

        if (word.Length > 0)
            yield return Take(word, start, text.Length);
    }

    /// <summary>The words with spaces between them.</summary>
    public static string Fold(string text) => string.Join(' ', Tokenize(text).Select(t => t.Word));

    /// <summary>What both databases store: no NUL, no half of a surrogate pair.</summary>
    public static string Clean(string text, int most)
    {
        if (text.Length > most)
            text = text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
        if (!text.Contains('\0', StringComparison.Ordinal) && text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0)
            return text;

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            clean.Append(rune.Value == 0 ? " " : rune.ToString());
        return clean.ToString();
    }

    private static SearchToken Take(StringBuilder word, int start, int end)
    {
        var token = new SearchToken(word.ToString(), start, end - start);
        word.Clear();
        return token;
    }

    private static bool IsWord(Rune rune) => rune.IsAscii
        ? char.IsAsciiLetterOrDigit((char)rune.Value)
        : Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>Han, kana, Thai, Lao, Khmer and Myanmar put no spaces between words.</summary>
    private static bool StandsAlone(Rune rune) => rune.Value is
        (>= 0x3040 and <= 0x30FF) or (>= 0x31F0 and <= 0x31FF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF)
        or (>= 0x20000 and <= 0x3FFFF) or (>= 0x0E01 and <= 0x0EFF) or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x17FF);

    private static void Fold(Rune rune, StringBuilder word)
    {
        if (rune.IsAscii)
        {
            word.Append(char.ToLowerInvariant((char)rune.Value));
            return;
        }

        foreach (var part in rune.ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (!Rune.IsLetterOrDigit(part) && Rune.GetUnicodeCategory(part) != UnicodeCategory.SpacingCombiningMark)
                continue;

            // Letters that Unicode does not take apart.
            var lower = Rune.ToLowerInvariant(part);
            word.Append(lower.Value switch
            {
                'ß' => "ss",
                'æ' => "ae",
                'œ' => "oe",
                'ø' => "o",
                'ł' => "l",
                'đ' or 'ð' => "d",
                'þ' => "th",
                'ı' => "i",
                'ς' => "σ",
                _ => lower.ToString(),
            });
        }
    }
}
