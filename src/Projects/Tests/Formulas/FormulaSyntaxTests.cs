using Tertulia.Projects.Formulas;

namespace Tertulia.Projects.Tests.Formulas;

public sealed class FormulaSyntaxTests
{
    [Theory]
    [InlineData("", FormulaSyntaxCodes.Empty, 0, 0)]
    [InlineData("  = ", FormulaSyntaxCodes.Empty, 0, 4)]
    [InlineData("1 +", FormulaSyntaxCodes.OperandExpected, 3, 0)]
    [InlineData("1 + * 2", FormulaSyntaxCodes.OperandExpected, 4, 1)]
    [InlineData("SUM(1,)", FormulaSyntaxCodes.OperandExpected, 6, 1)]
    [InlineData("1 2", FormulaSyntaxCodes.OperatorExpected, 2, 1)]
    [InlineData("1.2.3", FormulaSyntaxCodes.OperatorExpected, 3, 2)]
    [InlineData("(1))", FormulaSyntaxCodes.OperatorExpected, 3, 1)]
    [InlineData("1, 2", FormulaSyntaxCodes.OperatorExpected, 1, 1)]
    [InlineData("(1 + 2", FormulaSyntaxCodes.ParenthesisExpected, 6, 0)]
    [InlineData("SUM(1 2)", FormulaSyntaxCodes.ParenthesisExpected, 6, 1)]
    [InlineData("Price * 2", FormulaSyntaxCodes.LooseName, 0, 5)]
    [InlineData("1 + \"abc", FormulaSyntaxCodes.UnclosedText, 4, 4)]
    [InlineData("1 + {abc", FormulaSyntaxCodes.UnclosedField, 4, 4)]
    [InlineData("1 + { }", FormulaSyntaxCodes.EmptyField, 4, 3)]
    [InlineData("1 + @", FormulaSyntaxCodes.UnexpectedCharacter, 4, 1)]
    [InlineData("99999999999999999999999999999999", FormulaSyntaxCodes.NumberTooLarge, 0, 32)]
    public void An_error_has_a_code_and_a_place(string formula, string code, int position, int length)
    {
        var (parsed, error) = Formula.Parse(formula);

        Assert.Null(parsed);
        Assert.Equal(new FormulaSyntaxError(code, position, length), error);
    }

    [Fact]
    public void Length_depth_and_arguments_are_bounded()
    {
        Assert.Equal(FormulaSyntaxCodes.TooLong, CodeOf(new string('1', Formula.MaxLength + 1)));
        Assert.Equal(FormulaSyntaxCodes.TooDeep, CodeOf(new string('(', Formula.MaxLength)));
        Assert.Equal(FormulaSyntaxCodes.TooDeep, CodeOf(new string('-', Formula.MaxLength)));
        Assert.Equal(FormulaSyntaxCodes.TooDeep, CodeOf(string.Concat(Enumerable.Repeat("ABS(", 1_000))));
        Assert.Equal(FormulaSyntaxCodes.TooDeep, CodeOf(string.Join('+', Enumerable.Repeat("1", 1_000))));
        Assert.Equal(FormulaSyntaxCodes.TooDeep, CodeOf("1" + new string('%', 1_000)));
        Assert.Equal(FormulaSyntaxCodes.TooManyArguments, CodeOf($"SUM({string.Join(',', Enumerable.Repeat("1", 101))})"));

        Assert.Equal("100", Cells.Evaluate($"SUM({string.Join(',', Enumerable.Repeat("1", 100))})").ToString());
        Assert.Equal("199", Cells.Evaluate(string.Join('+', Enumerable.Repeat("1", 199))).ToString());
        Assert.Equal("1", Cells.Evaluate(new string('(', 199) + "1" + new string(')', 199)).ToString());

        static string? CodeOf(string text) => Formula.Parse(text).Error?.Code;
    }

    [Fact]
    public void Work_is_bounded_whatever_is_repeated()
    {
        var uppers = string.Join("&", Enumerable.Repeat("LEFT(UPPER({Long}))", 150));

        Assert.Equal("#LIMIT!", Cells.Evaluate(uppers).ToString());
    }

    [Fact]
    public void The_canonical_spelling_has_no_more_parentheses_than_it_needs() =>
        Assert.Equal(
            "IF({a} * (1 + 2) - -3% >= 2, \"x\", SUM(1, 2.5) ^ 2)",
            Formula.Parse("=si(({a}*(1+2))-(-3%)>=2;\"x\";suma(1;2.50)^2)").Formula!.ToString());

    [Fact]
    public void Tokens_cover_what_is_typed_up_to_the_mistake()
    {
        var (tokens, error) = FormulaLexer.Scan("SUM({a}}b}, 1) ? 2");

        Assert.Equal(["SUM", "(", "a}b", ",", "1", ")"], tokens.Select(token => token.Value));
        Assert.Equal((4, 6), (tokens[2].Start, tokens[2].Length));
        Assert.Equal(15, error!.Position);
    }

    [Fact]
    public void Problems_are_named_where_they_are()
    {
        var names = new FormulaNames([new("price", "Price")]);

        var problems = FormulaCheck.FindProblems(Formula.Parse("{Price} + {Cost} + FOO(1) + ROUND() + {#gone}").Formula!, names);

        Assert.Equal(
            [
                new(FormulaProblemCodes.UnknownField, 10, 6, "Cost"),
                new(FormulaProblemCodes.UnknownFunction, 19, 3, "FOO"),
                new(FormulaProblemCodes.ArgumentCount, 28, 5, "ROUND"),
                new(FormulaProblemCodes.UnknownField, 38, 7, "#gone"),
            ],
            problems);
        Assert.Empty(FormulaCheck.FindProblems(Formula.Parse("{price}").Formula!, names));
    }
}
