using Tertulia.Projects.Formulas;
using Tertulia.Projects.Scheduling;
using static Tertulia.Projects.Views.ViewWorld;

namespace Tertulia.Projects.Views;

public sealed class FormulaCellsTests
{
    private static readonly TaskDto Full =
        ViewWorld.Task(7, "Pay").With(Price, 1.5m).With(Stage, Options[1]).With(Skills, new[] { Options[0], Options[2] }).With(Reviewed, true) with { Due = Today.AddDays(2) };

    [Theory]
    [InlineData("{Price} * 2", "3.0")]
    [InlineData("{Stage} & \" / \" & {Skills}", "Option 1 / Option 0, Option 2")]
    [InlineData("{Due} - TODAY()", "2")]
    [InlineData("IF({Reviewed}, {Title}, \"\")", "Pay")]
    [InlineData("1 / 0", "#DIV/0!")]
    [InlineData("{Start}", "")]
    [InlineData("{Visit} < TODAY()", "False")]
    public void Formulas_see_what_a_task_holds(string formula, string shown)
    {
        var cell = Evaluate(formula, Full);
        Assert.Equal(shown, cell.Kind switch
        {
            CellKind.Number => cell.Number.ToString(System.Globalization.CultureInfo.InvariantCulture),
            CellKind.Flag => cell.Flag.ToString(),
            CellKind.Empty => "",
            _ => cell.Text,
        });
    }

    [Fact]
    public void A_view_filters_and_groups_by_a_formula()
    {
        var catalog = With("IF({Price} > 1, \"dear\", \"cheap\")");
        var context = Context with { Catalog = catalog, Formula = FormulaCells.Of(catalog, new(Today, WorkCalendar.Usual)) };
        var twice = new ColumnRef(TaskColumn.Field, Twice);
        var view = ViewEvaluator.Compile(new(GroupBy: twice), context, out _)!;
        var result = view.Evaluate([Full, ViewWorld.Task(2).With(Price, 0.5m), ViewWorld.Task(3).With(Price, 9)]);
        Assert.Equal([("=cheap", 1), ("=dear", 2)], result.Groups.Select(g => (g.Cell.Key, g.Tasks.Count)));
    }

    private static Cell Evaluate(string formula, TaskDto task)
    {
        var catalog = With(formula);
        return FormulaCells.Of(catalog, new(Today, WorkCalendar.Usual))(task, catalog.Fields.Single(f => f.Id == Twice));
    }

    private static ViewCatalog With(string formula) => Catalog with { Fields = [.. Catalog.Fields.Select(f => f.Id == Twice ? f with { Formula = formula } : f)] };
}
