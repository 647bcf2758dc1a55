using System.Globalization;
using Tertulia.Projects.Views;

namespace Tertulia.Projects.Export;

/// <summary>Words of an export, in the reader's language.</summary>
/// <param name="Column">The heading of a column of the task's own; the headings of custom fields are their names.</param>
/// <param name="Parent">The title of a task that others are parts of; null when it is not seen.</param>
public sealed record SheetTexts(Func<TaskColumn, string> Column, Func<TaskPriority, string> Priority, string Yes, string No, Func<Guid, string?> Parent);

/// <summary>Tasks as a table of texts: the columns of a view, with names where the tasks have ids.</summary>
public static class TaskSheet
{
    /// <summary>All there is about tasks, in the order in which <see cref="Import.CsvImport"/> likes to read it.</summary>
    public static IReadOnlyList<ColumnRef> AllColumns(ViewCatalog catalog) =>
    [
        .. new[]
        {
            TaskColumn.Number, TaskColumn.Title, TaskColumn.Section, TaskColumn.Assignees, TaskColumn.Labels, TaskColumn.Start, TaskColumn.Due, TaskColumn.Priority,
            TaskColumn.Completed, TaskColumn.CompletedAt, TaskColumn.CreatedAt, TaskColumn.Estimate, TaskColumn.Tracked, TaskColumn.Parent,
        }.Select(c => new ColumnRef(c)),
        .. catalog.Fields.OrderBy(f => f.Rank, StringComparer.Ordinal).Select(f => new ColumnRef(TaskColumn.Field, f.Id)),
    ];

    /// <summary>Columns that the project does not have are left out.</summary>
    public static CsvText Write(IEnumerable<ColumnRef> columns, IEnumerable<TaskDto> tasks, ViewContext context, SheetTexts texts, char separator = ',')
    {
        var bound = new ViewColumns(context);
        var names = Names(context.Catalog);
        var fields = context.Catalog.Fields.ToDictionary(f => f.Id);
        ViewColumn[] found = [.. columns.Select(c => bound.Bind(c, out _)).OfType<ViewColumn>()];
        var csv = new CsvText(separator);
        foreach (var column in found)
            csv.Text(column.Ref.FieldId is { } id && column.Ref.Column == TaskColumn.Field ? fields[id].Name : texts.Column(column.Ref.Column));
        csv.EndRow();
        foreach (var task in tasks)
        {
            foreach (var column in found)
                Cell(csv, column, task, names, texts);
            csv.EndRow();
        }

        return csv;
    }

    private static void Cell(CsvText csv, ViewColumn column, TaskDto task, Dictionary<Guid, string> names, SheetTexts texts)
    {
        var cell = column.Read(task);
        switch (cell.Kind)
        {
            case CellKind.Text or CellKind.Error:
                csv.Text(cell.Text);
                break;
            case CellKind.Number when column.Type == ColumnType.Priority:
                csv.Text(texts.Priority((TaskPriority)(int)cell.Number));
                break;
            case CellKind.Number:
                csv.Figure(cell.Number.ToString(CultureInfo.InvariantCulture));
                break;
            case CellKind.Date:
                csv.Figure(DateOnly.FromDayNumber(cell.Day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + Time(column, task));
                break;
            case CellKind.Flag:
                csv.Text(cell.Flag ? texts.Yes : texts.No);
                break;
            case CellKind.Id when column.Ref.Column == TaskColumn.Parent:
                csv.Text(texts.Parent(cell.Id) ?? "");
                break;
            case CellKind.Id:
                csv.Text(names.GetValueOrDefault(cell.Id, ""));
                break;
            case CellKind.Ids:
                csv.Text(string.Join(", ", cell.Ids.Select(id => names.GetValueOrDefault(id)).OfType<string>()));
                break;
            default:
                csv.Text("");
                break;
        }
    }

    private static string Time(ViewColumn column, TaskDto task)
    {
        var time = column.Ref.Column switch
        {
            TaskColumn.Start => task.StartTime,
            TaskColumn.Due => task.DueTime,
            _ => null,
        };
        return time is { } at ? at.ToString(" HH:mm", CultureInfo.InvariantCulture) : "";
    }

    private static Dictionary<Guid, string> Names(ViewCatalog catalog)
    {
        var names = new Dictionary<Guid, string>();
        foreach (var (id, name) in catalog.Sections.Select(s => (s.Id, s.Name)).Concat(catalog.Labels.Select(l => (l.Id, l.Name)))
            .Concat(catalog.People.Select(p => (p.Key, p.Value))).Concat(catalog.Fields.SelectMany(f => f.Options).Select(o => (o.Id, o.Name))))
            names.TryAdd(id, name);
        return names;
    }
}
