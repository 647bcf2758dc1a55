using System.Globalization;
using System.Net.Mail;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Tertulia.Platform;

/// <summary>Checks what somebody typed, field by field, and collects the codes of what is wrong.</summary>
internal sealed class Checks
{
    public static readonly IReadOnlyList<string> Languages = ["en", "es"];

    private readonly Dictionary<string, string[]> errors = new(StringComparer.Ordinal);

    /// <summary>The answer when anything was wrong.</summary>
    public ProblemHttpResult? Problem => errors.Count == 0 ? null : Problems.Invalid(errors);

    /// <summary>One line of text, trimmed and in normal form C.</summary>
    public string Text(string field, string value, int longest)
    {
        var text = Clean(field, value, longest);
        if (text.Length == 0)
            errors.TryAdd(field, ["required"]);
        return text;
    }

    /// <summary>As <see cref="Text"/>, but nothing at all is null.</summary>
    public string? Optional(string field, string? value, int longest) =>
        value is null ? null : Clean(field, value, longest) is { Length: > 0 } text ? text : null;

    public string Email(string field, string value)
    {
        var email = Text(field, value, 254);
        if (email.Length > 0 && !(MailAddress.TryCreate(email, out var parsed) && parsed.Address == email && email.IndexOf(' ', StringComparison.Ordinal) < 0))
            errors.TryAdd(field, ["email"]);
        return email;
    }

    public string Language(string field, string value)
    {
        if (!Languages.Contains(value))
            errors.TryAdd(field, ["unknown_language"]);
        return value;
    }

    /// <summary>An IANA name such as <c>Europe/Madrid</c>.</summary>
    public string TimeZone(string field, string value)
    {
        if (value.Length > 64 || !TimeZoneInfo.TryFindSystemTimeZoneById(value, out var zone) || !zone.HasIanaId)
            errors.TryAdd(field, ["unknown_time_zone"]);
        return value;
    }

    public void Require(bool holds, string field, string error)
    {
        if (!holds)
            errors.TryAdd(field, [error]);
    }

    private string Clean(string field, string value, int longest)
    {
        if (!WellFormed(value))
        {
            errors.TryAdd(field, ["invalid_characters"]);
            return "";
        }

        var text = value.Trim().Normalize(NormalizationForm.FormC);
        if (text.Length > longest)
            errors.TryAdd(field, ["too_long"]);
        return text;
    }

    /// <summary>No control characters, no lone surrogates, and none that turn the direction of the text around them.</summary>
    private static bool WellFormed(string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            if (!Rune.TryGetRuneAt(value, i, out var rune))
                return false;

            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                || rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069))
                return false;

            i += rune.Utf16SequenceLength - 1;
        }

        return true;
    }
}
