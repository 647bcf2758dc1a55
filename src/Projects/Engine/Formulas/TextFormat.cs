using System.Globalization;
using System.Text;

namespace Tertulia.Projects.Formulas;

/// <summary>
/// The formats of TEXT, as in spreadsheets but without names of months and days, which would need a language. Numbers: 0 # , . % and signs of currency
/// around them (<c>#,##0.00</c>, <c>0%</c>, <c>0.0 €</c>). Dates: d dd m mm yy yyyy, or a for y as in Spanish, and what is no letter between them
/// (<c>dd/mm/yyyy</c>, <c>aaaa-mm</c>).
/// </summary>
internal static class TextFormat
{
    private const int MaxLength = 40;

    /// <summary>Null for a format that is none.</summary>
    internal static string? Write(decimal number, string format) =>
        format.Length is 0 or > MaxLength || !format.All(c => c is '0' or '#' or ',' or '.' or '%' or ' ' or '-' or '+' or '(' or ')' or '€' or '$' or '£')
            ? null
            : number.ToString(format, CultureInfo.InvariantCulture);

    /// <summary>Null for a format that is none.</summary>
    internal static string? Write(DateOnly date, string format)
    {
        if (format.Length is 0 or > MaxLength)
            return null;
        var text = new StringBuilder();
        for (var i = 0; i < format.Length;)
        {
            var end = i + 1;
            while (end < format.Length && char.IsLetter(format[i]) && format[end] == format[i])
                end++;
            var part = format[i..end].ToLowerInvariant() switch
            {
                "d" => date.Day.ToString(CultureInfo.InvariantCulture),
                "dd" => date.Day.ToString("00", CultureInfo.InvariantCulture),
                "m" => date.Month.ToString(CultureInfo.InvariantCulture),
                "mm" => date.Month.ToString("00", CultureInfo.InvariantCulture),
                "yy" or "aa" => (date.Year % 100).ToString("00", CultureInfo.InvariantCulture),
                "yyyy" or "aaaa" => date.Year.ToString("0000", CultureInfo.InvariantCulture),
                var other => char.IsLetter(other[0]) ? null : other,
            };
            if (part is null)
                return null;
            text.Append(part);
            i = end;
        }

        return text.ToString();
    }
}
