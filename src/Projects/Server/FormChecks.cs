using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Tertulia.Platform;

namespace Tertulia.Projects;

/// <summary>Checks what somebody typed, field by field, and collects the codes of what is wrong.</summary>
internal sealed class FormChecks
{
    private readonly Dictionary<string, string[]> errors = new(StringComparer.Ordinal);

    /// <summary>The answer when anything was wrong.</summary>
    public ProblemHttpResult? Problem => errors.Count == 0 ? null : Problems.Invalid(errors);

    /// <summary>One line that says something.</summary>
    public string Line(string field, string typed, int most)
    {
        var line = Clean(field, typed, most);
        if (line.Length == 0)
            errors.TryAdd(field, ["required"]);
        return line;
    }

    /// <summary>As <see cref="Line"/>; null stays null.</summary>
    public string? LineOrNull(string field, string? typed, int most) => typed is null ? null : Line(field, typed, most);

    /// <summary>Several lines, perhaps none.</summary>
    public string? Text(string field, string? typed, int most)
    {
        if (typed is null)
            return null;

        // Long before it is cleaned: nobody shall buy a second of work with a megabyte.
        var text = typed.Length > 2 * most ? typed : TypedText.Lines(typed);
        if (text.Length > most)
            errors.TryAdd(field, ["too_long"]);
        return text;
    }

    public string? Color(string field, string? color)
    {
        if (color is not null && !ProjectColors.All.Contains(color))
            errors.TryAdd(field, ["unknown"]);
        return color;
    }

    /// <summary>An IANA name such as <c>Europe/Madrid</c>.</summary>
    public string? TimeZone(string field, string? zone)
    {
        if (zone is not null && (zone.Length > 64 || !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) || !found.HasIanaId))
            errors.TryAdd(field, ["unknown_time_zone"]);
        return zone;
    }

    public void Require(bool holds, string field, string error)
    {
        if (!holds)
            errors.TryAdd(field, [error]);
    }

    private string Clean(string field, string typed, int most)
    {
        if (typed.Length > 4 * most)
        {
            errors.TryAdd(field, ["too_long"]);
            return "x";
        }

        if (!TypedText.IsWellFormed(typed))
        {
            errors.TryAdd(field, ["invalid_characters"]);
            return "x";
        }

        var line = TypedText.Line(typed)?.Normalize(NormalizationForm.FormC) ?? "";
        if (line.Length > most)
            errors.TryAdd(field, ["too_long"]);
        return line;
    }
}
