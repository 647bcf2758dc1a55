using System.Buffers;
using System.Text;

namespace Tertulia.Projects.Export;

/// <summary>
/// Writes a table of RFC 4180. A text that a spreadsheet would take for a formula (<c>=HYPERLINK(…)</c>) gets an apostrophe before it, as spreadsheets themselves write
/// text; figures are written as they are, the negative ones too. <see cref="Import.CsvTable"/> takes the apostrophe off again.
/// </summary>
public sealed class CsvText(char separator = ',')
{
    /// <summary>Separators of all kinds: whoever reads may guess.</summary>
    private static readonly SearchValues<char> Special = SearchValues.Create("\"\r\n;,\t|");

    private readonly StringBuilder _text = new();
    private bool _begun;

    /// <summary>With a byte order mark, without which Excel would not read it as UTF-8.</summary>
    public byte[] ToBytes() => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(_text.ToString())];

    public override string ToString() => _text.ToString();

    public CsvText Text(string text) => Cell(IsFormula(text) ? "'" + text : text);

    /// <summary>A figure or date, from our own formatting: never guarded.</summary>
    public CsvText Figure(string figure) => Cell(figure);

    public CsvText EndRow()
    {
        _text.Append("\r\n");
        _begun = false;
        return this;
    }

    /// <summary>Apostrophes before it do not count: one more goes before those, so that taking one off always gives the text.</summary>
    private static bool IsFormula(string text)
    {
        var first = text.AsSpan().TrimStart('\'');
        return !first.IsEmpty && first[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '＝' or '＋' or '－' or '＠';
    }

    /// <summary>The text of a cell that was written so.</summary>
    internal static string Unguarded(string cell) => cell.StartsWith('\'') && IsFormula(cell) ? cell[1..] : cell;

    private CsvText Cell(string cell)
    {
        if (_begun)
            _text.Append(separator);
        _begun = true;
        if (cell.Contains(separator, StringComparison.Ordinal) || cell.AsSpan().ContainsAny(Special) || cell.StartsWith(' ') || cell.EndsWith(' '))
            _text.Append('"').Append(cell.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        else
            _text.Append(cell);
        return this;
    }
}
