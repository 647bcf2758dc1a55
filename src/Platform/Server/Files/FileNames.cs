using System.Globalization;
using System.Text;

namespace Tertulia.Platform;

/// <summary>Makes a name that a client sent fit to be shown and saved anywhere.</summary>
internal static class FileNames
{
    private const int MostBytes = 255;

    /// <summary>An extension longer than this is part of the name.</summary>
    private const int MostExtension = 16;

    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "CON", "PRN", "AUX", "NUL",
        "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9",
        "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9",
    };

    public static string Clean(string? name)
    {
        var kept = new StringBuilder();
        foreach (var rune in (name ?? "").EnumerateRunes())
        {
            if (rune.Value is '/' or '\\')
                kept.Clear();
            else if (rune.Value is '<' or '>' or ':' or '"' or '|' or '?' or '*')
                kept.Append('_');
            else if (IsShown(rune))
                kept.Append(rune.ToString());
        }

        var clean = Trim(kept.ToString().Normalize(NormalizationForm.FormC));
        if (Reserved.Contains(clean.Split('.')[0].TrimEnd()))
            clean = "_" + clean;
        return clean.Length == 0 ? "file" : Shorten(clean);
    }

    /// <summary>Control and format characters go, with them those that turn the direction of text and so hide an extension.</summary>
    private static bool IsShown(Rune rune) => rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate);

    private static string Trim(string name) => name.Trim().TrimEnd('.', ' ');

    private static string Shorten(string name)
    {
        if (Encoding.UTF8.GetByteCount(name) <= MostBytes)
            return name;

        var extension = Path.GetExtension(name);
        if (extension.Length > MostExtension)
            extension = "";

        var stem = new StringBuilder();
        var bytes = Encoding.UTF8.GetByteCount(extension);
        foreach (var rune in name[..^extension.Length].EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > MostBytes)
                break;
            stem.Append(rune.ToString());
        }

        return Trim(stem.ToString()) + extension;
    }
}
