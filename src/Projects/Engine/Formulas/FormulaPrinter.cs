using System.Text;

namespace Tertulia.Projects.Formulas;

/// <summary>Writes a tree in one canonical way: functions by their English names, single spaces, no more parentheses than needed.</summary>
internal static class FormulaPrinter
{
    private const int Atom = 8;

    internal static string Print(Node node)
    {
        var text = new StringBuilder();
        Write(node, 0, text);
        return text.ToString();
    }

    private static void Write(Node node, int least, StringBuilder text)
    {
        var power = PowerOf(node);
        if (power < least)
            text.Append('(');
        switch (node)
        {
            case NumberNode number:
                text.Append(FormulaValue.NumberText(number.Value));
                break;
            case TextNode literal:
                text.Append('"').Append(literal.Value.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
                break;
            case BooleanNode boolean:
                text.Append(boolean.Value ? "TRUE" : "FALSE");
                break;
            case FieldNode field:
                text.Append(Braced(field.Reference));
                break;
            case UnaryNode { Operator: "%" } percent:
                Write(percent.Operand, power, text);
                text.Append('%');
                break;
            case UnaryNode sign:
                text.Append(sign.Operator);
                Write(sign.Operand, power, text);
                break;
            case BinaryNode binary:
                Write(binary.Left, power, text);
                text.Append(' ').Append(binary.Operator).Append(' ');
                Write(binary.Right, power + 1, text);
                break;
            case CallNode call:
                text.Append(call.Function?.Name ?? call.Name).Append('(');
                for (var i = 0; i < call.Arguments.Count; i++)
                {
                    text.Append(i == 0 ? "" : ", ");
                    Write(call.Arguments[i], 0, text);
                }

                text.Append(')');
                break;
        }

        if (power < least)
            text.Append(')');
    }

    /// <summary>A reference as a formula has it.</summary>
    internal static string Braced(string reference) => $"{{{reference.Replace("}", "}}", StringComparison.Ordinal)}}}";

    private static int PowerOf(Node node) => node switch
    {
        BinaryNode binary => FormulaParser.PowerOf(binary.Operator),
        UnaryNode { Operator: "%" } => 6,
        UnaryNode => 7,
        _ => Atom,
    };
}
