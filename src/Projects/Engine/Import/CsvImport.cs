using System.Globalization;
using System.Text.Json;
using Tertulia.Projects.Collation;

namespace Tertulia.Projects.Import;

/// <summary>Imports a table by a mapping of its columns. Asana's export is a table like any other: its column names are among those that are guessed.</summary>
public sealed class CsvImport
{
    private readonly CsvTable _table;
    private readonly IReadOnlyList<CsvColumn> _columns;
    private readonly CsvOptions _options;
    private readonly ImportProblems _problems = new();
    private readonly ImportBuilder _builder = new();
    private readonly Dictionary<int, List<ImportedOption>> _fieldOptions = [];
    private readonly Dictionary<int, Dictionary<string, string>> _optionKeys = [];

    private CsvImport(CsvTable table, IReadOnlyList<CsvColumn> columns, CsvOptions options)
    {
        _table = table;
        _columns = columns;
        _options = options;
    }

    /// <summary>What the columns of a table seem to hold; for Asana's and the like, nothing needs to be changed.</summary>
    public static IReadOnlyList<CsvColumn> Guess(CsvTable table, bool dayFirst) => CsvGuess.Columns(table, dayFirst);

    public static ImportResult Run(CsvTable table, IReadOnlyList<CsvColumn> columns, CsvOptions options)
    {
        CsvColumn[] usable = [.. columns.Where(c => c is { Index: >= 0 } && c.Index < table.Header.Count && Enum.IsDefined(c.Target) && Enum.IsDefined(c.FieldType))
            .DistinctBy(c => c.Index)];
        return usable.Any(c => c.Target == CsvTarget.Title) ? new CsvImport(table, usable, options).Run() : ImportProblems.Refused(ImportProblemCodes.NoTitles);
    }

    private ImportResult Run()
    {
        foreach (var problem in _table.Problems)
            _problems.Add(problem.Code, problem.Line, problem.Where, problem.Detail);
        var tasks = new List<ImportedTask>();
        foreach (var row in _table.Rows)
        {
            if (First(row, CsvTarget.Title).Length == 0)
                _problems.Add(ImportProblemCodes.NoTitle, row.Line, row.Cells.FirstOrDefault(c => c.Trim().Length > 0));
            else
                tasks.Add(Task(row));
        }

        new CsvReferences(tasks, _problems).Resolve(
            [.. tasks.Select(t => (First(Row(t), CsvTarget.Parent), First(Row(t), CsvTarget.WaitsFor), First(Row(t), CsvTarget.Blocks)))]);
        var fields = _columns.Where(c => c.Target == CsvTarget.Field).Select(c => new ImportedField(
            $"f{c.Index}", _table.Header[c.Index], c.FieldType, _fieldOptions.GetValueOrDefault(c.Index) ?? [], Format(c))).ToList();
        var project = ImportCheck.Clean(new(_options.Name, "", _builder.Sections, _builder.Labels, _builder.Members, fields, tasks), _problems);
        return _problems.Of(project);
    }

    private readonly Dictionary<int, CsvRow> _rowsByLine = [];

    private CsvRow Row(ImportedTask task) => _rowsByLine[task.Line!.Value];

    private ImportedTask Task(CsvRow row)
    {
        _rowsByLine[row.Line] = row;
        var key = First(row, CsvTarget.Key);
        var (start, startTime) = Date(row, CsvTarget.Start);
        var (due, dueTime) = Date(row, CsvTarget.Due);
        var completedAt = Instant(row, CsvTarget.CompletedAt);
        return new(
            key.Length > 0 ? "k:" + key : $"row:{row.Line.ToString(CultureInfo.InvariantCulture)}",
            First(row, CsvTarget.Title),
            string.Join("\n\n", All(row, CsvTarget.Description)),
            SectionKey: First(row, CsvTarget.Section) is { Length: > 0 } section ? _builder.Section(section) : null,
            AssigneeKeys: Assignees(row),
            LabelKeys: [.. All(row, CsvTarget.Labels).SelectMany(Split).Select(_builder.Label).Distinct()],
            Priority: Priority(row),
            Start: start,
            StartTime: startTime,
            Due: due,
            DueTime: dueTime,
            Completed: completedAt is not null || Flag(row, CsvTarget.Completed),
            CompletedAt: completedAt,
            CreatedAt: Instant(row, CsvTarget.CreatedAt),
            EstimateMinutes: Estimate(row),
            Values: Values(row),
            Links: [.. All(row, CsvTarget.Link).SelectMany(l => l.Split([' ', '\n', ';'], StringSplitOptions.RemoveEmptyEntries)).Select(l => new ImportedLink("", l))],
            Line: row.Line);
    }

    private List<string> Assignees(CsvRow row)
    {
        var names = All(row, CsvTarget.Assignees).SelectMany(Split).ToList();
        var emails = All(row, CsvTarget.AssigneeEmails).SelectMany(Split).ToList();
        if (names.Count == 0)
            return [.. emails.Select(e => _builder.Member(e, e)).Distinct()];
        return [.. names.Select((name, i) => _builder.Member(name, emails.Count == names.Count ? emails[i] : null)).Distinct()];
    }

    private TaskPriority Priority(CsvRow row)
    {
        var text = First(row, CsvTarget.Priority);
        if (ImportValues.Priority(text) is { } priority)
            return priority;
        Wrong(ImportProblemCodes.ValueWrong, row, text);
        return TaskPriority.None;
    }

