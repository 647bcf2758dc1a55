using CsCheck;
using Tertulia.Projects.Formulas;

namespace Tertulia.Projects.Tests.Formulas;

public sealed class FormulaSetTests
{
    private static readonly Guid PriceId = new("0198f0a0-0000-7000-8000-000000000001");

    private static readonly string Price = FormulaField.KeyOf(PriceId);

    [Fact]
    public void A_field_keeps_being_meant_when_it_is_renamed()
    {
        const string Typed = "  SI( {precio} > 10 ;{Precio} *2 ; {Otro} )";

        var stored = new FormulaNames([new(Price, "Precio")]).ToKeys(Typed);
        var shown = new FormulaNames([new(Price, "Coste } neto")]).ToNames(stored);

        Assert.Equal($"  SI( {{#{PriceId}}} > 10 ;{{#{PriceId}}} *2 ; {{Otro}} )", stored);
        Assert.Equal("  SI( {Coste }} neto} > 10 ;{Coste }} neto} *2 ; {Otro} )", shown);
        Assert.Equal(stored, new FormulaNames([new(Price, "Coste } neto")]).ToKeys(shown));
    }

    [Fact]
    public void The_exact_name_wins_then_the_first_and_a_key_stays_where_its_name_means_another()
    {
        var names = new FormulaNames([new("a", "Cost"), new("b", "COST"), new("c", "Cost"), new("d", "#a"), new("e", " ")]);

        Assert.Equal("{#a}{#b}{#a}", names.ToKeys("{Cost}{COST}{cost}"));
        Assert.Equal("{Cost}{COST}{#c}{#d}{#e}{#gone}", names.ToNames("{#a}{#b}{#c}{#d}{#e}{#gone}"));
        Assert.Equal("b", names.Resolve("#B"));
        Assert.Null(names.Resolve("#gone"));
    }

    [Fact]
    public void What_is_no_formula_is_stored_as_typed()
    {
        var names = new FormulaNames([new("a", "Cost")]);

        Assert.Equal("1 + {#a} ? {Cost} \"", names.ToKeys("1 + {Cost} ? {Cost} \""));
        Assert.Equal("{Cost", names.ToKeys("{Cost"));
    }

    [Fact]
    public void Formulas_build_on_formulas_in_any_order()
    {
        var set = new FormulaSet(
        [
            new("gross", "Gross", "{Net} * 1.21"),
            new("net", "Net", "{#price} * {#count}"),
            new("price", "Price"),
            new("count", "Count"),
        ]);

        var results = set.Evaluate(Value, Cells.Context);

        Assert.Equal(["gross", "net"], results.Keys.Order());
        Assert.Equal(FormulaValue.Of(96.8m), results["gross"]);
        Assert.Equal(FormulaValue.Of(96.8m), set.Evaluate("GROSS", Value, Cells.Context));
        Assert.Equal(FormulaValue.Of(FormulaError.Reference), set.Evaluate("price", Value, Cells.Context));

        static FormulaValue Value(string key) => FormulaValue.Of(key == "price" ? 20m : 4m);
    }

    [Fact]
    public void A_cycle_is_an_error_of_those_on_it_and_of_what_builds_on_them()
    {
        var set = new FormulaSet(
        [
            new("a", "A", "{B} + 1"),
            new("b", "B", "IF(FALSE, {C}, 1)"),
            new("c", "C", "{A}"),
            new("self", "Self", "IFERROR({Self}, 1)"),
            new("after", "After", "{A} * 2"),
            new("saved", "Saved", "IFERROR({A}, 7)"),
            new("free", "Free", "5"),
        ]);

        var results = set.Evaluate(_ => FormulaValue.Blank, Cells.Context);

        Assert.Equal(["#CYCLE!", "#CYCLE!", "#CYCLE!", "#CYCLE!", "#CYCLE!", "7", "5"], results.Values.Select(value => value.ToString()));
        Assert.All(results, pair => Assert.Equal(pair.Value, set.Evaluate(pair.Key, _ => FormulaValue.Blank, Cells.Context)));
        Assert.Equal(["a", "b", "c"], set.CycleOf("A"));
        Assert.Equal(["self"], set.CycleOf("self"));
        Assert.Null(set.CycleOf("after"));
        Assert.Null(set.CycleOf("nothing"));
    }

