using System.Globalization;
using CsCheck;
using Tertulia.Projects.Formulas;

namespace Tertulia.Projects.Tests.Formulas;

public sealed class FormulaPropertyTests
{
    private static readonly string[] Binary = ["=", "<>", "<", "<=", ">", ">=", "&", "+", "-", "*", "/", "^"];

    /// <summary>Pieces that make formulas, and nearly make them.</summary>
    private static readonly string[] Pieces =
    [
        .. Binary, .. FormulaFunctions.All.Select(function => function.Name + "("),
        "(", ")", ")", ")", ",", ";", "%", "1", "0", "2.5", "1e9", ".", "{", "}", "\"", "\"x\"", "\"0.0%\"", "\"2026-05-01\"", "{Price}", "{Name}", "{Due}", "{No date}", "{Empty}", "{Long}", "{Huge}", "{Broken}", "{#gone}", "TRUE", "FALSO",
        "79228162514264337593543950335", "0.0000000000000000000000000001", "-", " ", "\n", "\0", "\ud83c", "é", "#", "Σ",
    ];

    private static readonly Gen<Node> Leaves = Gen.OneOf<Node>(
        Gen.Select(Gen.Int[0, 999_999], Gen.Int[0, 6]).Select((n, scale) => (Node)new NumberNode(new decimal(n, 0, 0, false, (byte)scale), 0)),
        Gen.String.Select(text => (Node)new TextNode(text[..Math.Min(20, text.Length)], 0)),
        Gen.Bool.Select(boolean => (Node)new BooleanNode(boolean, 0)),
        Gen.String.Select(name => (Node)new FieldNode(name[..Math.Min(20, name.Length)].Trim() is { } n && n is not ("" or "#") ? n : "Price", 0, 0)));

    private static Gen<Node> Trees(int depth)
    {
        if (depth == 0)
            return Leaves;
        var parts = Trees(depth - 1);
        return Gen.OneOf<Node>(
            Leaves,
            Gen.Select(Gen.OneOf("-", "+", "%"), parts).Select((symbol, operand) => (Node)new UnaryNode(symbol, operand, 0)),
            Gen.Select(Gen.OneOf(Binary), parts, parts).Select((symbol, left, right) => (Node)new BinaryNode(symbol, left, right, 0)),
            Gen.Select(Gen.OneOf<FormulaFunction>([.. FormulaFunctions.All]), parts.Array[0, 3]).Select((f, arguments) => (Node)new CallNode(f.Name, f, arguments, 0)));
    }

    [Fact]
    public void No_text_makes_it_throw() => Gen.String.Sample(Handle, iter: 20_000);

    [Fact]
    public void No_mixture_of_pieces_makes_it_throw() =>
        Gen.OneOf(Pieces).Array[0, 25].Sample(pieces => Handle(string.Concat(pieces)), iter: 50_000);

    [Fact]
    public void No_formula_makes_it_throw() => Trees(4).Sample(tree => Handle(FormulaPrinter.Print(tree)), iter: 20_000);

    [Fact]
    public void What_is_printed_reads_as_what_it_was() => Trees(4).Sample(tree =>
    {
        var text = FormulaPrinter.Print(tree);
        if (text.Length > Formula.MaxLength)
            return;

        var (formula, error) = Formula.Parse(text);

        Assert.Null(error);
        Assert.Equal(Dump(tree), Dump(formula!.Root));
        Assert.Equal(text, formula.ToString());
    }, iter: 20_000);

