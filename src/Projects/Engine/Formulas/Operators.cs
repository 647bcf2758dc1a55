namespace Tertulia.Projects.Formulas;

/// <summary>What operators do with values. The left error wins; an overflow is #NUM!.</summary>
internal static class Operators
{
    internal static FormulaValue Apply(string symbol, FormulaValue left, FormulaValue right)
    {
        if (left.IsError)
            return left;
        if (right.IsError)
            return right;
        try
        {
            return symbol switch
            {
                "+" => Add(left, right),
                "-" => Subtract(left, right),
                "*" or "/" or "^" => Calculate(symbol, left, right),
                "&" => Join(left.ToString(), right.ToString()),
                _ => Compare(symbol, left, right),
            };
        }
        catch (OverflowException)
        {
            return FormulaError.Number;
        }
    }

    internal static FormulaValue Sign(string symbol, FormulaValue operand)
    {
        if (operand.IsError || operand.IsNoDate || symbol == "+")
            return operand;
        if (Coercion.ToNumber(operand) is not { } number)
            return FormulaError.Value;
        return FormulaValue.Of(symbol == "%" ? number / 100 : -number);
    }

    internal static FormulaValue Join(string left, string right) =>
        left.Length + right.Length > Formula.MaxTextLength ? FormulaError.Limit : FormulaValue.Of(left + right);

    /// <summary>Whether two values are the same: texts regardless of case, values of different kinds never, but a blank is "", 0 and false.</summary>
    internal static bool AreEqual(FormulaValue left, FormulaValue right)
    {
        if (left.IsBlank && right.IsBlank)
            return true;
        if (left.IsBlank || right.IsBlank)
        {
            var (blank, other) = left.IsBlank ? (left, right) : (right, left);
            return other.Kind switch
            {
                FormulaKind.Text => other.AsText.Length == 0,
                FormulaKind.Number => !blank.IsNoDate && other.AsNumber == 0,
                FormulaKind.Boolean => !blank.IsNoDate && !other.AsBoolean,
                _ => false,
            };
        }

        return Order(left, right) == 0;
    }

    /// <summary>By squaring for whole exponents, which keeps decimals exact; by way of floating point, with 15 digits, for others.</summary>
    /// <exception cref="OverflowException">The result is no decimal.</exception>
    internal static FormulaValue Power(decimal number, decimal exponent)
    {
        if (number == 0 && exponent < 0)
            return FormulaError.DivisionByZero;
        if (number is 0 or 1)
            return FormulaValue.Of(exponent == 0 ? 1 : number);
        if (exponent != decimal.Truncate(exponent))
        {
            var result = Math.Pow((double)number, (double)exponent);
            return double.IsFinite(result) ? FormulaValue.Of((decimal)result) : FormulaError.Number;
        }

        if (exponent >= 0)
            return FormulaValue.Of(WholePower(number, exponent));
        try
        {
            var divisor = WholePower(number, -exponent);
            return divisor == 0 ? FormulaError.Number : FormulaValue.Of(1 / divisor);
        }
        catch (OverflowException)
        {
            return FormulaValue.Of(0m); // one part in more than a decimal can count
        }
    }

    private static decimal WholePower(decimal number, decimal exponent)
    {
        var result = 1m;
        while (true)
        {
            if (exponent % 2 == 1)
                result *= number;
            exponent = decimal.Truncate(exponent / 2);
            if (exponent == 0)
                return result;
            number *= number;
        }
    }

    private static FormulaValue Add(FormulaValue left, FormulaValue right)
    {
        if (left.IsNoDate || right.IsNoDate)
            return FormulaValue.NoDate;
        if (left.Kind == FormulaKind.Date || right.Kind == FormulaKind.Date)
        {
            var (date, days) = left.Kind == FormulaKind.Date ? (left, right) : (right, left);
            return Coercion.ToNumber(days) is { } count ? Shift(date.AsDate, count) : FormulaError.Value;
        }

        return Calculate("+", left, right);
    }

    private static FormulaValue Subtract(FormulaValue left, FormulaValue right)
    {
        if (left.IsNoDate || right.IsNoDate)
            return FormulaValue.NoDate;
        if (left.Kind != FormulaKind.Date && right.Kind != FormulaKind.Date)
            return Calculate("-", left, right);
        if (left.Kind == FormulaKind.Date && Coercion.ToNumber(right) is { } days)
            return Shift(left.AsDate, -days);
        return Coercion.ToDate(left) is { } to && Coercion.ToDate(right) is { } from
            ? FormulaValue.Of(to.DayNumber - from.DayNumber)
            : FormulaError.Value;
    }

    private static FormulaValue Calculate(string symbol, FormulaValue left, FormulaValue right)
    {
        if (left.IsNoDate || right.IsNoDate)
            return FormulaValue.NoDate;
        if (Coercion.ToNumber(left) is not { } a || Coercion.ToNumber(right) is not { } b)
            return FormulaError.Value;
        return symbol switch
        {
            "+" => FormulaValue.Of(a + b),
            "-" => FormulaValue.Of(a - b),
            "*" => FormulaValue.Of(a * b),
            "/" => b == 0 ? FormulaError.DivisionByZero : FormulaValue.Of(a / b),
            _ => Power(a, b),
        };
    }

    private static FormulaValue Shift(DateOnly date, decimal days) => DateFunctions.FromDayNumber(date.DayNumber + decimal.Floor(days));

    private static FormulaValue Compare(string symbol, FormulaValue left, FormulaValue right)
    {
        if (symbol is "=" or "<>")
            return FormulaValue.Of(AreEqual(left, right) == (symbol == "="));

        // A missing date is on neither side of anything, and nothing is on a side of a date.
        if (left.IsNoDate || right.IsNoDate || (left.IsBlank && right.Kind == FormulaKind.Date) || (left.Kind == FormulaKind.Date && right.IsBlank))
            return FormulaValue.Of(false);
        if (left.IsBlank)
            left = BlankAs(right.Kind);
        if (right.IsBlank)
            right = BlankAs(left.Kind);
        if (Order(left, right) is not { } order)
            return FormulaError.Value;
        return FormulaValue.Of(symbol switch
        {
            "<" => order < 0,
            "<=" => order <= 0,
            ">" => order > 0,
            _ => order >= 0,
        });
    }

    private static FormulaValue BlankAs(FormulaKind kind) => kind switch
    {
        FormulaKind.Text => FormulaValue.Of(""),
        FormulaKind.Boolean => FormulaValue.Of(false),
        _ => FormulaValue.Of(0m),
    };

    /// <summary>Null when the two have no order.</summary>
    private static int? Order(FormulaValue left, FormulaValue right)
    {
        if (left.Kind == FormulaKind.Date || right.Kind == FormulaKind.Date)
            return Coercion.ToDate(left) is { } a && Coercion.ToDate(right) is { } b ? a.CompareTo(b) : null;
        if (left.Kind != right.Kind)
            return null;
        return left.Kind switch
        {
            FormulaKind.Number => left.AsNumber.CompareTo(right.AsNumber),
            FormulaKind.Text => string.Compare(left.AsText, right.AsText, StringComparison.OrdinalIgnoreCase),
            _ => left.AsBoolean.CompareTo(right.AsBoolean),
        };
    }
}
