using Tertulia.Projects.Formulas;
using Tertulia.Projects.Scheduling;

namespace Tertulia.Projects.Tests.Formulas;

/// <summary>A task to compute with. Today is Friday, 1 May 2026; the Monday after is a holiday.</summary>
internal static class Cells
{
    internal static readonly FormulaContext Context =
        new(new DateOnly(2026, 5, 1), new WorkCalendar(WorkWeekDto.Usual with { Holidays = [new(2026, 5, 4)] }));

    internal static FormulaValue Read(string reference) => reference.ToUpperInvariant() switch
    {
        "PRICE" => FormulaValue.Of(12.5m),
        "QUANTITY" => FormulaValue.Of(4m),
        "NAME" => FormulaValue.Of("Año nuevo 🎉"),
        "START" => FormulaValue.Of(new DateOnly(2026, 4, 27)),
        "DUE" => FormulaValue.Of(new DateOnly(2026, 5, 8)),
        "DONE" => FormulaValue.Of(true),
        "EMPTY" => FormulaValue.Blank,
        "NO DATE" => FormulaValue.NoDate,
        "LONG" => FormulaValue.Of(new string('a', 9_999)),
        "HUGE" => FormulaValue.Of(decimal.MaxValue),
        "BROKEN" => FormulaValue.Of(FormulaError.Reference),
        _ => FormulaError.Name,
    };

    internal static FormulaValue Evaluate(string formula)
    {
        var (parsed, error) = Formula.Parse(formula);
        Assert.Null(error);
        return parsed!.Evaluate(Read, Context);
    }
}