    /// <summary>Against taking, again and again, the leftmost of the operators that bind most, and putting parentheses around it.</summary>
    [Fact]
    public void Operators_bind_as_in_a_table() =>
        Gen.Select(Gen.Int[1, 9], Gen.Select(Gen.OneOf(Binary), Gen.Int[1, 9]).Array[1, 8]).Sample((first, rest) =>
        {
            var operands = rest.Select(part => part.Item2.ToString(CultureInfo.InvariantCulture))
                .Prepend(first.ToString(CultureInfo.InvariantCulture)).ToList();
            var operators = rest.Select(part => part.Item1).ToList();
            var flat = operands[0] + string.Concat(rest.Select(part => $" {part.Item1} {part.Item2}"));
            foreach (string[] level in (string[][])[["^"], ["*", "/"], ["+", "-"], ["&"], ["=", "<>", "<", "<=", ">", ">="]])
            {
                for (var i = operators.FindIndex(level.Contains); i >= 0; i = operators.FindIndex(level.Contains))
                {
                    operands[i] = $"({operands[i]} {operators[i]} {operands[i + 1]})";
                    operands.RemoveAt(i + 1);
                    operators.RemoveAt(i);
                }
            }

            Assert.Equal(Dump(Formula.Parse(operands[0]).Formula!.Root), Dump(Formula.Parse(flat).Formula!.Root));
        });

    /// <summary>Against plain decimal arithmetic on the same operators.</summary>
    [Fact]
    public void Sums_and_products_come_out_right() =>
        Gen.Select(Gen.Int[-99, 99], Gen.Select(Gen.OneOf("+", "-", "*"), Gen.Int[-99, 99]).Array[0, 8]).Sample((first, rest) =>
        {
            var text = rest.Aggregate(first.ToString(CultureInfo.InvariantCulture), (before, part) => $"{before}{part.Item1}{part.Item2}");
            decimal sum = 0, product = first;
            foreach (var (symbol, number) in rest)
            {
                if (symbol == "*")
                {
                    product *= number;
                    continue;
                }

                sum += product;
                product = symbol == "+" ? number : -number;
            }

            Assert.Equal(FormulaValue.Of(sum + product), Cells.Evaluate(text));
        });

    [Fact]
    public void Names_and_keys_turn_into_each_other_and_change_nothing_else() =>
        Gen.Select(Trees(3), Gen.String.Array[1, 5]).Sample((tree, given) =>
        {
            var text = FormulaPrinter.Print(tree);

            // Names that the tree has, besides any others.
            var names = (Formula.Parse(text).Formula?.References ?? []).Take(2).Concat(given);
            var fields = names.Select((name, i) => new FormulaField($"k{i}", name)).ToArray();
            var before = new FormulaNames(fields);
            var after = new FormulaNames(fields.Select((field, i) => field with { Name = $"{{renamed}} {i}" }));

            var stored = before.ToKeys(text);

            Assert.Equal(stored, before.ToKeys(before.ToNames(stored)));
            Assert.Equal(stored, after.ToKeys(after.ToNames(stored)));
            if (text.Length <= Formula.MaxLength / 2)
                Assert.Equal(Formula.Parse(text).Formula!.References.Select(before.Resolve), Formula.Parse(stored).Formula!.References.Select(before.Resolve));
        });

    private static void Handle(string text)
    {
        var names = new FormulaNames([new("price", "Price"), new("x", text)]);
        names.ToNames(names.ToKeys(text));
        var (formula, error) = Formula.Parse(text);
        Assert.True(formula is null != error is null);
        if (error is not null)
        {
            Assert.InRange(error.Position, 0, text.Length);
            Assert.InRange(error.Position + error.Length, 0, text.Length);
            return;
        }

        FormulaCheck.FindProblems(formula!, names);
        Assert.NotNull(formula!.Evaluate(Cells.Read, Cells.Context).ToString());
        Assert.Single(new FormulaSet([new("x", "X", text)]).Evaluate(Cells.Read, Cells.Context));
    }

    private static string Dump(Node node) => node switch
    {
        NumberNode number => FormulaValue.NumberText(number.Value),
        TextNode text => $"'{text.Value}'",
        BooleanNode boolean => boolean.Value.ToString(),
        FieldNode field => $"[{field.Reference}]",
        UnaryNode unary => $"({unary.Operator} {Dump(unary.Operand)})",
        BinaryNode binary => $"({binary.Operator} {Dump(binary.Left)} {Dump(binary.Right)})",
        CallNode call => $"({call.Name} {string.Join(' ', call.Arguments.Select(Dump))})",
        _ => throw new ArgumentException("No node.", nameof(node)),
    };
}
