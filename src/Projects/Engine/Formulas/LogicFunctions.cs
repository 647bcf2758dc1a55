namespace Tertulia.Projects.Formulas;

/// <summary>Choices evaluate no more of their arguments than they need: what is not chosen may be an error.</summary>
internal static class LogicFunctions
{
    /// <summary>IF(condition, then, [else]): blank without an else.</summary>
    internal static FormulaValue If(FormulaEvaluator evaluator, IReadOnlyList<Node> arguments)
    {
        var condition = evaluator.Evaluate(arguments[0]);
        if (condition.IsError)
            return condition;
        if (Coercion.ToBoolean(condition) is not { } holds)
            return FormulaError.Value;
        return holds ? evaluator.Evaluate(arguments[1]) : arguments.Count > 2 ? evaluator.Evaluate(arguments[2]) : FormulaValue.Blank;
    }

    /// <summary>IFERROR(value, instead).</summary>
    internal static FormulaValue IfError(FormulaEvaluator evaluator, IReadOnlyList<Node> arguments)
    {
        var value = evaluator.Evaluate(arguments[0]);
        return value.IsError ? evaluator.Evaluate(arguments[1]) : value;
    }

    /// <summary>SWITCH(value, case, result, case, result, …, [otherwise]): blank when none fits.</summary>
    internal static FormulaValue Switch(FormulaEvaluator evaluator, IReadOnlyList<Node> arguments)
    {
        var value = evaluator.Evaluate(arguments[0]);
        if (value.IsError)
            return value;
        for (var i = 1; i + 1 < arguments.Count; i += 2)
        {
            var fits = evaluator.Evaluate(arguments[i]);
            if (fits.IsError)
                return fits;
            if (Operators.AreEqual(value, fits))
                return evaluator.Evaluate(arguments[i + 1]);
        }

        return arguments.Count % 2 == 0 ? evaluator.Evaluate(arguments[^1]) : FormulaValue.Blank;
    }

    /// <summary>AND(condition, …), up to the first that does not hold.</summary>
    internal static FormulaValue And(FormulaEvaluator evaluator, IReadOnlyList<Node> arguments) => Until(false, evaluator, arguments);

    /// <summary>OR(condition, …), up to the first that holds.</summary>
    internal static FormulaValue Or(FormulaEvaluator evaluator, IReadOnlyList<Node> arguments) => Until(true, evaluator, arguments);

    internal static FormulaValue IsError(FormulaEvaluator evaluator, IReadOnlyList<Node> arguments) =>
        FormulaValue.Of(evaluator.Evaluate(arguments[0]).IsError);

    internal static FormulaValue Not(FormulaArguments arguments) =>
        Coercion.ToBoolean(arguments[0]) is { } holds ? FormulaValue.Of(!holds) : FormulaError.Value;

    /// <summary>ISBLANK(value): of an empty text too, since nobody sees the difference.</summary>
    internal static FormulaValue IsBlank(FormulaArguments arguments) =>
        FormulaValue.Of(arguments[0].IsBlank || arguments[0] is { Kind: FormulaKind.Text, AsText.Length: 0 });

    private static FormulaValue Until(bool decided, FormulaEvaluator evaluator, IReadOnlyList<Node> arguments)
    {
        foreach (var argument in arguments)
        {
            var condition = evaluator.Evaluate(argument);
            if (condition.IsError)
                return condition;
            if (Coercion.ToBoolean(condition) is not { } holds)
                return FormulaError.Value;
            if (holds == decided)
                return FormulaValue.Of(decided);
        }

        return FormulaValue.Of(!decided);
    }
}
