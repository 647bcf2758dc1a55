namespace Tertulia.Projects.Collation;

/// <summary>
/// The order of texts for people: case and accents do not count, numbers go by value (<c>Phase 2</c> before <c>Phase 10</c>), and in Spanish ñ follows n. Texts become
/// keys that compare ordinally, which is quick, total and the same everywhere.
/// </summary>
public sealed class TextOrder
{
    private readonly bool _letterN;

    private TextOrder(bool letterN) => _letterN = letterN;

    public static TextOrder English { get; } = new(letterN: false);

    public static TextOrder Spanish { get; } = new(letterN: true);

    /// <param name="language">A language tag such as <c>es-MX</c>.</param>
    public static TextOrder For(string language) => language.StartsWith("es", StringComparison.OrdinalIgnoreCase) ? Spanish : English;

    /// <summary>Two texts stand in the order of their keys, compared ordinally.</summary>
    public string Key(string text)
    {
        // A lone digit grows the most: to three characters.
        Span<char> key = text.Length <= 128 ? stackalloc char[384] : new char[text.Length * 3];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsAsciiDigit(c))
            {
                i = AppendNumber(key, ref length, text, i) - 1;
                continue;
            }

            if (_letterN && (c is 'ñ' or 'Ñ' || (c is 'n' or 'N' && i + 1 < text.Length && text[i + 1] == '\u0303')))
            {
                key[length++] = 'n';
                key[length++] = '\uFFFF';
                continue;
            }

            var folded = FoldedText.Fold(c);
            if (folded != '\0')
                key[length++] = folded;
        }

        return key[..length].ToString();
    }

    /// <summary>A number is written with its count of digits before it, so that longer ones are greater. Returns the place after it.</summary>
    private static int AppendNumber(Span<char> key, ref int length, string text, int start)
    {
        var end = start;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        var first = start;
        while (first < end - 1 && text[first] == '0')
            first++;
        key[length++] = '0';
        key[length++] = (char)Math.Min(end - first, char.MaxValue);
        text.AsSpan(first, end - first).CopyTo(key[length..]);
        length += end - first;
        return end;
    }
}
