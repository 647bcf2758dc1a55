using System.Globalization;
using Tertulia.Projects.Collation;
using Tertulia.Projects.QuickAdd;

namespace Tertulia.Projects.Import;

/// <summary>Cells as people and programs write them.</summary>
internal static class ImportValues
{
    /// <summary>
    /// 2026-05-12, 12/05/2026, 12.5.26, May 12, 2026, 12 de mayo de 2026, each also with a time; and instants such as 2026-05-12T08:00:00Z, which become days in the zone.
    /// </summary>
    public static bool TryDate(string text, bool dayFirst, TimeZoneInfo zone, out DateOnly date, out TimeOnly? time)
    {
        (date, time) = (default, null);
        text = text.Trim();
        if (text.Length is < 6 or > 60)
            return false;
        if (text.Length > 16 && text[10] is 'T' or ' ' && TryInstant(text, out var instant))
        {
            var there = TimeZoneInfo.ConvertTime(instant, zone).DateTime;
            (date, time) = (DateOnly.FromDateTime(there), TimeOnly.FromDateTime(there));
            return true;
        }

        var words = Words.Of(text is [_, _, _, _, '-', _, _, '-', _, _, 'T', ..] ? text[..10] + " " + text[11..] : text);
        if (words.Count == 0 || Day(words, dayFirst) is not { } day)
            return false;
        date = day.Date;
        if (day.Count == words.Count)
            return true;
        var at = day.Count + (words[day.Count].Folded is "a" or "at" or "las" && day.Count + 1 < words.Count ? 1 : 0);
        if (Clock(words, at) is not { } clock || clock.Count + at != words.Count)
            return false;
        time = clock.Time;
        return true;
    }

    /// <summary>An instant with its zone; what has none is no instant.</summary>
    public static bool TryInstant(string text, out DateTimeOffset instant)
    {
        instant = default;
        return text.Length is > 16 and < 40 && text[4] == '-' && (text.EndsWith('Z') || text.AsSpan(16).IndexOfAny('+', '-') >= 0)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out instant);
    }

    private static (int Count, DateOnly Date)? Day(List<Word> words, bool dayFirst)
    {
        if (DateOnly.TryParseExact(words[0].Folded, ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var iso))
            return (1, iso);
        var parts = words[0].Folded.Split('/', '-', '.');
        if (parts.Length == 3)
        {
            if (!Number(parts[2], 4, out var year) || !Number(parts[0], 2, out var first) || !Number(parts[1], 2, out var second))
                return null;
            year += year < 100 ? 2000 : 0;
            return On(year, dayFirst ? second : first, dayFirst ? first : second) is { } date ? (1, date) : null;
        }

        // Words: the year has to be there, since nothing says which day is today.
        var (day, month, seen) = (0, 0, 0);
        foreach (var word in words)
        {
            seen++;
            var digits = word.Folded.TrimEnd('t', 'h', 's', 'n', 'd', 'r', 'º', '.', ',');
            if (word.Folded is "de" or "del" or "of")
                continue;
            if (month == 0 && DateNames.Months.TryGetValue(word.Folded.TrimEnd('.'), out var named))
                month = named;
            else if (day == 0 && Number(digits, 2, out var number))
                day = number;
            else if (month > 0 && day > 0)
                return word.Folded.Length == 4 && Number(word.Folded, 4, out var year) && On(year, month, day) is { } date ? (seen, date) : null;
            else if (seen > 1 || !DateNames.Weekdays.ContainsKey(word.Folded))
                return null;
        }

        return null;
    }

    private static (int Count, TimeOnly Time)? Clock(List<Word> words, int at)
    {
        var text = words[at].Folded.TrimEnd('h');
        var count = 1;
        if (at + 1 < words.Count && words[at + 1].Folded is "am" or "pm" or "a.m." or "p.m.")
            (text, count) = ($"{text} {words[at + 1].Folded[0]}m", 2);
        return TimeOnly.TryParseExact(
            text, ["H:m", "H:m:s", "H:m:s.FFFFFFF", "h:m tt", "h:m:s tt", "h:mtt", "h tt", "htt"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? (count, time)
            : null;
    }

    private static DateOnly? On(int year, int month, int day) =>
        year is >= 1900 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new(year, month, day) : null;

    private static bool Number(string text, int digits, out int number)
    {
        number = 0;
        return text.Length <= digits && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>1,234.50, 1.234,50, 12 %, € 12, -3. One separator with three digits behind it is a thousand's or a decimal one as the reader says.</summary>
    public static bool TryNumber(string text, bool decimalComma, out decimal number)
    {
        number = 0;
        Span<char> digits = stackalloc char[40];
        var length = 0;
        foreach (var c in text)
        {
            if (c is '€' or '$' or '£' or '¥' or '%' or '\'' || char.IsWhiteSpace(c))
                continue;
            if (length == digits.Length || !(char.IsAsciiDigit(c) || c is '.' or ',' or '-' or '+'))
                return false;
            digits[length++] = c;
        }

        digits = digits[..length];
        var comma = digits.LastIndexOf(',');
        var point = digits.LastIndexOf('.');
        var last = Math.Max(comma, point);
        var alone = last >= 0 && Math.Min(comma, point) < 0;
        var separator = last < 0 ? '.' : digits[last];
        var thousands = alone && (digits.Count(separator) > 1 || (length - last == 4 && last <= 4 && decimalComma == (separator == '.')));
        var plain = thousands ? digits.ToString().Replace(separator.ToString(), "", StringComparison.Ordinal)
            : digits.ToString().Replace(separator == ',' ? "." : ",", "", StringComparison.Ordinal).Replace(',', '.');
        return decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
    }

    public static bool TryFlag(string text, out bool flag)
    {
        var folded = FoldedText.Of(text.Trim());
        flag = folded is "yes" or "true" or "si" or "x" or "✓" or "✔" or "done" or "completed" or "complete" or "checked"
            or "hecho" or "hecha" or "completada" or "completado" or "verdadero";
        return flag || folded is "no" or "false" or "" or "open" or "pending" or "pendiente" or "falso" or "incomplete" or "unchecked" or "not done";
    }

    public static TaskPriority? Priority(string text) => FoldedText.Of(text.Trim()) switch
    {
        "low" or "lowest" or "minor" or "baja" or "bajo" => TaskPriority.Low,
        "normal" or "medium" or "media" or "medio" => TaskPriority.Normal,
        "high" or "major" or "important" or "alta" or "alto" or "importante" => TaskPriority.High,
        "urgent" or "critical" or "highest" or "blocker" or "urgente" or "critica" or "critical ⚠️" => TaskPriority.Urgent,
        "" or "none" or "ninguna" => TaskPriority.None,
        _ => null,
    };

    /// <summary>Minutes: 90, 1:30, 2h, 1h30.</summary>
    public static int? Minutes(string text)
    {
        var folded = FoldedText.Of(text).Replace(" ", "", StringComparison.Ordinal);
        if (QuickAddParser.TryEstimate(folded, out var minutes))
            return minutes;
        var parts = folded.Split(':');
        if (parts.Length == 2 && Number(parts[0], 3, out var hours) && Number(parts[1], 2, out var rest) && rest < 60)
            return (hours * 60) + rest;
        return TryNumber(folded, false, out var number) && number is >= 0 and <= ImportLimits.EstimateMinutes ? (int)decimal.Round(number) : null;
    }
}
