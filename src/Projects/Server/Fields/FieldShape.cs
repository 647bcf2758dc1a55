using System.Text;
using Tertulia.Platform;
using Tertulia.Projects.Formulas;

namespace Tertulia.Projects;

/// <summary>What a field has besides its name: which of it a type allows and wants.</summary>
internal static class FieldShape
{
    public static void CheckFormat(FormChecks checks, FieldType type, NumberFormatDto? format)
    {
        if (format is null)
            return;

        checks.Require(type is FieldType.Number or FieldType.Currency or FieldType.Formula, "format", "not_allowed");
        checks.Require(format.Decimals is >= 0 and <= 6, "format", "out_of_range");
        checks.Require(format.Currency is null || (format.Currency.Length == 3 && format.Currency.All(char.IsAsciiLetterUpper)), "format", "unknown_currency");
    }

    public static void CheckFormula(FormChecks checks, FieldType type, string? formula)
    {
        checks.Require(formula is null || type == FieldType.Formula, "formula", "not_allowed");
        if (formula is null)
            return;

        checks.Require(formula.Length <= ProjectLimits.Formula && TypedText.IsWellFormed(formula) && !formula.Contains('\0', StringComparison.Ordinal), "formula", "invalid");
        if (checks.Problem is null && Formula.Parse(formula).Error is { } error)
            checks.Require(false, "formula", error.Code);
    }

    /// <summary>Cleaned, new ones with ids; null when something is wrong.</summary>
    public static IReadOnlyList<FieldOptionDto>? Options(FormChecks checks, FieldType type, IReadOnlyList<FieldOptionDto>? typed, IReadOnlyList<FieldOptionDto> known)
    {
        if (typed is null)
            return null;

        checks.Require(typed.Count == 0 || type is FieldType.Choice or FieldType.Choices, "options", "not_allowed");
        checks.Require(typed.Count <= ProjectLimits.Options, "options", "too_many");
        if (checks.Problem is not null)
            return null;

        var options = new List<FieldOptionDto>(typed.Count);
        foreach (var option in typed)
        {
            checks.Require(option.Id == Guid.Empty || known.Any(k => k.Id == option.Id), "options", "unknown");
            var name = checks.Line("options", option.Name, ProjectLimits.ShortName);
            checks.Color("options", option.Color);
            options.Add(new(option.Id == Guid.Empty ? Guid.CreateVersion7() : option.Id, name, option.Color));
        }

        checks.Require(options.DistinctBy(o => o.Id).Count() == options.Count, "options", "repeated");
        checks.Require(options.DistinctBy(o => o.Name.ToLowerInvariant().Normalize(NormalizationForm.FormC)).Count() == options.Count, "options", "name_taken");
        return options;
    }
}
