using System.Globalization;

namespace Tertulia.Projects.Formulas;

// A Pratt parser: each operator has a power with which it binds, and an operand goes to whichever neighbour binds it more strongly. From loose to tight:
//
//     = <> < <= > >=     &     + -     * /     ^     % after     - + before
//
// That is the order of spreadsheets, with their two surprises: a sign binds before the power, so that -2^2 is 4, and powers go from left to right, so
// that 2^3^2 is 64. People paste formulas from there, and a formula that means something else here is worse than an odd rule.
//
// Only parentheses, arguments and signs recurse, and each of them counts its depth; chains of operators are a loop, but make a tree as deep as they
// are long, which is why the depth of nodes is bounded as well: whatever walks the tree may recurse.
internal sealed class FormulaParser
{
    private const int MaxArguments = 100;
    private const int SignPower = 7;
    private const int PercentPower = 6;

    private readonly IReadOnlyList<FormulaToken> _tokens;
    private int _next;
    private int _depth;
    private FormulaSyntaxError? _error;

    private FormulaParser(IReadOnlyList<FormulaToken> tokens) => _tokens = tokens;

    private FormulaToken Current => _tokens[_next];

    /// <summary>Either the tree or the first error is null, not both.</summary>
    internal static (Node? Root, FormulaSyntaxError? Error) Parse(string text)
    {
        if (text.Length > Formula.MaxLength)
            return (null, new FormulaSyntaxError(FormulaSyntaxCodes.TooLong, Formula.MaxLength, text.Length - Formula.MaxLength));
        var (tokens, error) = FormulaLexer.Scan(text);
        if (error is not null)
            return (null, error);

        var parser = new FormulaParser(tokens);
        if (parser.Current is { Kind: FormulaTokenKind.Operator, Value: "=", Length: 1 })
            parser._next++; // out of habit, people begin with one
        if (parser.Current.Kind == FormulaTokenKind.End)
            return (null, new FormulaSyntaxError(FormulaSyntaxCodes.Empty, 0, text.Length));

        var root = parser.Expression(0);
        if (root is not null && parser.Current.Kind != FormulaTokenKind.End)
            root = parser.Fail(FormulaSyntaxCodes.OperatorExpected);
        return (root, parser._error);
    }

    /// <summary>With how much power an operator binds; 0 for none.</summary>
    internal static int PowerOf(string binary) => binary switch
    {
        "=" or "<>" or "<" or "<=" or ">" or ">=" => 1,
        "&" => 2,
        "+" or "-" => 3,
        "*" or "/" => 4,
        "^" => 5,
        _ => 0,
    };

    /// <summary>An operand and the operators after it that bind more than the given power; null with <see cref="_error"/> set.</summary>
    private Node? Expression(int power)
    {
        if (++_depth > Formula.MaxDepth)
            return Fail(FormulaSyntaxCodes.TooDeep);

        var left = Operand();
        while (left is not null && Current.Kind == FormulaTokenKind.Operator)
        {
            var symbol = Current;
            var binds = symbol.Value == "%" ? PercentPower : PowerOf(symbol.Value);
            if (binds <= power)
                break;

            _next++;
            if (symbol.Value == "%")
                left = Bounded(new UnaryNode("%", left, symbol.Start));
            else
                left = Expression(binds) is { } right ? Bounded(new BinaryNode(symbol.Value, left, right, symbol.Start)) : null;
        }

        _depth--;
        return left;
    }

    private Node? Operand()
    {
        var token = Current;
        switch (token.Kind)
        {
            case FormulaTokenKind.Number:
                _next++;
                return decimal.TryParse(token.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                    ? new NumberNode(number, token.Start)
                    : Fail(FormulaSyntaxCodes.NumberTooLarge, token);
            case FormulaTokenKind.Text:
                _next++;
                return new TextNode(token.Value, token.Start);
            case FormulaTokenKind.Field:
                _next++;
                return new FieldNode(token.Value, token.Start, token.Length);
            case FormulaTokenKind.Operator when token.Value is "-" or "+":
                _next++;
                return Expression(SignPower) is { } operand ? Bounded(new UnaryNode(token.Value, operand, token.Start)) : null;
            case FormulaTokenKind.OpeningParenthesis:
                _next++;
                return Expression(0) is { } inner && Close() ? inner : null;
            case FormulaTokenKind.Name:
                return Named(token);
            default:
                return Fail(FormulaSyntaxCodes.OperandExpected);
        }
    }

    private Node? Named(FormulaToken name)
    {
        _next++;
        if (Current.Kind == FormulaTokenKind.OpeningParenthesis)
        {
            _next++;
            return Arguments() is { } arguments
                ? Bounded(new CallNode(name.Value, FormulaFunctions.Find(name.Value), arguments, name.Start))
                : null;
        }

        return FormulaFunctions.Fold(name.Value) switch
        {
            "TRUE" or "VERDADERO" => new BooleanNode(true, name.Start),
            "FALSE" or "FALSO" => new BooleanNode(false, name.Start),
            _ => Fail(FormulaSyntaxCodes.LooseName, name),
        };
    }

    private List<Node>? Arguments()
    {
        var arguments = new List<Node>();
        if (Current.Kind == FormulaTokenKind.ClosingParenthesis)
        {
            _next++;
            return arguments;
        }

        while (Expression(0) is { } argument)
        {
            arguments.Add(argument);
            if (Current.Kind != FormulaTokenKind.Separator)
                return Close() ? arguments : null;
            if (arguments.Count == MaxArguments)
            {
                Fail(FormulaSyntaxCodes.TooManyArguments);
                return null;
            }

            _next++;
        }

        return null;
    }

    private bool Close()
    {
        if (Current.Kind != FormulaTokenKind.ClosingParenthesis)
            return Fail(FormulaSyntaxCodes.ParenthesisExpected) is not null;
        _next++;
        return true;
    }

    private Node? Bounded(Node node) => node.Depth <= Formula.MaxDepth ? node : Fail(FormulaSyntaxCodes.TooDeep);

    private Node? Fail(string code, FormulaToken? at = null)
    {
        var token = at ?? Current;
        _error ??= new FormulaSyntaxError(code, token.Start, token.Length);
        return null;
    }
}
