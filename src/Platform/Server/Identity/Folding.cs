using System.Globalization;
using System.Text;

namespace Tertulia.Platform;

/// <summary>Text without accents and capitals, for finding people and for making addresses out of names.</summary>
public static class Folding
{
    /// <param name="text">Well-formed UTF-16.</param>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
                continue;

            // Letters that Unicode does not take apart.
            _ = char.ToLowerInvariant(c) switch
            {
                'ß' => folded.Append("ss"),
                'æ' => folded.Append("ae"),
                'œ' => folded.Append("oe"),
                'ø' => folded.Append('o'),
                'ł' => folded.Append('l'),
                'đ' or 'ð' => folded.Append('d'),
                'þ' => folded.Append("th"),
                'ı' => folded.Append('i'),
                var other => folded.Append(other),
            };
        }

        return folded.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>Lower-case ASCII letters and digits, everything between them as one <paramref name="separator"/>; may be empty.</summary>
    public static string Slug(string text, char separator, int longest)
    {
        var slug = new StringBuilder(text.Length);
        foreach (var c in Fold(text))
        {
            if (char.IsAsciiLetterOrDigit(c))
                slug.Append(c);
            else if (c is not ('\'' or '’') && slug.Length > 0 && slug[^1] != separator)
                slug.Append(separator);
        }

        return slug.ToString(0, Math.Min(slug.Length, longest)).Trim(separator);
    }

    /// <summary>The first of <c>name</c>, <c>name2</c>, <c>name3</c>… that is not taken.</summary>
    public static string Unique(string name, string separator, IReadOnlySet<string> taken)
    {
        var candidate = name;
        for (var i = 2; taken.Contains(candidate); i++)
            candidate = string.Create(CultureInfo.InvariantCulture, $"{name}{separator}{i}");
        return candidate;
    }
}
