namespace Tertulia.Projects.Formulas;

/// <summary>Functions of numbers. Overflows are exceptions here and #NUM! where they are called.</summary>
internal static class NumberFunctions
{
    internal static FormulaValue Sum(FormulaArguments arguments) =>
        Numbers(arguments) is { } numbers ? FormulaValue.Of(numbers.Sum()) : FormulaError.Value;

    /// <summary>AVERAGE(number, …) of those that are not blank.</summary>
    internal static FormulaValue Average(FormulaArguments arguments)
    {
        if (Numbers(arguments) is not { } numbers)
            return FormulaError.Value;
        return numbers.Count == 0 ? FormulaError.DivisionByZero : FormulaValue.Of(numbers.Sum() / numbers.Count);
    }

    /// <summary>MIN(number, …) or MIN(date, …): blank when all are.</summary>
    internal static FormulaValue Min(FormulaArguments arguments) => Extreme(arguments, -1);

    /// <summary>MAX(number, …) or MAX(date, …): blank when all are.</summary>
    internal static FormulaValue Max(FormulaArguments arguments) => Extreme(arguments, 1);

    /// <summary>COUNT(value, …): how many are neither blank nor empty.</summary>
    internal static FormulaValue Count(FormulaArguments arguments) =>
        FormulaValue.Of(arguments.All.Count(value => !value.IsBlank && value is not { Kind: FormulaKind.Text, AsText.Length: 0 }));

    /// <summary>ROUND(number, [decimals]), halves away from zero; negative decimals round to tens, hundreds …</summary>
    internal static FormulaValue Round(FormulaArguments arguments) => Rounded(arguments, _ => MidpointRounding.AwayFromZero);

    /// <summary>ROUNDUP(number, [decimals]): away from zero.</summary>
    internal static FormulaValue RoundUp(FormulaArguments arguments) =>
        Rounded(arguments, number => number < 0 ? MidpointRounding.ToNegativeInfinity : MidpointRounding.ToPositiveInfinity);

    /// <summary>ROUNDDOWN(number, [decimals]): towards zero.</summary>
    internal static FormulaValue RoundDown(FormulaArguments arguments) => Rounded(arguments, _ => MidpointRounding.ToZero);

    /// <summary>INT(number): the greatest whole number that is not greater.</summary>
    internal static FormulaValue Int(FormulaArguments arguments) =>
        arguments.Number(0) is { } number ? FormulaValue.Of(decimal.Floor(number)) : FormulaError.Value;

    internal static FormulaValue Abs(FormulaArguments arguments) =>
        arguments.Number(0) is { } number ? FormulaValue.Of(Math.Abs(number)) : FormulaError.Value;

    /// <summary>MOD(number, divisor): with the sign of the divisor.</summary>
    internal static FormulaValue Mod(FormulaArguments arguments)
    {
        if (arguments.Number(0) is not { } number || arguments.Number(1) is not { } divisor)
            return FormulaError.Value;
        if (divisor == 0)
            return FormulaError.DivisionByZero;
        var rest = number % divisor;
        return FormulaValue.Of(rest != 0 && rest < 0 != divisor < 0 ? rest + divisor : rest);
    }

    internal static FormulaValue Power(FormulaArguments arguments) =>
        arguments.Number(0) is { } number && arguments.Number(1) is { } exponent ? Operators.Power(number, exponent) : FormulaError.Value;

    internal static FormulaValue Sqrt(FormulaArguments arguments)
    {
        if (arguments.Number(0) is not { } number)
            return FormulaError.Value;
        if (number < 0)
            return FormulaError.Number;
        var root = (decimal)Math.Sqrt((double)number);
        return FormulaValue.Of(root == 0 ? 0 : (root + (number / root)) / 2); // one step of Newton's: from 15 digits to 28
    }

    private static FormulaValue Rounded(FormulaArguments arguments, Func<decimal, MidpointRounding> how)
    {
        if (arguments.Number(0) is not { } number || arguments.Whole(1, 0) is not { } decimals)
            return FormulaError.Value;
        if (decimals >= 0)
            return FormulaValue.Of(decimal.Round(number, Math.Min(decimals, 28), how(number)));

        // 10^28 is the greatest power of ten that is a decimal; twice as far, nothing is left but what rounding up makes of it.
        var unit = 1m;
        for (var i = Math.Max(decimals, -28); i < 0; i++)
            unit *= 10;
        var rounded = decimal.Round(number / unit, 0, how(number));
        return decimals < -28 && rounded != 0 ? FormulaError.Number : FormulaValue.Of(rounded * unit);
    }

    private static FormulaValue Extreme(FormulaArguments arguments, int sign)
    {
        FormulaValue? extreme = null;
        foreach (var value in arguments.All.Where(value => !value.IsBlank))
        {
            var comparable = value.Kind == FormulaKind.Date ? value
                : Coercion.ToNumber(value) is { } number ? FormulaValue.Of(number) : FormulaError.Value;
            if (comparable.IsError || (extreme is { } known && known.Kind != comparable.Kind))
                return FormulaError.Value;
            if (extreme is not { } best || Rank(comparable).CompareTo(Rank(best)) == sign)
                extreme = comparable;
        }

        return extreme ?? arguments.All.FirstOrDefault(value => value.IsNoDate);

        static decimal Rank(FormulaValue value) => value.Kind == FormulaKind.Date ? value.AsDate.DayNumber : value.AsNumber;
    }

    /// <summary>Those that are not blank; null when one is no number.</summary>
    private static List<decimal>? Numbers(FormulaArguments arguments)
    {
        var numbers = new List<decimal>(arguments.Count);
        foreach (var value in arguments.All.Where(value => !value.IsBlank))
        {
            if (Coercion.ToNumber(value) is not { } number)
                return null;
            numbers.Add(number);
        }

        return numbers;
    }
}
