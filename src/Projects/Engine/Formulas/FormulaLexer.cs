using System.Globalization;
using System.Text;

namespace Tertulia.Projects.Formulas;

/// <summary>
/// Cuts a formula into tokens, in the same way in every culture: the decimal separator is a point, and both comma and semicolon separate arguments.
/// Texts stand in double quotes, doubled inside; fields in braces, of which the closing one is doubled inside.
/// </summary>
public static class FormulaLexer
{
    /// <summary>
    /// The tokens up to the first error, which is null when there is none. The last is an <see cref="FormulaTokenKind.End"/> then. Any length, in time
    /// linear in it.
    /// </summary>
    public static (IReadOnlyList<FormulaToken> Tokens, FormulaSyntaxError? Error) Scan(string text)
    {
        var tokens = new List<FormulaToken>();
        var position = 0;
        while (position < text.Length)
        {
            if (char.IsWhiteSpace(text[position]))
            {
                position++;
                continue;
            }

            var (token, code) = Next(text, position);
            if (code is not null)
                return (tokens, new FormulaSyntaxError(code, position, token.Length));
            tokens.Add(token);
            position = token.End;
        }

        tokens.Add(new FormulaToken(FormulaTokenKind.End, text.Length, 0, ""));
        return (tokens, null);
    }

    private static (FormulaToken Token, string? Code) Next(string text, int start)
    {
        var c = text[start];
        if (char.IsAsciiDigit(c) || (c == '.' && start + 1 < text.Length && char.IsAsciiDigit(text[start + 1])))
            return (Token(FormulaTokenKind.Number, text, start, NumberEnd(text, start)), null);
        if (c == '"')
            return Quoted(FormulaTokenKind.Text, text, start, '"', FormulaSyntaxCodes.UnclosedText);
        if (c == '{')
        {
            var (token, code) = Quoted(FormulaTokenKind.Field, text, start, '}', FormulaSyntaxCodes.UnclosedField);
            token = token with { Value = token.Value.Trim() };
            return (token, code ?? (token.Value is "" or "#" ? FormulaSyntaxCodes.EmptyField : null));
        }

        if (char.IsLetter(c) || c == '_')
        {
            var end = start + 1;
            while (end < text.Length && IsNamePart(text[end]))
                end++;
            return (Token(FormulaTokenKind.Name, text, start, end), null);
        }

        return Symbol(text, start);
    }

    private static (FormulaToken Token, string? Code) Symbol(string text, int start)
    {
        var two = start + 1 < text.Length ? text.AsSpan(start, 2) : default;
        var (kind, length, value) = text[start] switch
        {
            '(' => (FormulaTokenKind.OpeningParenthesis, 1, "("),
            ')' => (FormulaTokenKind.ClosingParenthesis, 1, ")"),
            ',' or ';' => (FormulaTokenKind.Separator, 1, ","),
            '<' when two is "<=" => (FormulaTokenKind.Operator, 2, "<="),
            '<' when two is "<>" => (FormulaTokenKind.Operator, 2, "<>"),
            '>' when two is ">=" => (FormulaTokenKind.Operator, 2, ">="),
            '!' when two is "!=" => (FormulaTokenKind.Operator, 2, "<>"),
            '=' when two is "==" => (FormulaTokenKind.Operator, 2, "="),
            '≤' => (FormulaTokenKind.Operator, 1, "<="),
            '≥' => (FormulaTokenKind.Operator, 1, ">="),
            '≠' => (FormulaTokenKind.Operator, 1, "<>"),
            '−' => (FormulaTokenKind.Operator, 1, "-"),
            '×' => (FormulaTokenKind.Operator, 1, "*"),
            '÷' => (FormulaTokenKind.Operator, 1, "/"),
            '+' or '-' or '*' or '/' or '^' or '&' or '%' or '=' or '<' or '>' => (FormulaTokenKind.Operator, 1, text[start].ToString()),
            _ => (FormulaTokenKind.End, 1, ""),
        };
        return (new FormulaToken(kind, start, length, value), kind == FormulaTokenKind.End ? FormulaSyntaxCodes.UnexpectedCharacter : null);
    }

    private static (FormulaToken Token, string? Code) Quoted(FormulaTokenKind kind, string text, int start, char closing, string unclosed)
    {
        var value = new StringBuilder();
        for (var i = start + 1; i < text.Length; i++)
        {
            if (text[i] == closing && (i + 1 == text.Length || text[i + 1] != closing))
                return (new FormulaToken(kind, start, i + 1 - start, value.ToString()), null);
            if (text[i] == closing)
                i++;
            value.Append(text[i]);
        }

        return (new FormulaToken(kind, start, text.Length - start, ""), unclosed);
    }

    private static int NumberEnd(string text, int start)
    {
        var end = start;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        if (end < text.Length && text[end] == '.')
        {
            end++;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
                end++;
        }

        return end;
    }

    // Combining marks too: é may come as e and an accent.
    private static bool IsNamePart(char c) =>
        char.IsLetterOrDigit(c) || c is '_' or '.' || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;

    private static FormulaToken Token(FormulaTokenKind kind, string text, int start, int end) => new(kind, start, end - start, text[start..end]);
}
