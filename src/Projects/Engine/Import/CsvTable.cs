using System.Text;
using Tertulia.Projects.Export;

namespace Tertulia.Projects.Import;

/// <summary>
/// A table of RFC 4180, read so that broken files come through as far as can be: comma, semicolon, tab or bar; any line ends; quotation marks inside a cell that was not
/// opened with one are text; a mark that is never closed is text too, and its row is listed.
/// <para>Our own reader and not a library's: it keeps the line of each row for the list of problems, recovers at the row that is broken, and runs in the browser, where a
/// file is previewed before it is sent.</para>
/// </summary>
public sealed class CsvTable
{
    private const int Recoveries = 50;

    private CsvTable(string encoding, char separator, IReadOnlyList<string> header, IReadOnlyList<CsvRow> rows, IReadOnlyList<ImportProblem> problems)
    {
        Encoding = encoding;
        Separator = separator;
        Header = header;
        Rows = rows;
        Problems = problems;
    }

    public string Encoding { get; }

    public char Separator { get; }

    public IReadOnlyList<string> Header { get; }

    /// <summary>Every row has a cell for each column.</summary>
    public IReadOnlyList<CsvRow> Rows { get; }

    /// <summary>Rows that were left out or read with doubt.</summary>
    public IReadOnlyList<ImportProblem> Problems { get; }

    /// <summary>Null, with the reason, when the file is no table.</summary>
    public static CsvTable? Read(ReadOnlySpan<byte> file, out ImportProblem? refusal)
    {
        refusal = null;
        if (file.Length > ImportLimits.Bytes)
        {
            refusal = new(ImportProblemCodes.FileTooLarge, null, null, null);
            return null;
        }

        var text = TextDecoding.Decode(file, out var encoding);
        var problems = new List<ImportProblem>();
        var start = 0;
        var line = 1;
        if (text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && text.Length > 4)
            (start, line) = (AfterLine(text, 0), 2);
        var separator = start > 0 ? text[4] : Guess(text);
        var rows = Parse(text, start, line, separator, problems);
        var at = rows.FindIndex(r => r.Cells.Any(c => !string.IsNullOrWhiteSpace(c)));
        if (at < 0)
        {
            refusal = new(ImportProblemCodes.FileEmpty, null, null, null);
            return null;
        }

        var header = rows[at].Cells.Select(c => c.Trim()).ToList();
        while (header.Count > 1 && header[^1].Length == 0)
            header.RemoveAt(header.Count - 1);
        if (header.Count > ImportLimits.Columns || text.Contains('\0', StringComparison.Ordinal))
        {
            refusal = new(ImportProblemCodes.FileUnreadable, rows[at].Line, null, null);
            return null;
        }

        var kept = new List<CsvRow>(rows.Count);
        foreach (var read in rows.Skip(at + 1))
        {
            var row = read with { Cells = [.. read.Cells.Select(CsvText.Unguarded)] };
            if (row.Cells.All(string.IsNullOrWhiteSpace))
                continue;
            if (row.Cells.Skip(header.Count).Any(c => !string.IsNullOrWhiteSpace(c)))
                problems.Add(new(ImportProblemCodes.TooManyCells, row.Line, row.Cells[0].Length > 120 ? row.Cells[0][..120] : row.Cells[0], $"{row.Cells.Count} > {header.Count}"));
            else
                kept.Add(row with { Cells = [.. Enumerable.Range(0, header.Count).Select(i => i < row.Cells.Count ? row.Cells[i] : "")] });
        }

        return new(encoding, separator, header, kept, problems);
    }

    /// <summary>The separator with which most of the first rows have the same number of cells, and the more the better.</summary>
    private static char Guess(string text)
    {
        var best = (Score: 0, Separator: ',');
        foreach (var separator in new[] { ',', ';', '\t', '|' })
        {
            var widths = Parse(text, 0, 1, separator, null, most: 20).Select(r => r.Cells.Count).ToList();
            if (widths.Count == 0 || widths[0] < 2)
                continue;
            var score = (widths.Count(w => w == widths[0]) * 100 / widths.Count * 100) + widths[0];
            if (score > best.Score)
                best = (score, separator);
        }

        return best.Separator;
    }

    private static List<CsvRow> Parse(string text, int at, int line, char separator, List<ImportProblem>? problems, int most = int.MaxValue)
    {
        var rows = new List<CsvRow>();
        var recoveries = 0;
        while (at < text.Length && rows.Count < most)
        {
            var quotes = recoveries < Recoveries;
            var (start, startLine) = (at, line);
            if (Row(text, ref at, ref line, separator, quotes) is not { } cells)
            {
                recoveries++;
                problems?.Add(new(ImportProblemCodes.QuoteNotClosed, startLine, null, null));
                (at, line) = (start, startLine);
                cells = Row(text, ref at, ref line, separator, quotes: false)!;
            }

            rows.Add(new(startLine, cells));
        }

        return rows;
    }

    /// <returns>Null when a quotation mark is not closed.</returns>
    private static List<string>? Row(string text, ref int at, ref int line, char separator, bool quotes)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        var fresh = true;
        var startLine = line;
        while (at < text.Length)
        {
            var c = text[at++];
            if (quoted)
            {
                if (c == '"' && at < text.Length && text[at] == '"')
                {
                    cell.Append('"');
                    at++;
                }
                else if (c == '"')
                {
                    // A mark with text behind it, lines below the first: the beginning of another cell, and the first was never closed.
                    if (line > startLine && at < text.Length && text[at] != separator && text[at] is not ('\n' or '\r'))
                        return null;
                    quoted = false;
                }
                else
                {
                    line += c == '\n' || (c == '\r' && (at >= text.Length || text[at] != '\n')) ? 1 : 0;
                    cell.Append(c);
                }
            }
            else if (c == '"' && fresh && quotes)
            {
                quoted = true;
                fresh = false;
                startLine = line;
            }
            else if (c == separator)
            {
                cells.Add(cell.ToString());
                cell.Clear();
                fresh = true;
            }
            else if (c is '\n' or '\r')
            {
                if (c == '\r' && at < text.Length && text[at] == '\n')
                    at++;
                line++;
                cells.Add(cell.ToString());
                return cells;
            }
            else
            {
                fresh = false;
                cell.Append(c);
            }
        }

        cells.Add(cell.ToString());
        return quoted ? null : cells;
    }

    private static int AfterLine(string text, int at)
    {
        var end = text.AsSpan(at).IndexOfAny('\r', '\n');
        if (end < 0)
            return text.Length;
        at += end + 1;
        return at < text.Length && text[at - 1] == '\r' && text[at] == '\n' ? at + 1 : at;
    }
}

/// <param name="Line">Where it begins, from 1.</param>
public sealed record CsvRow(int Line, IReadOnlyList<string> Cells);