    [Fact]
    public void Gone_and_unknown_fields_and_broken_formulas_show_as_errors()
    {
        var set = new FormulaSet([new("a", "A", "{#gone}"), new("b", "B", "{Gone}"), new("c", "C", "1 +"), new("d", "D", "{C}")]);

        Assert.Equal(["#REF!", "#NAME?", "#ERROR!", "#ERROR!"], set.Evaluate(_ => FormulaValue.Blank, Cells.Context).Values.Select(v => v.ToString()));
        Assert.Equal(FormulaSyntaxCodes.OperandExpected, set.ErrorOf("c")!.Code);
        Assert.Null(set.ErrorOf("a"));
    }

    [Fact]
    public void Only_what_is_needed_is_computed()
    {
        var set = new FormulaSet([new("a", "A", "{X}"), new("b", "B", "{A} + {X}"), new("c", "C", "{Y}"), new("x", "X"), new("y", "Y")]);
        var asked = new List<string>();

        set.Evaluate("b", key => { asked.Add(key); return FormulaValue.Of(1m); }, Cells.Context);

        Assert.Equal(["x", "x"], asked);
    }

    [Fact]
    public void A_long_chain_is_computed_without_recursion_and_doubling_texts_end()
    {
        var numbers = Chain("1", "{before} + 1", 500);
        var texts = Chain("\"x\"", "{before} & {before}", 100);

        Assert.Equal(FormulaValue.Of(500m), numbers.Evaluate("f499", _ => FormulaValue.Blank, Cells.Context));
        Assert.Equal(8_192, texts.Evaluate("f13", _ => FormulaValue.Blank, Cells.Context).AsText.Length);
        Assert.Equal(FormulaValue.Of(FormulaError.Limit), texts.Evaluate("f99", _ => FormulaValue.Blank, Cells.Context));

        static FormulaSet Chain(string first, string next, int length) => new(Enumerable.Range(0, length).Select(i => new FormulaField(
            $"f{i}", $"F{i}", i == 0 ? first : next.Replace("before", $"F{i - 1}", StringComparison.Ordinal))));
    }

    [Fact]
    public void Any_formulas_give_each_a_result_and_a_cycle_exactly_where_one_leads_back() =>
        Gen.Int[0, 7].Array[0, 3].Array[1, 8].Sample(needs =>
        {
            var fields = needs.Select((of, i) => new FormulaField($"f{i}", $"F{i}", string.Join("+", of.Select(n => $"{{F{n}}}").Prepend("1")))).ToArray();
            var set = new FormulaSet(fields);

            var results = set.Evaluate(_ => FormulaValue.Blank, Cells.Context);

            Assert.Equal(fields.Length, results.Count);
            for (var i = 0; i < needs.Length; i++)
            {
                var reached = new HashSet<int>(needs[i]);
                for (var before = -1; before != reached.Count;)
                {
                    before = reached.Count;
                    reached.UnionWith(reached.Where(n => n < needs.Length).SelectMany(n => needs[n]).ToArray());
                }

                Assert.Equal(reached.Contains(i), set.CycleOf($"f{i}") is not null);
                Assert.Equal(results[$"f{i}"], set.Evaluate($"f{i}", _ => FormulaValue.Blank, Cells.Context));
                FormulaError?[] errors =
                [
                    .. reached.Append(i).Any(n => set.CycleOf($"f{n}") is not null) ? [FormulaError.Cycle] : Array.Empty<FormulaError?>(),
                    .. !reached.Contains(i) && reached.Any(n => n >= needs.Length) ? [FormulaError.Name] : Array.Empty<FormulaError?>(),
                ];
                Assert.Contains(results[$"f{i}"].AsError, errors.DefaultIfEmpty(null));
            }
        });
}
