using System.Globalization;
using System.Text;

namespace Tertulia.Platform.Web.Client;

/// <summary>Lower case without accents, so that "jose" finds "José".</summary>
public static class TextFolding
{
    private static readonly char[] Separators = [' ', '-', '.', '_', '\t', '\'', '’', ',', '(', ')', '/'];

    public static string Fold(string text)
    {
        if (Ascii.IsValid(text))
            return text.ToLowerInvariant();

        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                folded.Append(char.ToLowerInvariant(c));
        }

        return folded.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>The folded words of a text.</summary>
    public static string[] Words(string text) => Fold(text).Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
