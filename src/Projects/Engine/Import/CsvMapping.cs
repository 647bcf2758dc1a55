namespace Tertulia.Projects.Import;

/// <summary>What becomes of a column.</summary>
/// <param name="FieldType">When <paramref name="Target"/> is <see cref="CsvTarget.Field"/>: text, number, currency, date, choice, choices, checkbox, rating or link.</param>
/// <param name="DayFirst">Of dates: whether 3/5 is the third of May.</param>
public sealed record CsvColumn(int Index, CsvTarget Target, FieldType FieldType = FieldType.Text, bool DayFirst = true);

public enum CsvTarget
{
    Ignore,
    Title,
    Description,
    Section,

    /// <summary>Names, several separated by commas or semicolons.</summary>
    Assignees,

    /// <summary>E-mail addresses of the assignees, in the order of their names.</summary>
    AssigneeEmails,
    Labels,
    Start,
    Due,
    Priority,

    /// <summary>yes, no, done, and so on.</summary>
    Completed,
    CompletedAt,
    CreatedAt,

    /// <summary>Minutes, or <c>2h</c>.</summary>
    Estimate,

    /// <summary>An id that other rows name.</summary>
    Key,

    /// <summary>The id or title of the task it is a part of.</summary>
    Parent,

    /// <summary>Ids or titles of what it waits for.</summary>
    WaitsFor,

    /// <summary>Ids or titles of what waits for it.</summary>
    Blocks,
    Link,
    Field,
}

/// <summary>What a person sees before anything is imported: the guess, which they may change, and the first rows.</summary>
public sealed record CsvPreview(
    string Encoding,
    char Separator,
    IReadOnlyList<string> Header,
    IReadOnlyList<CsvColumn> Columns,
    IReadOnlyList<CsvRow> Samples,
    int Rows,
    IReadOnlyList<ImportProblem> Problems)
{
    public static CsvPreview Of(CsvTable table, bool dayFirst) =>
        new(
            table.Encoding, table.Separator, table.Header, CsvGuess.Columns(table, dayFirst), [.. table.Rows.Take(5)], table.Rows.Count,
            [.. table.Problems.Take(ImportLimits.Problems)]);
}

/// <param name="Name">The project's.</param>
/// <param name="Zone">In which instants become days.</param>
/// <param name="DecimalComma">Whether 1.234 is a thousand and more, where the column does not tell.</param>
public sealed record CsvOptions(string Name, TimeZoneInfo Zone, bool DecimalComma = false);
