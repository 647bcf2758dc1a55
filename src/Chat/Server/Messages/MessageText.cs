using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Tertulia.Platform;

namespace Tertulia.Chat;

/// <summary>What people type into a message. Kept as typed, Markdown and angle brackets and all: who draws it must escape it.</summary>
internal static class MessageText
{
    public const int MostCharacters = 12_000;

    /// <summary>Takes out what no keyboard makes: control characters but line feed and tab, and lone halves of surrogate pairs.</summary>
    public static string Clean(string typed)
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

    /// <summary>Null when it may be posted.</summary>
    public static ProblemHttpResult? Refuse(string text, bool hasFiles) =>
        text.Length > MostCharacters ? Problems.Invalid(new Dictionary<string, string[]> { ["text"] = ["too_long"] }, ChatProblemCodes.TooLong)
        : string.IsNullOrWhiteSpace(text) && !hasFiles ? Problems.Invalid(new Dictionary<string, string[]> { ["text"] = ["required"] }, ChatProblemCodes.Empty)
        : null;
}
