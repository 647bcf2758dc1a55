using System.Text;
using CsCheck;
using Tertulia.Projects.Export;

namespace Tertulia.Projects.Import;

public sealed class CsvTableTests
{
    [Fact]
    public void Quoted_cells_may_hold_anything()
    {
        var table = Read("Name,Notes\r\n\"a, b\",\"two\nlines \"\"quoted\"\"\"\r\nplain \"as is\",\r\n");
        Assert.Equal(["Name", "Notes"], table.Header);
        Assert.Equal([["a, b", "two\nlines \"quoted\""], ["plain \"as is\"", ""]], table.Rows.Select(r => r.Cells));
        Assert.Equal([2, 4], table.Rows.Select(r => r.Line));
    }

    [Theory]
    [InlineData("a;b;c\n1,5;2;3\n4;5;6", ';')]
    [InlineData("a\tb\n1,5\t2", '\t')]
    [InlineData("a|b\n1|2", '|')]
    [InlineData("sep=;\na;b\n1;2", ';')]
    [InlineData("name\none\ntwo", ',')]
    public void Separators_are_found(string text, char separator)
    {
        var table = Read(text);
        Assert.Equal(separator, table.Separator);
        Assert.All(table.Rows, r => Assert.Equal(table.Header.Count, r.Cells.Count));
    }

    [Fact]
    public void Encodings_are_found()
    {
        const string Text = "Título,Año\r\nReunión con Íñigo — 5 €,2026\r\n";
        foreach (var (name, bytes) in new (string, byte[])[]
        {
            ("UTF-8", Encoding.UTF8.GetBytes(Text)), ("UTF-8", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Text)]),
            ("UTF-16", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Text)]), ("UTF-16", [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Text)]),
            ("UTF-16", Encoding.Unicode.GetBytes(Text)), ("UTF-16", Encoding.BigEndianUnicode.GetBytes(Text)),
            ("Windows-1252", [.. Text.Select(c => c switch { '€' => (byte)0x80, '—' => (byte)0x97, _ => (byte)c })]),
        })
        {
            var table = CsvTable.Read(bytes, out _)!;
            Assert.Equal(name, table.Encoding);
            Assert.Equal(["Título", "Año"], table.Header);
            Assert.Equal("Reunión con Íñigo — 5 €", table.Rows.Single().Cells[0]);
        }
    }

    [Fact]
    public void A_quotation_mark_that_is_never_closed_costs_its_row_alone()
    {
        var table = Read("Name,Notes\none,1\n\"two,2\nthree,3\n\"four\",4\n");
        Assert.Equal(["one", "\"two", "three", "four"], table.Rows.Select(r => r.Cells[0]));
        var problem = Assert.Single(table.Problems);
        Assert.Equal((ImportProblemCodes.QuoteNotClosed, 3), (problem.Code, problem.Line));
    }

    [Fact]
    public void Rows_with_too_many_cells_are_listed_and_the_rest_stays()
    {
        var table = Read("Name,Notes\none,1\ntwo,2,oops\n\nthree,3,,\nfour");
        Assert.Equal(["one", "three", "four"], table.Rows.Select(r => r.Cells[0]));
        var problem = Assert.Single(table.Problems);
        Assert.Equal((ImportProblemCodes.TooManyCells, 3, "two"), (problem.Code, problem.Line, problem.Where));
    }

    [Theory]
    [InlineData("", ImportProblemCodes.FileEmpty)]
    [InlineData("\n\n  \n", ImportProblemCodes.FileEmpty)]
    [InlineData("PK\u0003\u0004\0\u0001\u0002\u0003\u0004\u0005\u0006\a", ImportProblemCodes.FileUnreadable)]
    public void What_is_no_table_is_refused(string text, string code)
    {
        Assert.Null(CsvTable.Read(Encoding.UTF8.GetBytes(text), out var refusal));
        Assert.Equal(code, refusal!.Code);
    }

    [Fact]
    public void What_is_written_is_read_again() =>
        Gen.Select(Gen.OneOf(",", ";", "\t"), Gen.Int[1, 5], Cells.Array[1, 40])
            .Sample((separator, width, cells) =>
            {
                var rows = cells.Select(c => c.Replace('\0', ' ')).Chunk(width).Select(r => r.Concat(Enumerable.Repeat("", width - r.Length)).ToArray()).ToList();
                var csv = new CsvText(separator[0]);
                foreach (var row in rows.Prepend([.. Enumerable.Range(0, width).Select(i => $"column {i}")]))
                {
                    foreach (var cell in row)
                        csv.Text(cell);
                    csv.EndRow();
                }

                // A single column does not tell its separator, and rows of nothing are no rows.
                if (width == 1)
                    return;
                var table = Read(csv.ToString());
                Assert.Empty(table.Problems);
                Assert.Equal(rows.Where(r => r.Any(c => !string.IsNullOrWhiteSpace(c))).Select(Valid), table.Rows.Select(r => r.Cells));
            }, iter: 2_000);

    [Fact]
    public void Any_bytes_are_read_or_refused() =>
        Files.Sample(bytes =>
            {
                var table = CsvTable.Read(bytes, out var refusal);
                Assert.Equal(table is null, refusal is not null);
                if (table is null)
                    return;
                var columns = CsvImport.Guess(table, true);
                Assert.Equal(table.Header.Count, columns.Count);
                var result = CsvImport.Run(table, columns, new("x", TimeZoneInfo.Utc));
                Assert.True(result.Project is null || result.Project.Tasks.Count <= table.Rows.Count);
            }, iter: 5_000);

    [Fact]
    public void Fifty_thousand_open_quotes_are_read_in_no_time()
    {
        var table = Read("Name\n" + string.Concat(Enumerable.Repeat("\"x\ny\n", 50_000)) + "\"");
        Assert.True(table.Rows.Count > 0);
    }

    private static readonly Gen<string> Cells = Gen.Frequency(
        (3, Gen.OneOf("a", "=1+1", "'=x", "''-5", "-5", "\"", "a\"b", "x\ny", "\r", "\r\n", " ", "a,b;c\td|e", "＝1", "@me", "")),
        (1, Gen.String));

    private static readonly Gen<byte[]> Files = Gen.OneOf(
        Gen.Byte.Array[0, 200],
        Gen.OneOf("a", ",", ";", "\"", "\n", "\r", "\t", "Name", "Due date", "=", "1/2/2026", "\0", "é", "Parent").Array[0, 60].Select(p => Encoding.UTF8.GetBytes(string.Concat(p))));

    /// <summary>UTF-8 has no half surrogate pairs.</summary>
    private static string[] Valid(string[] row) => [.. row.Select(c => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(c)))];

    private static CsvTable Read(string text)
    {
        var table = CsvTable.Read(Encoding.UTF8.GetBytes(text), out var refusal);
        Assert.Null(refusal);
        return table!;
    }
}
