using System.Text.Json;
using Tertulia.Projects.Collation;

namespace Tertulia.Projects.Views;

/// <summary>Binds columns to a context: looks up fields, and puts what ids stand for in order, once for a view.</summary>
internal sealed class ViewColumns
{
    private readonly ViewContext _context;
    private readonly TextOrder _texts;
    private readonly Dictionary<Guid, CustomFieldDto> _fields = [];
    private readonly Lazy<IdOrder> _sections;
    private readonly Lazy<IdOrder> _people;
    private readonly Lazy<IdOrder> _labels;

    public ViewColumns(ViewContext context)
    {
        _context = context;
        _texts = TextOrder.For(context.Language);
        foreach (var field in context.Catalog.Fields)
            _fields.TryAdd(field.Id, field);
        _sections = new(() => new(context.Catalog.Sections.OrderBy(s => s.Rank, StringComparer.Ordinal).ThenBy(s => s.Id).Select(s => s.Id), alwaysShown: true));
        _people = new(() => new(ByName(context.Catalog.People.Select(p => (p.Key, p.Value)))));
        _labels = new(() => new(ByName(context.Catalog.Labels.Select(l => (l.Id, l.Name)))));
    }

    public TextOrder Texts => _texts;

    /// <summary>Where the task stands in this view; null when it does not.</summary>
    public PlacementDto? Placement(TaskDto task)
    {
        if (_context.ProjectId is not { } project)
            return task.Placements.Count > 0 ? task.Placements[0] : null;
        for (var i = 0; i < task.Placements.Count; i++)
        {
            if (task.Placements[i].ProjectId == project)
                return task.Placements[i];
        }

        return null;
    }

    /// <returns>Null, and a code of <see cref="ViewProblemCodes"/>, when there is no such column.</returns>
    public ViewColumn? Bind(ColumnRef reference, out string problem)
    {
        problem = ViewProblemCodes.UnknownColumn;
        if (reference.Column != TaskColumn.Field)
            return Own(reference);
        if (reference.FieldId is { } id && _fields.TryGetValue(id, out var field))
            return Custom(reference, field);
        problem = ViewProblemCodes.UnknownField;
        return null;
    }

    private ViewColumn? Own(ColumnRef reference) => reference.Column switch
    {
        TaskColumn.Title => Text(reference, t => Cell.Of(t.Title)),
        TaskColumn.Number => Number(reference, t => Cell.Of((decimal)t.Number)),
        TaskColumn.Section => Id(reference, t => Cell.Of(Placement(t)?.SectionId), _sections.Value),
        TaskColumn.Assignees => Set(reference, t => Cell.Of(t.AssigneeIds), _people.Value, people: true),
        TaskColumn.Start => Date(reference, t => Cell.Of(t.Start), t => DayTicks(t.Start, t.StartTime, TimeOnly.MinValue)),

        // Due on a day without a time is due at its end.
        TaskColumn.Due => Date(reference, t => Cell.Of(t.Due), t => DayTicks(t.Due, t.DueTime, TimeOnly.MaxValue)),
        TaskColumn.Priority => new(
            reference, ColumnType.Priority, t => t.Priority is <= TaskPriority.None or > TaskPriority.Urgent ? Cell.Empty : Cell.Of((decimal)(int)t.Priority), null, _texts),
        TaskColumn.Labels => Set(reference, t => Cell.Of(t.LabelIds), _labels.Value),
        TaskColumn.Completed => Flag(reference, t => Cell.Of(t.CompletedAt is not null)),
        TaskColumn.Milestone => Flag(reference, t => Cell.Of(t.Milestone)),
        TaskColumn.Estimate => Number(reference, t => Cell.Of((decimal?)t.EstimateMinutes)),
        TaskColumn.Tracked => Number(reference, t => t.TrackedMinutes == 0 ? Cell.Empty : Cell.Of((decimal)t.TrackedMinutes)),
        TaskColumn.CreatedAt => Date(reference, t => Day(t.CreatedAt), t => t.CreatedAt.UtcTicks),
        TaskColumn.UpdatedAt => Date(reference, t => Day(t.UpdatedAt), t => t.UpdatedAt.UtcTicks),
        TaskColumn.CompletedAt => Date(reference, t => t.CompletedAt is { } at ? Day(at) : Cell.Empty, t => t.CompletedAt?.UtcTicks),
        TaskColumn.CreatedBy => Id(reference, t => Cell.Of((Guid?)t.CreatedBy), _people.Value, people: true),
        TaskColumn.Parent => Id(reference, t => Cell.Of(t.ParentId), new IdOrder([])),
        _ => null,
    };

    private ViewColumn Custom(ColumnRef reference, CustomFieldDto field) => field.Type switch
    {
        FieldType.Number or FieldType.Currency or FieldType.Rating => Number(reference, Stored(field.Id, FieldCells.Number)),
        FieldType.Date => Date(reference, Stored(field.Id, FieldCells.Date), null),
        FieldType.Person => Set(reference, Stored(field.Id, FieldCells.Ids), _people.Value, people: true),
        FieldType.Choice => Id(reference, Stored(field.Id, FieldCells.Id), Options(field)),
        FieldType.Choices => Set(reference, Stored(field.Id, FieldCells.Ids), Options(field)),
        FieldType.Checkbox => Flag(reference, t => Cell.Of(t.Values.TryGetValue(field.Id, out var json) && json.ValueKind == JsonValueKind.True)),
        FieldType.Formula => new(reference, ColumnType.Formula, _context.Formula is { } formula ? t => formula(t, field) : _ => Cell.Empty, null, _texts),
        _ => Text(reference, Stored(field.Id, FieldCells.TextCell)),
    };

    private static Func<TaskDto, Cell> Stored(Guid fieldId, Func<JsonElement, Cell> read) =>
        task => task.Values.TryGetValue(fieldId, out var json) ? read(json) : Cell.Empty;

    private static IdOrder Options(CustomFieldDto field) => new(field.Options.Select(o => o.Id), alwaysShown: true);

    private ViewColumn Text(ColumnRef reference, Func<TaskDto, Cell> read) => new(reference, ColumnType.Text, read, null, _texts);

    private ViewColumn Number(ColumnRef reference, Func<TaskDto, Cell> read) => new(reference, ColumnType.Number, read, null, _texts);

    private ViewColumn Date(ColumnRef reference, Func<TaskDto, Cell> read, Func<TaskDto, long?>? instant) =>
        new(reference, ColumnType.Date, read, null, _texts, Instant: instant);

    private ViewColumn Flag(ColumnRef reference, Func<TaskDto, Cell> read) => new(reference, ColumnType.Flag, read, null, _texts);

    private ViewColumn Id(ColumnRef reference, Func<TaskDto, Cell> read, IdOrder ids, bool people = false) => new(reference, ColumnType.Id, read, ids, _texts, people);

    private ViewColumn Set(ColumnRef reference, Func<TaskDto, Cell> read, IdOrder ids, bool people = false) => new(reference, ColumnType.Ids, read, ids, _texts, people);

    private IEnumerable<Guid> ByName(IEnumerable<(Guid Id, string Name)> named) =>
        named.Select(n => (n.Id, Key: _texts.Key(n.Name))).OrderBy(n => n.Key, StringComparer.Ordinal).ThenBy(n => n.Id).Select(n => n.Id);

    private Cell Day(DateTimeOffset instant) => Cell.Of(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, _context.Zone).DateTime));

    private static long? DayTicks(DateOnly? date, TimeOnly? time, TimeOnly without) => date?.ToDateTime(time ?? without).Ticks;
}
