using System.Text;

namespace Tertulia.Projects.Formulas;

/// <summary>Functions of texts. Characters are Unicode's, so that cutting a text never halves one; case is that of no culture.</summary>
internal static class TextFunctions
{
    internal static FormulaValue Concat(FormulaArguments arguments)
    {
        var texts = arguments.All.Select(value => value.ToString()).ToArray();
        return texts.Sum(text => text.Length) > Formula.MaxTextLength ? FormulaError.Limit : FormulaValue.Of(string.Concat(texts));
    }

    internal static FormulaValue Len(FormulaArguments arguments)
    {
        var text = arguments.Text(0);
        return FormulaValue.Of(Characters(text, 0, text.Length));
    }

    internal static FormulaValue Upper(FormulaArguments arguments) => FormulaValue.Of(arguments.Text(0).ToUpperInvariant());

    internal static FormulaValue Lower(FormulaArguments arguments) => FormulaValue.Of(arguments.Text(0).ToLowerInvariant());

    /// <summary>TRIM(text): no space at its ends, and one for each run of it between.</summary>
    internal static FormulaValue Trim(FormulaArguments arguments) =>
        FormulaValue.Of(string.Join(' ', arguments.Text(0).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    /// <summary>LEFT(text, [characters]): one unless said otherwise.</summary>
    internal static FormulaValue Left(FormulaArguments arguments)
    {
        if (arguments.Whole(1, 1) is not { } count || count < 0)
            return FormulaError.Value;
        var text = arguments.Text(0);
        return FormulaValue.Of(text[..Skip(text, 0, count)]);
    }

    /// <summary>RIGHT(text, [characters]): one unless said otherwise.</summary>
    internal static FormulaValue Right(FormulaArguments arguments)
    {
        if (arguments.Whole(1, 1) is not { } count || count < 0)
            return FormulaError.Value;
        var text = arguments.Text(0);
        return FormulaValue.Of(text[Skip(text, 0, Math.Max(0, Characters(text, 0, text.Length) - count))..]);
    }

    /// <summary>MID(text, first, characters): the first character is 1.</summary>
    internal static FormulaValue Mid(FormulaArguments arguments)
    {
        if (arguments.Whole(1, 1) is not { } first || arguments.Whole(2, 0) is not { } count || first < 1 || count < 0)
            return FormulaError.Value;
        var text = arguments.Text(0);
        var start = Skip(text, 0, first - 1);
        return FormulaValue.Of(text[start..Skip(text, start, count)]);
    }

    /// <summary>CONTAINS(text, part), regardless of case.</summary>
    internal static FormulaValue Contains(FormulaArguments arguments)
    {
        // A search for a long part in a long text may compare most of it at each place.
        var (text, part) = (arguments.Text(0), arguments.Text(1));
        return arguments.Work((long)text.Length * part.Length / 100)
            ? FormulaValue.Of(text.Contains(part, StringComparison.OrdinalIgnoreCase))
            : FormulaError.Limit;
    }

    /// <summary>TEXT(number or date, format): see <see cref="TextFormat"/>. Texts and booleans stay what they are, and nothing stays nothing.</summary>
    internal static FormulaValue Text(FormulaArguments arguments)
    {
        var written = arguments[0].Kind switch
        {
            FormulaKind.Number => TextFormat.Write(arguments[0].AsNumber, arguments.Text(1)),
            FormulaKind.Date => TextFormat.Write(arguments[0].AsDate, arguments.Text(1)),
            _ => arguments.Text(0),
        };
        return written is null ? FormulaError.Value : FormulaValue.Of(written);
    }

    private static int Characters(string text, int from, int to)
    {
        var count = 0;
        for (var i = from; i < to; i = After(text, i))
            count++;
        return count;
    }

    private static int Skip(string text, int from, int characters)
    {
        var i = from;
        for (; characters > 0 && i < text.Length; characters--)
            i = After(text, i);
        return i;
    }

    private static int After(string text, int i) => Rune.TryGetRuneAt(text, i, out var rune) ? i + rune.Utf16SequenceLength : i + 1;
}
