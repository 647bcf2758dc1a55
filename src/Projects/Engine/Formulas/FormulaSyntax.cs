namespace Tertulia.Projects.Formulas;

/// <summary>Where a formula cannot be read.</summary>
/// <param name="Code">One of <see cref="FormulaSyntaxCodes"/>.</param>
/// <param name="Position">Of the first character that is wrong, from 0; the length of the text where something is missing at its end.</param>
/// <param name="Length">Characters concerned; 0 where something is missing.</param>
public sealed record FormulaSyntaxError(string Code, int Position, int Length);

/// <summary>Stable codes, for messages in any language.</summary>
public static class FormulaSyntaxCodes
{
    /// <summary>There is nothing but space.</summary>
    public const string Empty = "formula_empty";

    /// <summary>More than <see cref="Formula.MaxLength"/> characters.</summary>
    public const string TooLong = "formula_too_long";

    /// <summary>Nested more than <see cref="Formula.MaxDepth"/> deep, counting each operator of a chain as a level.</summary>
    public const string TooDeep = "formula_too_deep";

    /// <summary>A character that means nothing here.</summary>
    public const string UnexpectedCharacter = "formula_unexpected_character";

    /// <summary>A text without its closing quote.</summary>
    public const string UnclosedText = "formula_unclosed_text";

    /// <summary>A field without its closing brace.</summary>
    public const string UnclosedField = "formula_unclosed_field";

    /// <summary>Braces without a name in them.</summary>
    public const string EmptyField = "formula_empty_field";

    /// <summary>A number of more than 28 digits before the point.</summary>
    public const string NumberTooLarge = "formula_number_too_large";

    /// <summary>A value, a field or a function belongs here.</summary>
    public const string OperandExpected = "formula_operand_expected";

    /// <summary>An operator belongs here, or the end.</summary>
    public const string OperatorExpected = "formula_operator_expected";

    /// <summary>A closing parenthesis belongs here.</summary>
    public const string ParenthesisExpected = "formula_parenthesis_expected";

    /// <summary>A name that is neither in braces, as fields are, nor followed by a parenthesis, as functions are.</summary>
    public const string LooseName = "formula_loose_name";

    /// <summary>More than 100 arguments.</summary>
    public const string TooManyArguments = "formula_too_many_arguments";
}

public enum FormulaTokenKind
{
    Number,
    Text,
    Field,
    Name,
    Operator,
    OpeningParenthesis,
    ClosingParenthesis,
    Separator,
    End,
}

/// <summary>A piece of a formula, for colouring it and for reading it.</summary>
/// <param name="Value">
/// Of a text without its quotes, of a field without its braces (a name, or # and a key), of a name as written, of an operator in its plain spelling.
/// </param>
public readonly record struct FormulaToken(FormulaTokenKind Kind, int Start, int Length, string Value)
{
    internal int End => Start + Length;
}

/// <summary>A node of a formula's tree.</summary>
internal abstract record Node(int Position, int Depth);

internal sealed record NumberNode(decimal Value, int Position) : Node(Position, 1);

internal sealed record TextNode(string Value, int Position) : Node(Position, 1);

internal sealed record BooleanNode(bool Value, int Position) : Node(Position, 1);

/// <param name="Reference">A name, or # and a key.</param>
/// <param name="Length">Characters, with the braces.</param>
internal sealed record FieldNode(string Reference, int Position, int Length) : Node(Position, 1);

/// <param name="Operator">- or + before the operand, or % after it.</param>
internal sealed record UnaryNode(string Operator, Node Operand, int Position) : Node(Position, Operand.Depth + 1);

internal sealed record BinaryNode(string Operator, Node Left, Node Right, int Position)
    : Node(Position, Math.Max(Left.Depth, Right.Depth) + 1);

/// <param name="Name">As written; <paramref name="Function"/> is null when there is none of that name.</param>
internal sealed record CallNode(string Name, FormulaFunction? Function, IReadOnlyList<Node> Arguments, int Position)
    : Node(Position, Arguments.Select(argument => argument.Depth).DefaultIfEmpty(0).Max() + 1);
