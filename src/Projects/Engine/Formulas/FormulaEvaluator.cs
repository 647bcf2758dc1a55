namespace Tertulia.Projects.Formulas;

/// <summary>
/// One evaluation of one formula. Recurses no deeper than the parser let the tree grow; each node, and each character that goes through a function,
/// counts as work, of which there is a bounded amount.
/// </summary>
/// <param name="field">The value of a field by its reference.</param>
internal sealed class FormulaEvaluator(Func<string, FormulaValue> field, FormulaContext context)
{
    private const int MaxWork = 200_000;

    private long _work;

    internal FormulaValue Evaluate(Node node)
    {
        if (!Work(1))
            return FormulaError.Limit;
        return node switch
        {
            NumberNode number => FormulaValue.Of(number.Value),
            TextNode text => FormulaValue.Of(text.Value),
            BooleanNode boolean => FormulaValue.Of(boolean.Value),
            FieldNode reference => field(reference.Reference),
            UnaryNode unary => Operators.Sign(unary.Operator, Counted(Evaluate(unary.Operand))),
            BinaryNode binary => Operators.Apply(binary.Operator, Counted(Evaluate(binary.Left)), Counted(Evaluate(binary.Right))),
            CallNode call => Call(call),
            _ => throw new InvalidOperationException($"{node.GetType().Name} is no node of a formula."),
        };
    }

    /// <summary>Counts work; false when it is too much.</summary>
    internal bool Work(long amount) => (_work += amount) <= MaxWork;

    private FormulaValue Call(CallNode call)
    {
        if (call.Function is not { } function)
            return FormulaError.Name;
        if (call.Arguments.Count < function.MinArguments || call.Arguments.Count > function.MaxArguments)
            return FormulaError.Value;
        if (function.Choose is { } choose)
            return choose(this, call.Arguments);

        var values = new FormulaValue[call.Arguments.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Counted(Evaluate(call.Arguments[i]));
            if (values[i].IsError)
                return values[i];
        }

        if (function.Blanks != BlankRule.Taken && Array.Exists(values, v => v.IsNoDate || (v.IsBlank && function.Blanks == BlankRule.Stays)))
            return FormulaValue.NoDate;
        try
        {
            return function.Evaluate!(new FormulaArguments(values, context, this));
        }
        catch (OverflowException)
        {
            return FormulaError.Number;
        }
    }

    private FormulaValue Counted(FormulaValue value) => Work(value.AsText.Length) ? value : FormulaError.Limit;
}
