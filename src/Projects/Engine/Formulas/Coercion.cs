using System.Globalization;

namespace Tertulia.Projects.Formulas;

/// <summary>Values of one kind where another is asked for. Null where they do not fit; errors never get here.</summary>
internal static class Coercion
{
    /// <summary>Booleans are 1 and 0, blanks 0; a text counts when it reads like a number of a formula, with or without a sign.</summary>
    internal static decimal? ToNumber(FormulaValue value) => value.Kind switch
    {
        FormulaKind.Number => value.AsNumber,
        FormulaKind.Boolean => value.AsBoolean ? 1 : 0,
        FormulaKind.Blank => 0,
        FormulaKind.Text => decimal.TryParse(
            value.AsText,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite,
            CultureInfo.InvariantCulture,
            out var number) ? number : null,
        _ => null,
    };

    /// <summary>A number is true unless it is 0; a text never is either.</summary>
    internal static bool? ToBoolean(FormulaValue value) => value.Kind switch
    {
        FormulaKind.Boolean => value.AsBoolean,
        FormulaKind.Number => value.AsNumber != 0,
        FormulaKind.Blank => false,
        _ => null,
    };

    /// <summary>A text counts when it is written yyyy-MM-dd.</summary>
    internal static DateOnly? ToDate(FormulaValue value) => value.Kind switch
    {
        FormulaKind.Date => value.AsDate,
        FormulaKind.Text => DateOnly.TryParseExact(value.AsText, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null,
        _ => null,
    };

    /// <summary>The whole part, within ± a thousand million, which is beyond whatever is counted here.</summary>
    internal static int ToWhole(decimal number) => (int)Math.Clamp(decimal.Truncate(number), -1_000_000_000, 1_000_000_000);
}
