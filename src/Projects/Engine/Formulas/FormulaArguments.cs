namespace Tertulia.Projects.Formulas;

/// <summary>The arguments of a call, none of them an error. What does not fit is null, for which a function answers #VALUE!.</summary>
internal sealed class FormulaArguments(FormulaValue[] values, FormulaContext context, FormulaEvaluator evaluator)
{
    internal IReadOnlyList<FormulaValue> All => values;

    internal int Count => values.Length;

    internal FormulaContext Context => context;

    internal FormulaValue this[int index] => values[index];

    /// <summary>Counts work beyond reading the arguments once; false when it is too much.</summary>
    internal bool Work(long amount) => evaluator.Work(amount);

    internal decimal? Number(int index) => Coercion.ToNumber(values[index]);

    /// <summary>The whole part, or what counts where the argument is not given.</summary>
    internal int? Whole(int index, int otherwise) =>
        index >= values.Length ? otherwise : Coercion.ToNumber(values[index]) is { } number ? Coercion.ToWhole(number) : null;

    internal DateOnly? Date(int index) => Coercion.ToDate(values[index]);

    internal string Text(int index) => values[index].ToString();
}
