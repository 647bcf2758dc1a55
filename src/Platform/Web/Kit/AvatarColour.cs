using System.Globalization;
using System.Text;

namespace Tertulia.Platform.Web.Kit;

/// <summary>Initials and colour of a person without a photo.</summary>
public static class AvatarColour
{
    /// <summary>How many <c>--hue-N</c> tokens there are.</summary>
    public const int Hues = 12;

    /// <summary>FNV-1a of the seed, mixed once more: the same on every device and in every process, unlike <see cref="string.GetHashCode()"/>.</summary>
    public static int HueOf(string seed)
    {
        ArgumentNullException.ThrowIfNull(seed);
        var hash = 2166136261u;
        foreach (var b in Encoding.UTF8.GetBytes(seed))
            hash = (hash ^ b) * 16777619u;
        hash = (hash ^ (hash >> 16)) * 0x85EBCA6B;
        hash = (hash ^ (hash >> 13)) * 0xC2B2AE35;
        return (int)((hash ^ (hash >> 16)) % Hues);
    }

    /// <summary>First letters of the first and the last word: "Ana María Molina" gives "AM", "bot" gives "B".</summary>
    public static string InitialsOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var words = name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length switch
        {
            0 => "?",
            1 => First(words[0]),
            _ => First(words[0]) + First(words[^1]),
        };
    }

    private static string First(string word) => StringInfo.GetNextTextElement(word).ToUpper(CultureInfo.CurrentCulture);
}
