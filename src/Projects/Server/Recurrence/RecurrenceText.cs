using System.Globalization;
using System.Text.RegularExpressions;

namespace Tertulia.Projects;

/// <summary>A rule taken apart and checked strictly, before a library that is lenient sees it: unknown parts are refused, not ignored.</summary>
internal sealed partial class RecurrenceText
{
    private const int LongestText = 300;
    private const int LongestList = 50;
    private const int GreatestNumber = 1_000;

    private readonly List<(string Name, string Value)> _parts = [];

    private RecurrenceText()
    {
    }

    public int? Count { get; private set; }

    public DateOnly? Until { get; private set; }

    public bool FromCompletion { get; private set; }

    /// <summary>As it is stored.</summary>
    public string Text => string.Join(';', _parts.Select(p => $"{p.Name}={p.Value}"));

    /// <summary>As RFC 5545 has it, without its end: ends are ours to watch.</summary>
    public string Endless => string.Join(';', _parts.Where(p => p.Name is not ("COUNT" or "UNTIL" or "X-FROM")).Select(p => $"{p.Name}={p.Value}"));

    public string WithCount(int count) =>
        string.Join(';', _parts.Select(p => p.Name == "COUNT" ? $"COUNT={count.ToString(CultureInfo.InvariantCulture)}" : $"{p.Name}={p.Value}"));

    public static RecurrenceProblem? Parse(string text, out RecurrenceText? rule)
    {
        rule = null;
        if (text.Length > LongestText)
            return RecurrenceProblem.TooLarge;
        text = text.Trim().ToUpperInvariant();
        if (text.StartsWith("RRULE:", StringComparison.Ordinal))
            text = text[6..];
        var parsed = new RecurrenceText();
        foreach (var part in text.Split(';'))
        {
            if (part.Split('=') is not [var name, { Length: > 0 } value] || parsed._parts.Exists(p => p.Name == name))
                return RecurrenceProblem.Wrong;
            parsed._parts.Add((name, value));
        }

        var frequency = parsed["FREQ"];
        if (frequency is "HOURLY" or "MINUTELY" or "SECONDLY")
            return RecurrenceProblem.TooOften;
        if (frequency is not ("DAILY" or "WEEKLY" or "MONTHLY" or "YEARLY"))
            return RecurrenceProblem.Wrong;
        foreach (var (name, value) in parsed._parts)
        {
            if (parsed.Part(name, value, frequency) is { } problem)
                return problem;
        }

        if (parsed is { Count: not null, Until: not null })
            return RecurrenceProblem.CountAndUntil;

        // "The last of" needs a set to be last of.
        if (parsed["BYSETPOS"] is not null && !parsed._parts.Exists(p => p.Name.StartsWith("BY", StringComparison.Ordinal) && p.Name != "BYSETPOS"))
            return RecurrenceProblem.Wrong;
        rule = parsed;
        return null;
    }

    private string? this[string name] => _parts.Find(p => p.Name == name).Value;

    private RecurrenceProblem? Part(string name, string value, string frequency)
    {
        switch (name)
        {
            case "FREQ":
                return null;
            case "INTERVAL":
                return Number(value, out _);
            case "COUNT":
                var problem = Number(value, out var count);
                Count = count;
                return problem;
            case "UNTIL":
                // An instant in UTC ends on its day: tasks have days.
                if (!DateOnly.TryParseExact(value.Split('T')[0], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var until) || !UntilPattern().IsMatch(value))
                    return RecurrenceProblem.Wrong;
                Until = until;
                return null;
            case "WKST":
                return DayPattern().IsMatch(value) && value.Length == 2 ? null : RecurrenceProblem.Wrong;
            case "X-FROM":
                FromCompletion = true;
                return value == "COMPLETION" ? null : RecurrenceProblem.Wrong;
            case "BYDAY":
                return List(value, item => DayPattern().IsMatch(item) && (item.Length == 2 || (frequency is "MONTHLY" or "YEARLY" && Within(item[..^2], 53))));
            case "BYMONTHDAY" when frequency != "WEEKLY":
                return List(value, item => Within(item, 31));
            case "BYYEARDAY" when frequency == "YEARLY":
                return List(value, item => Within(item, 366));
            case "BYWEEKNO" when frequency == "YEARLY":
                return List(value, item => Within(item, 53));
            case "BYMONTH":
                return List(value, item => item[0] != '-' && Within(item, 12));
            case "BYSETPOS":
                return List(value, item => Within(item, 366));
            default:
                return RecurrenceProblem.Wrong;
        }
    }

    private static RecurrenceProblem? Number(string value, out int number)
    {
        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= 1)
            return number > GreatestNumber ? RecurrenceProblem.TooLarge : null;
        return value.Length > 9 && value.All(char.IsAsciiDigit) ? RecurrenceProblem.TooLarge : RecurrenceProblem.Wrong;
    }

    private static RecurrenceProblem? List(string value, Func<string, bool> good)
    {
        var items = value.Split(',');
        return items.Length > LongestList ? RecurrenceProblem.TooLarge : items.All(i => i.Length > 0 && good(i)) ? null : RecurrenceProblem.Wrong;
    }

    /// <summary>1 to the greatest, or minus that.</summary>
    private static bool Within(string item, int greatest) =>
        int.TryParse(item, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number != 0 && Math.Abs((long)number) <= greatest;

    [GeneratedRegex("^([+-]?[0-9]{1,2})?(MO|TU|WE|TH|FR|SA|SU)$")]
    private static partial Regex DayPattern();

    [GeneratedRegex("^[0-9]{8}(T[0-9]{6}Z?)?$")]
    private static partial Regex UntilPattern();
}
