namespace Tertulia.Projects.Formulas;

/// <summary>
/// A formula over fields, such as <c>IF({Price} * {Quantity} &gt; 1000; "big"; "small")</c>. Immutable; safe to share. Whatever the text, reading and
/// evaluating it is bounded in time and depth and never throws.
/// </summary>
public sealed class Formula
{
    /// <summary>Characters of a formula as it is stored, with keys: those of a custom field are 39 long.</summary>
    public const int MaxLength = 4_000;

    /// <summary>Levels of parentheses, functions and operators.</summary>
    public const int MaxDepth = 200;

    /// <summary>UTF-16 units of a text that a formula makes.</summary>
    public const int MaxTextLength = 10_000;

    private Formula(string text, Node root)
    {
        Text = text;
        Root = root;
        References = [.. Nodes().OfType<FieldNode>().Select(field => field.Reference).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>As it was given.</summary>
    public string Text { get; }

    /// <summary>The fields it names, each once: by name, or by # and key. See <see cref="FormulaNames"/>.</summary>
    public IReadOnlyList<string> References { get; }

    internal Node Root { get; }

    /// <summary>Reads a formula. Either it or the error is null.</summary>
    public static (Formula? Formula, FormulaSyntaxError? Error) Parse(string text)
    {
        var (root, error) = FormulaParser.Parse(text);
        return root is null ? (null, error) : (new Formula(text, root), null);
    }

    /// <summary>Its result.</summary>
    /// <param name="field">The value of a field by reference.</param>
    public FormulaValue Evaluate(Func<string, FormulaValue> field, FormulaContext context) => new FormulaEvaluator(field, context).Evaluate(Root);

    /// <summary>The formula in its canonical spelling: English functions, commas, single spaces.</summary>
    public override string ToString() => FormulaPrinter.Print(Root);

    /// <summary>All nodes, without recursion, in no particular order.</summary>
    internal IEnumerable<Node> Nodes()
    {
        var left = new Stack<Node>([Root]);
        while (left.TryPop(out var node))
        {
            yield return node;
            IEnumerable<Node> parts = node switch
            {
                UnaryNode unary => [unary.Operand],
                BinaryNode binary => [binary.Left, binary.Right],
                CallNode call => call.Arguments,
                _ => [],
            };
            foreach (var part in parts)
                left.Push(part);
        }
    }
}
