using System.Text;

namespace Tertulia.Platform;

/// <summary>Checks and cleans what people type.</summary>
public static class TypedText
{
    /// <summary>Without lone halves of surrogate pairs, which no database stores and no normalisation takes.</summary>
    public static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;

            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
                return false;

            i++;
        }

        return true;
    }

    /// <summary>One line without control characters, trimmed; null when nothing is left.</summary>
    public static string? Line(string? typed)
    {
        if (typed is null)
            return null;

        var line = string.Concat(typed.Select(c => c is '\n' or '\t' ? ' ' : c).Where(c => !char.IsControl(c))).Trim();
        return line.Length == 0 ? null : line;
    }

    /// <summary>Several lines, kept as typed but for what no keyboard makes: control characters but line feed and tab, and lone halves of surrogate pairs.</summary>
    public static string Lines(string typed)
    {
        var text = typed.ReplaceLineEndings("\n");
        if (!text.Any(c => (char.IsControl(c) && c is not ('\n' or '\t')) || char.IsSurrogate(c)))
            return text;

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Rune.IsControl(rune) || rune.Value is '\n' or '\t')
                clean.Append(rune.ToString());
        }

        return clean.ToString();
    }
}
