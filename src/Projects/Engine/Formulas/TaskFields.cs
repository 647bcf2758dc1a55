namespace Tertulia.Projects.Formulas;

/// <summary>What every task has and formulas can name, in both languages.</summary>
public static class TaskFields
{
    public const string Start = "start";
    public const string Due = "due";
    public const string Estimate = "estimate";
    public const string Tracked = "tracked";
    public const string Completed = "completed";
    public const string Number = "number";
    public const string Title = "title";

    /// <summary>Behind a project's own fields, whose names come first.</summary>
    public static IReadOnlyList<FormulaField> All { get; } =
    [
        new(Start, "Start"), new(Start, "Inicio"),
        new(Due, "Due"), new(Due, "Vencimiento"),
        new(Estimate, "Estimate"), new(Estimate, "Estimación"),
        new(Tracked, "Tracked time"), new(Tracked, "Tiempo registrado"),
        new(Completed, "Completed"), new(Completed, "Completada"),
        new(Number, "Number"), new(Number, "Número"),
        new(Title, "Title"), new(Title, "Título"),
    ];

    /// <summary>All that the formulas of a project can name.</summary>
    public static IEnumerable<FormulaField> Of(IEnumerable<CustomFieldDto> fields) =>
        fields.Select(f => new FormulaField(FormulaField.KeyOf(f.Id), f.Name, f.Formula)).Concat(All);
}
