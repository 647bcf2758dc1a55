using System.Globalization;

namespace Tertulia.Projects.QuickAdd;

/// <summary>
/// Understands words as a time: <c>10:30</c>, <c>5pm</c>, <c>5 pm</c>, <c>17:00h</c>, <c>at 10</c>, <c>a las 10</c>, <c>a las 5 y media de la tarde</c>, <c>at noon</c>. A bare
/// number, and 2h, which may as well be a duration, needs "at" or "a las" before it; without am, pm or the part of the day it is of 24 hours.
/// </summary>
internal sealed class TimePhrase(IReadOnlyList<Word> words)
{
    public (int Count, TimeOnly Time)? Match(int at)
    {
        var lead = words[at].Folded switch
        {
            "at" => 1,
            "a" or "sobre" when Follows(at + 1) && words[at + 1].Folded is "las" or "la" => 2,
            "a" or "al" when Follows(at + 1) && words[at + 1].Folded == "mediodia" => 1,
            _ => 0,
        };
        var clock = at + lead;
        if (clock >= words.Count || (lead > 0 && !Follows(clock)))
            return null;
        if (lead > 0 && words[clock].Folded is "noon" or "mediodia")
            return (lead + 1, new TimeOnly(12, 0));
        if (!TryClock(words[clock].Folded, out var hour, out var minute, out var half, out var exact))
            return null;

        var next = clock + 1;
        if (half is null && Follows(next) && words[next].Folded is "am" or "pm" or "a.m." or "p.m.")
            half = words[next++].Folded[0] == 'p';
        if (half is null && !exact && lead == 0)
            return null;
        if (!exact && half is null && lead == 2)
            minute = Quarters(ref next, ref hour);
        if (half is null && PartOfDay(next) is { } part)
        {
            half = part.Late && !(part.Night && hour == 12);
            if (part.Night && hour == 12)
                hour = 0;
            next += part.Count;
        }

        if (half is { } late && hour is < 1 or > 12)
        {
            // 17:00 pm is only said twice; 17:00 am is not said.
            if (!late && hour > 12)
                return null;
        }
        else if (half is { } second)
        {
            hour = (hour % 12) + (second ? 12 : 0);
        }

        return hour <= 23 && minute is >= 0 and <= 59 ? (next - at, new TimeOnly(hour, minute)) : null;
    }

    /// <summary>"y media", "y cuarto", "menos cuarto".</summary>
    private int Quarters(ref int next, ref int hour)
    {
        if (!Follows(next) || !Follows(next + 1))
            return 0;
        var minutes = (words[next].Folded, words[next + 1].Folded) switch
        {
            ("y", "media") => 30,
            ("y", "cuarto") => 15,
            ("menos", "cuarto") when hour > 0 => 45,
            _ => 0,
        };
        if (minutes == 0)
            return 0;
        next += 2;
        if (minutes == 45)
            hour--;
        return minutes;
    }

    private (int Count, bool Late, bool Night)? PartOfDay(int at)
    {
        if (!Follows(at) || !Follows(at + 1) || !Follows(at + 2))
            return null;
        return (words[at].Folded, words[at + 1].Folded, words[at + 2].Folded) switch
        {
            ("de", "la", "manana") or ("in", "the", "morning") => (3, false, false),
            ("de", "la", "tarde") or ("in", "the", "afternoon") or ("in", "the", "evening") => (3, true, false),
            ("de", "la", "noche") => (3, true, true),
            _ => null,
        };
    }

    /// <param name="half">Whether it says pm (true) or am (false).</param>
    /// <param name="exact">Whether it looks like a time by itself.</param>
    private static bool TryClock(string word, out int hour, out int minute, out bool? half, out bool exact)
    {
        (hour, minute, half, exact) = (0, 0, null, false);
        foreach (var (ending, late) in Endings)
        {
            if (word.Length > ending.Length && word.EndsWith(ending, StringComparison.Ordinal) && char.IsAsciiDigit(word[^(ending.Length + 1)]))
            {
                half = late;
                word = word[..^ending.Length];
                break;
            }
        }

        var colon = word.IndexOfAny([':', 'h']);
        if (colon >= 0)
        {
            exact = true;
            if (word.Length - colon != 3 || !int.TryParse(word.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out minute) || minute > 59)
                return false;
            word = word[..colon];
        }

        return word.Length is 1 or 2 && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out hour) && hour <= 23 && (half is null || hour > 0);
    }

    private static readonly (string Ending, bool? Late)[] Endings = [("a.m.", false), ("p.m.", true), ("am", false), ("pm", true), ("hrs", null), ("h", null)];

    private bool Follows(int at) => at < words.Count && words[at].Joined;
}
