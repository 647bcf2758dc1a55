using Tertulia.Projects.Formulas;

namespace Tertulia.Projects.Views;

/// <summary>Formulas as columns: gives them what a task holds, with names where it has ids, and makes cells of their results.</summary>
public static class FormulaCells
{
    public static FormulaCell Of(ViewCatalog catalog, FormulaContext context)
    {
        var formulas = new FormulaSet(TaskFields.Of(catalog.Fields));
        var fields = catalog.Fields.DistinctBy(f => f.Id).ToDictionary(f => FormulaField.KeyOf(f.Id), StringComparer.OrdinalIgnoreCase);
        var options = catalog.Fields.SelectMany(f => f.Options).DistinctBy(o => o.Id).ToDictionary(o => o.Id, o => o.Name);
        return (task, field) => Result(formulas.Evaluate(FormulaField.KeyOf(field.Id), key => Value(task, key), context));

        FormulaValue Value(TaskDto task, string key) => key switch
        {
            TaskFields.Start => Date(task.Start),
            TaskFields.Due => Date(task.Due),
            TaskFields.Estimate => task.EstimateMinutes is { } minutes ? FormulaValue.Of(minutes) : FormulaValue.Blank,
            TaskFields.Tracked => FormulaValue.Of(task.TrackedMinutes),
            TaskFields.Completed => FormulaValue.Of(task.CompletedAt is not null),
            TaskFields.Number => FormulaValue.Of(task.Number),
            TaskFields.Title => FormulaValue.Of(task.Title),
            _ => fields.TryGetValue(key, out var field) ? Stored(task, field) : FormulaError.Reference,
        };

        FormulaValue Stored(TaskDto task, CustomFieldDto field)
        {
            task.Values.TryGetValue(field.Id, out var json);
            var cell = field.Type switch
            {
                FieldType.Number or FieldType.Currency or FieldType.Rating => FieldCells.Number(json),
                FieldType.Date => FieldCells.Date(json),
                FieldType.Choice => Named(FieldCells.Id(json), options),
                FieldType.Choices => Named(FieldCells.Ids(json), options),
                FieldType.Person => Named(FieldCells.Ids(json), catalog.People),
                FieldType.Checkbox => Cell.Of(json.ValueKind == System.Text.Json.JsonValueKind.True),
                _ => FieldCells.TextCell(json),
            };
            return cell.Kind switch
            {
                CellKind.Number => FormulaValue.Of(cell.Number),
                CellKind.Date => FormulaValue.Of(DateOnly.FromDayNumber(cell.Day)),
                CellKind.Flag => FormulaValue.Of(cell.Flag),
                CellKind.Text => FormulaValue.Of(cell.Text),
                _ => field.Type == FieldType.Date ? FormulaValue.NoDate : FormulaValue.Blank,
            };
        }
    }

    private static FormulaValue Date(DateOnly? date) => date is { } day ? FormulaValue.Of(day) : FormulaValue.NoDate;

    private static Cell Named(Cell cell, IReadOnlyDictionary<Guid, string> names) => cell.Kind switch
    {
        CellKind.Id => Cell.Of(names.GetValueOrDefault(cell.Id)),
        CellKind.Ids => Cell.Of(string.Join(", ", cell.Ids.Select(id => names.GetValueOrDefault(id)).OfType<string>())),
        _ => Cell.Empty,
    };

    private static Cell Result(FormulaValue value) => value.Kind switch
    {
        FormulaKind.Number => Cell.Of(value.AsNumber),
        FormulaKind.Text => Cell.Of(value.AsText),
        FormulaKind.Date => Cell.Of(value.AsDate),
        FormulaKind.Boolean => Cell.Of(value.AsBoolean),
        FormulaKind.Error => Cell.Failed(value.ToString()),
        _ => Cell.Empty,
    };
}
