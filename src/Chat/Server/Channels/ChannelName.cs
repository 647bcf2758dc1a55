using System.Globalization;
using System.Text;
using Tertulia.Platform;

namespace Tertulia.Chat;

/// <summary>A channel's name: 1 to 80 letters, digits, <c>-</c> and <c>_</c> of any script, lower case.</summary>
internal sealed record ChannelName
{
    public const int MostCharacters = 80;

    private ChannelName(string value) => Value = value;

    public string Value { get; }

    public string Folded => Folding.Fold(Value);

    /// <summary>Reads what somebody typed: capitals become small, a leading <c>#</c> falls away, spaces become hyphens. Null when it is no name.</summary>
    public static ChannelName? TryRead(string typed)
    {
        if (typed.Length > 4 * MostCharacters || !TypedText.IsWellFormed(typed))
            return null;

        var name = typed.Trim().TrimStart('#').Normalize(NormalizationForm.FormC).ToLowerInvariant().Replace(' ', '-');
        return name.Length is > 0 and <= MostCharacters && name.EnumerateRunes().All(IsAllowed) && name.EnumerateRunes().Any(Rune.IsLetterOrDigit)
            ? new(name)
            : null;
    }

    /// <summary>Marks are letters' parts in scripts such as Devanagari and Thai.</summary>
    private static bool IsAllowed(Rune rune) =>
        Rune.IsLetterOrDigit(rune) || rune.Value is '-' or '_'
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
