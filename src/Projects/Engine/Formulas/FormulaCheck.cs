namespace Tertulia.Projects.Formulas;

/// <summary>What a formula that can be read gets wrong nonetheless. It can be saved: the cells say so too.</summary>
/// <param name="Code">One of <see cref="FormulaProblemCodes"/>.</param>
/// <param name="Position">Of the first character concerned, from 0.</param>
/// <param name="Subject">The field or function concerned.</param>
public sealed record FormulaProblem(string Code, int Position, int Length, string Subject);

/// <summary>Stable codes, for messages in any language.</summary>
public static class FormulaProblemCodes
{
    public const string UnknownField = "formula_unknown_field";

    public const string UnknownFunction = "formula_unknown_function";

    /// <summary>Too few or too many, see <see cref="FormulaFunction"/>.</summary>
    public const string ArgumentCount = "formula_argument_count";
}

public static class FormulaCheck
{
    /// <summary>In the order of their positions.</summary>
    public static IReadOnlyList<FormulaProblem> FindProblems(Formula formula, FormulaNames names) =>
        [.. formula.Nodes().Select(node => ProblemOf(node, names)).OfType<FormulaProblem>().OrderBy(problem => problem.Position)];

    private static FormulaProblem? ProblemOf(Node node, FormulaNames names) => node switch
    {
        FieldNode field when names.Resolve(field.Reference) is null =>
            new(FormulaProblemCodes.UnknownField, field.Position, field.Length, field.Reference),
        CallNode { Function: null } call =>
            new(FormulaProblemCodes.UnknownFunction, call.Position, call.Name.Length, call.Name),
        CallNode { Function: { } function } call when call.Arguments.Count < function.MinArguments || call.Arguments.Count > function.MaxArguments =>
            new(FormulaProblemCodes.ArgumentCount, call.Position, call.Name.Length, function.Name),
        _ => null,
    };
}