    private int? Estimate(CsvRow row)
    {
        var text = First(row, CsvTarget.Estimate);
        if (text.Length == 0)
            return null;
        if (ImportValues.Minutes(text) is { } minutes)
            return minutes == 0 ? null : minutes;
        Wrong(ImportProblemCodes.NumberWrong, row, text);
        return null;
    }

    private bool Flag(CsvRow row, CsvTarget target)
    {
        var text = First(row, target);

        // A column "completed" may as well hold the date.
        if (ImportValues.TryFlag(text, out var flag) || ImportValues.TryDate(text, true, _options.Zone, out _, out _))
            return flag || text.Length > 5;
        Wrong(ImportProblemCodes.ValueWrong, row, text);
        return false;
    }

    private (DateOnly? Date, TimeOnly? Time) Date(CsvRow row, CsvTarget target)
    {
        foreach (var column in _columns)
        {
            if (column.Target != target || row.Cells[column.Index].Trim() is not { Length: > 0 } text)
                continue;
            if (ImportValues.TryDate(text, column.DayFirst, _options.Zone, out var date, out var time))
                return (date, time);
            Wrong(ImportProblemCodes.DateWrong, row, text);
        }

        return default;
    }

    private DateTimeOffset? Instant(CsvRow row, CsvTarget target)
    {
        if (First(row, target) is { Length: > 0 } text && ImportValues.TryInstant(text, out var exact))
            return exact;
        var (date, time) = Date(row, target);
        if (date is not { } day)
            return null;
        var there = day.ToDateTime(time ?? new TimeOnly(12, 0));
        return new DateTimeOffset(there, _options.Zone.GetUtcOffset(there)).ToUniversalTime();
    }

    private Dictionary<string, JsonElement> Values(CsvRow row)
    {
        var values = new Dictionary<string, JsonElement>();
        foreach (var column in _columns)
        {
            if (column.Target != CsvTarget.Field || row.Cells[column.Index].Trim() is not { Length: > 0 } text)
                continue;
            if (Value(column, text, out var code) is { ValueKind: not JsonValueKind.Undefined } value)
                values[$"f{column.Index}"] = value;
            else if (code is not null)
                Wrong(code, row, $"{_table.Header[column.Index]}: {text}");
        }

        return values;
    }

    /// <returns>Undefined when there is no value: a problem if <paramref name="code"/> says so.</returns>
    private JsonElement Value(CsvColumn column, string text, out string? code)
    {
        code = null;
        switch (column.FieldType)
        {
            case FieldType.Number or FieldType.Currency or FieldType.Rating:
                code = ImportProblemCodes.NumberWrong;
                return ImportValues.TryNumber(text, _options.DecimalComma, out var number) ? JsonSerializer.SerializeToElement(number, ImportJson.Default.Decimal) : default;
            case FieldType.Date:
                code = ImportProblemCodes.DateWrong;
                return ImportValues.TryDate(text, column.DayFirst, _options.Zone, out var date, out _)
                    ? Json(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
                    : default;
            case FieldType.Checkbox:
                if (!ImportValues.TryFlag(text, out var flag))
                    code = ImportProblemCodes.ValueWrong;
                return flag ? JsonSerializer.SerializeToElement(true, ImportJson.Default.Boolean) : default;
            case FieldType.Choice:
                return Json(Option(column, text));
            case FieldType.Choices:
                return JsonSerializer.SerializeToElement([.. Split(text).Select(one => Option(column, one)).Distinct()], ImportJson.Default.StringArray);
            case FieldType.Person:
                return JsonSerializer.SerializeToElement([.. Split(text).Select(one => _builder.Member(one, null)).Distinct()], ImportJson.Default.StringArray);
            case FieldType.Formula:
                return default;
            default:
                return Json(text);
        }
    }

    private string Option(CsvColumn column, string name)
    {
        if (!_fieldOptions.TryGetValue(column.Index, out var options))
        {
            _fieldOptions.Add(column.Index, options = []);
            _optionKeys.Add(column.Index, []);
        }

        var keys = _optionKeys[column.Index];
        var folded = FoldedText.Of(name.Trim());
        if (keys.TryGetValue(folded, out var known))
            return known;
        var option = new ImportedOption($"o{options.Count}", name.Trim(), ImportBuilder.ColorOf(options.Count));
        options.Add(option);
        keys.Add(folded, option.Key);
        return option.Key;
    }

    private NumberFormatDto? Format(CsvColumn column)
    {
        if (column.FieldType is not (FieldType.Number or FieldType.Currency))
            return null;
        var first = _table.Rows.Select(r => r.Cells[column.Index]).FirstOrDefault(c => c.AsSpan().ContainsAny("€$£¥")) ?? "";
        var currency = first.Contains('€', StringComparison.Ordinal) ? "EUR" : first.Contains('$', StringComparison.Ordinal) ? "USD"
            : first.Contains('£', StringComparison.Ordinal) ? "GBP" : first.Contains('¥', StringComparison.Ordinal) ? "JPY" : null;
        return new(column.FieldType == FieldType.Currency ? 2 : 0, column.FieldType == FieldType.Currency ? currency ?? "EUR" : null, false);
    }

    private void Wrong(string code, CsvRow row, string text) => _problems.Add(code, row.Line, First(row, CsvTarget.Title), text);

    private string First(CsvRow row, CsvTarget target) => All(row, target).FirstOrDefault() ?? "";

    private IEnumerable<string> All(CsvRow row, CsvTarget target) =>
        _columns.Where(c => c.Target == target).Select(c => row.Cells[c.Index].Trim()).Where(c => c.Length > 0);

    private static string[] Split(string cell) => cell.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static JsonElement Json(string text) => JsonSerializer.SerializeToElement(text, ImportJson.Default.String);
}
