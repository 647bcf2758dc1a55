using Microsoft.AspNetCore.Http.HttpResults;

namespace Tertulia.Platform;

/// <summary>One rule: zxcvbn thinks a guesser needs long. What the person and the workspace are called counts as known to the guesser.</summary>
internal static class PasswordPolicy
{
    public const int Shortest = 10;

    public const int Longest = 128;

    public const int Strong = 3;

    /// <summary>Measuring takes time with the square of the length, and anybody may ask; what is strong up to here is strong.</summary>
    private const int Measured = 64;

    public static PasswordStrengthDto Measure(string password, IEnumerable<string> known)
    {
        if (password.Length > Longest)
            return new(0, Accepted: false);

        var score = Evaluate(password, known).Score;
        return new(score, score >= Strong && password.Length >= Shortest);
    }

    /// <summary>Null when the password will do; else <c>weak_password</c> with the codes of what makes it weak.</summary>
    public static ProblemHttpResult? Check(string field, string password, params IEnumerable<string> known)
    {
        if (password.Length > Longest)
            return Weak(field, ["too_long"]);

        var result = Evaluate(password, known);
        var codes = new List<string>();
        if (password.Length < Shortest)
            codes.Add("too_short");
        if (result.Score < Strong)
        {
            codes.Add("easy_to_guess");
            codes.AddRange(result.MatchSequence.Select(m => CodeOf(m.Pattern)).OfType<string>().Distinct());
        }

        return codes.Count == 0 ? null : Weak(field, [.. codes]);
    }

    private static Zxcvbn.Result Evaluate(string password, IEnumerable<string> known) =>
        Zxcvbn.Zxcvbn.MatchPassword(password[..Math.Min(password.Length, Measured)], Words(known));

    private static string? CodeOf(string pattern) => pattern switch
    {
        "dictionary" => "avoid_common_words",
        "spatial" => "avoid_keyboard_patterns",
        "repeat" => "avoid_repeats",
        "sequence" => "avoid_sequences",
        "date" or "year" or "digits" => "avoid_dates",
        _ => null,
    };

    private static IEnumerable<string> Words(IEnumerable<string> known) => known
        .SelectMany(text => text.Split([' ', '@', '.', '-', '_'], StringSplitOptions.RemoveEmptyEntries).Append(text))
        .Where(word => word.Length is > 1 and <= Longest)
        .Distinct(StringComparer.OrdinalIgnoreCase)
        .Take(50);

    private static ProblemHttpResult Weak(string field, string[] codes) =>
        Problems.Invalid(new Dictionary<string, string[]> { [field] = codes }, ProblemCodes.WeakPassword);
}
