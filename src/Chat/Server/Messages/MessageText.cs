using Microsoft.AspNetCore.Http.HttpResults;
using Tertulia.Platform;

namespace Tertulia.Chat;

/// <summary>What people type into a message. Kept as typed, Markdown and angle brackets and all: who draws it must escape it.</summary>
internal static class MessageText
{
    public const int MostCharacters = 12_000;

    /// <summary>Null when it may be posted.</summary>
    public static ProblemHttpResult? Refuse(string text, bool hasFiles) =>
        text.Length > MostCharacters ? Problems.Invalid(new Dictionary<string, string[]> { ["text"] = ["too_long"] }, ChatProblemCodes.TooLong)
        : string.IsNullOrWhiteSpace(text) && !hasFiles ? Problems.Invalid(new Dictionary<string, string[]> { ["text"] = ["required"] }, ChatProblemCodes.Empty)
        : null;
}
