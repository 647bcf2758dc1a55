namespace Tertulia.Projects.Ranks;

/// <summary>
/// Keys that put things in order, compared as ordinal text, such that there is always room for another between two: moving a task changes that task's row alone.
/// <para>A key is a number in base 62: a letter that says how many whole digits follow (<c>a</c> one, <c>b</c> two …; <c>Z</c>, <c>Y</c> … the same below zero), those
/// digits, and a fraction without zeros at its end. At either end of a list the whole part counts on, so that ten thousand appended tasks still have keys of four
/// characters; in between the fraction is halved, a character for every six insertions at one spot.</para>
/// </summary>
public static class Rank
{
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int Base = 62;

    /// <summary>Longer keys are a reason to call <see cref="RankRoom.Make"/>.</summary>
    public const int Longest = 40;

    /// <summary>The first key of a list.</summary>
    public const string First = "a0";

    public static bool IsValid(string? key)
    {
        if (string.IsNullOrEmpty(key) || WholeLength(key[0]) is not { } length || key.Length < length || !key.All(char.IsAsciiLetterOrDigit))
            return false;

        // The least whole number of all has nothing below it, so nothing may stand there.
        return !(key.Length > length && key[^1] == '0') && !(key[0] == 'A' && key.AsSpan(1).IndexOfAnyExcept('0') < 0);
    }

    /// <summary>A key behind the last of a list, or the first of an empty one.</summary>
    public static string After(string? last) => Between(last, null);

    /// <summary>A key between two neighbours; null stands for the list's end on that side.</summary>
    /// <exception cref="ArgumentException">A key is not valid, or they are not in order.</exception>
    public static string Between(string? before, string? after)
    {
        if ((before is not null && !IsValid(before)) || (after is not null && !IsValid(after)))
            throw new ArgumentException($"'{before}' or '{after}' is no rank.");
        if (before is not null && after is not null && string.CompareOrdinal(before, after) >= 0)
            throw new ArgumentException($"'{before}' does not stand before '{after}'.");

        if (before is null)
            return after is null ? First : Below(after);
        var whole = Whole(before);
        if (after is not null && Whole(after) == whole)
            return whole + Middle(before[whole.Length..], after[whole.Length..]);
        return Next(whole) is { } next && (after is null || string.CompareOrdinal(next, after) < 0) ? next : whole + Middle(before[whole.Length..], null);
    }

    /// <summary>Keys for several things between two neighbours, in order and as short as can be.</summary>
    public static string[] Many(string? before, string? after, int count)
    {
        var keys = new string[count];
        if (count == 0)
            return keys;
        if (after is null)
        {
            for (var i = 0; i < count; i++)
                keys[i] = before = Between(before, null);
        }
        else if (before is null)
        {
            for (var i = count - 1; i >= 0; i--)
                keys[i] = after = Between(null, after);
        }
        else
        {
            Halve(before, after, keys);
        }

        return keys;
    }

    private static void Halve(string before, string after, Span<string> keys)
    {
        if (keys.IsEmpty)
            return;
        var middle = keys.Length / 2;
        keys[middle] = Between(before, after);
        Halve(before, keys[middle], keys[..middle]);
        Halve(keys[middle], after, keys[(middle + 1)..]);
    }

    private static string Below(string after)
    {
        var whole = Whole(after);
        if (whole.Length < after.Length)
            return IsValid(whole) ? whole : whole + Middle("", after[whole.Length..]);

        // One above the least of all: only fractions of the least are left.
        return Previous(whole) is { } previous ? IsValid(previous) ? previous : previous + Middle("", null) : throw new ArgumentException("Nothing stands before it.");
    }

    /// <summary>How long the letter and the whole digits are; null for what is no letter.</summary>
    private static int? WholeLength(char head) => head switch
    {
        >= 'a' and <= 'z' => head - 'a' + 2,
        >= 'A' and <= 'Z' => 'Z' - head + 2,
        _ => null,
    };

    private static string Whole(string key) => key[..WholeLength(key[0])!.Value];

    /// <summary>One more; null after the greatest of all.</summary>
    private static string? Next(string whole)
    {
        var digits = whole.ToCharArray();
        for (var i = digits.Length - 1; i > 0; i--)
        {
            if (digits[i] != 'z')
            {
                digits[i] = Digits[Digits.IndexOf(digits[i], StringComparison.Ordinal) + 1];
                return new(digits);
            }

            digits[i] = '0';
        }

        return whole[0] switch
        {
            'z' => null,
            'Z' => First,
            >= 'a' => (char)(whole[0] + 1) + new string('0', whole.Length),
            _ => (char)(whole[0] + 1) + new string('0', whole.Length - 2),
        };
    }

    /// <summary>One less; null before the least of all.</summary>
    private static string? Previous(string whole)
    {
        var digits = whole.ToCharArray();
        for (var i = digits.Length - 1; i > 0; i--)
        {
            if (digits[i] != '0')
            {
                digits[i] = Digits[Digits.IndexOf(digits[i], StringComparison.Ordinal) - 1];
                return new(digits);
            }

            digits[i] = 'z';
        }

        return whole[0] switch
        {
            'A' => null,
            'a' => "Zz",
            > 'a' => (char)(whole[0] - 1) + new string('z', whole.Length - 2),
            _ => (char)(whole[0] - 1) + new string('z', whole.Length),
        };
    }

    /// <summary>A fraction between two; null is one. Neither ends in zero, nor does the result.</summary>
    private static string Middle(string low, string? high)
    {
        var shared = 0;
        while (high is not null && shared < high.Length && high[shared] == (shared < low.Length ? low[shared] : '0'))
            shared++;
        var prefix = high?[..shared] ?? "";
        var rest = shared < low.Length ? low[shared..] : "";
        var from = rest.Length > 0 ? Digits.IndexOf(rest[0], StringComparison.Ordinal) : 0;
        var to = high is null ? Base : Digits.IndexOf(high[shared], StringComparison.Ordinal);
        if (to - from > 1)
            return prefix + Digits[(from + to) / 2];

        // Neighbouring digits: the greater one alone if it is not all there is, or further down below the lesser one.
        return high is not null && high.Length > shared + 1
            ? prefix + high[shared]
            : prefix + Digits[from] + Middle(rest.Length > 0 ? rest[1..] : "", null);
    }
}
