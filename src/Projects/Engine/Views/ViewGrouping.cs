using System.Globalization;

namespace Tertulia.Projects.Views;

/// <summary>
/// Says in which groups a task stands.
/// <para>A task with several people, labels or choices stands in the group of each: the groups stay as few as there are values, each column holds all that is Ana's, and
/// dragging a card from one to another means one thing (take this value, give that one). The price is that a task counts in each of them.</para>
/// <para>What has no value is last, except tasks without a section, which are first, as where sections end.</para>
/// </summary>
internal sealed class ViewGrouping
{
    private static readonly GroupKey None = new("none", SortKey.Empty);
    private static readonly GroupKey NoneFirst = new("none", SortKey.Of(-1));
    private static readonly GroupKey Error = new("error", SortKey.Error);
    private static readonly GroupKey Yes = new("true", SortKey.Of(1));
    private static readonly GroupKey No = new("false", SortKey.Of(0));

    private static readonly GroupKey[] Priorities =
        [.. Enum.GetValues<TaskPriority>().Select(p => p == TaskPriority.None ? None : new GroupKey(p.ToString().ToLowerInvariant(), SortKey.Of(-(int)p)))];

    private static readonly GroupKey[] Buckets = [.. DateBuckets.All.Select((bucket, i) => new GroupKey(bucket, SortKey.Of(i)))];

    private readonly ViewColumn _column;
    private readonly DateOnly _today;
    private readonly int _weekStart;
    private readonly GroupKey _none;
    private readonly Dictionary<Guid, GroupKey> _known = [];

    public ViewGrouping(ViewColumn column, ViewContext context)
    {
        _column = column;
        _today = context.Today;
        _weekStart = DateSpan.WeekOf(context.Today, context.WeekStart);
        _none = column.Ref.Column == TaskColumn.Section ? NoneFirst : None;
        foreach (var id in column.Ids?.Shown ?? [])
            _known.Add(id, new(id.ToString("D"), column.Ids!.Key(id)));
        Shown = column.Type switch
        {
            ColumnType.Flag => [No, Yes],
            ColumnType.Priority => [.. Priorities.Order(GroupKey.Order)],
            _ => [.. _known.Values.Order(GroupKey.Order)],
        };
    }

    /// <summary>Titles and numbers would make nearly every task a group of its own.</summary>
    public static bool Allows(ViewColumn column) => column.Ref.Column is not (TaskColumn.Title or TaskColumn.Number);

    /// <summary>The groups shown even when nothing is in them: what can be chosen from is seen, and can be dropped on.</summary>
    public IReadOnlyList<GroupKey> Shown { get; }

    /// <summary>Adds the groups of the task, each once.</summary>
    public void Of(TaskDto task, List<GroupKey> groups)
    {
        var cell = _column.Read(task);
        switch (cell.Kind)
        {
            case CellKind.Empty:
                groups.Add(_none);
                break;
            case CellKind.Error:
                groups.Add(Error);
                break;
            case CellKind.Id:
                groups.Add(Key(cell.Id));
                break;
            case CellKind.Ids:
                foreach (var id in cell.Ids)
                {
                    var key = Key(id);
                    if (!groups.Contains(key))
                        groups.Add(key);
                }

                break;
            case CellKind.Flag:
                groups.Add(cell.Flag ? Yes : No);
                break;
            case CellKind.Date:
                groups.Add(Buckets[DateBuckets.Of(cell.Day, _today, _weekStart, _column.IsDue && task.CompletedAt is null)]);
                break;
            case CellKind.Number when _column.Type == ColumnType.Priority:
                groups.Add(Priorities[(int)cell.Number]);
                break;
            case CellKind.Number:
                groups.Add(Number(cell.Number));
                break;
            default:
                groups.Add(Text(cell.Text));
                break;
        }
    }

    /// <summary>The group that an answer named; null when this column has no such group.</summary>
    public GroupKey? Parse(string value)
    {
        if (value == "none")
            return _none;
        if (value == "error" && _column.Type == ColumnType.Formula)
            return Error;
        if (_column.Ids is not null)
            return Guid.TryParseExact(value, "D", out var id) ? Key(id) : null;
        if (_column.Type == ColumnType.Priority)
            return Array.Find(Priorities, p => p.Value == value);
        if (_column.Type is ColumnType.Flag or ColumnType.Formula && value is "true" or "false")
            return value == "true" ? Yes : No;
        if (_column.Type is ColumnType.Date or ColumnType.Formula && Array.Find(Buckets, b => b.Value == value) is { } bucket)
            return bucket;
        if (value is ['#', _, ..] && _column.Type is ColumnType.Number or ColumnType.Formula
            && decimal.TryParse(value.AsSpan(1), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Number(number) is var written && written.Value == value)
            return written;
        return value is ['=', _, ..] && _column.Type is ColumnType.Text or ColumnType.Formula ? Text(value[1..]) : null;
    }

    private GroupKey Key(Guid id) => _known.TryGetValue(id, out var key) ? key : new(id.ToString("D"), _column.Ids!.Key(id));

    // 1.0 and 1 are one group.
    private static GroupKey Number(decimal number) =>
        new("#" + (number / 1.000000000000000000000000000000000m).ToString(CultureInfo.InvariantCulture), SortKey.Of(number));

    // "Madrid" and "madrid" are one group; accents make two.
    private GroupKey Text(string text)
    {
        var lower = text.ToLowerInvariant();
        return new("=" + lower, SortKey.Of(_column.Texts.Key(lower)));
    }
}
