using System.Text;

namespace Tertulia.Projects.Collation;

/// <summary>
/// Text without case and accents, for finding. Every character folds to one character or to none, by tables and not by the machine's locale data: server and browser
/// must agree on every comparison, and their ICU versions differ.
/// </summary>
public static class FoldedText
{
    private const int TableEnd = 0x2000;
    private static readonly char[] Table = BuildTable();

    /// <summary>The folded character; <c>\0</c> for a combining mark, which folds to nothing.</summary>
    public static char Fold(char c) => c < TableEnd ? Table[c] : char.ToLowerInvariant(c);

    public static string Of(string text)
    {
        Span<char> room = text.Length <= 256 ? stackalloc char[256] : new char[text.Length];
        return room[..Into(text, room)].ToString();
    }

    /// <summary>Whether the text holds what <see cref="Of"/> made of a needle. Allocates nothing for usual titles.</summary>
    public static bool Contains(string text, string folded)
    {
        if (folded.Length == 0)
            return true;
        Span<char> room = text.Length <= 512 ? stackalloc char[512] : new char[text.Length];
        return room[..Into(text, room)].IndexOf(folded) >= 0;
    }

    /// <summary>Whether the text folds to what <see cref="Of"/> made of another.</summary>
    public static bool Same(string text, string folded)
    {
        var at = 0;
        foreach (var c in text)
        {
            var f = Fold(c);
            if (f == '\0')
                continue;
            if (at == folded.Length || folded[at++] != f)
                return false;
        }

        return at == folded.Length;
    }

    private static int Into(ReadOnlySpan<char> text, Span<char> room)
    {
        var length = 0;
        foreach (var c in text)
        {
            var f = Fold(c);
            if (f != '\0')
                room[length++] = f;
        }

        return length;
    }

    private static char[] BuildTable()
    {
        var table = new char[TableEnd];
        for (var c = 1; c < TableEnd; c++)
            table[c] = IsMark(c) ? '\0' : char.ToLowerInvariant(Base((char)c));
        table[0] = '\uFFFD';
        return table;
    }

    private static bool IsMark(int c) => c is >= 0x300 and <= 0x36F;

    // Only the scripts with letters that are a base and accents; asking for all would cost the browser its first paint.
    private static char Base(char c) =>
        c is (>= '\u00C0' and <= '\u024F') or (>= '\u0370' and <= '\u045F') or (>= '\u1E00' and <= '\u1FFF')
            ? c.ToString().Normalize(NormalizationForm.FormD)[0]
            : c;
}
