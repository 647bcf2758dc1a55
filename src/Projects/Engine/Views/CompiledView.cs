namespace Tertulia.Projects.Views;

/// <summary>Settings bound to a context. Immutable: any number of threads may use one.</summary>
public sealed class CompiledView
{
    private readonly ViewColumns _columns;
    private readonly Func<TaskDto, bool>? _filter;
    private readonly (ViewColumn Column, bool Descending)[] _sorts;
    private readonly ViewGrouping? _group;
    private readonly ViewGrouping? _lane;
    private readonly ViewTotal[] _totals;

    internal CompiledView(
        ViewColumns columns, Func<TaskDto, bool>? filter, List<(ViewColumn, bool)> sorts, ViewGrouping? group, ViewGrouping? lane, List<ViewTotal> totals)
    {
        _columns = columns;
        _filter = filter;
        _sorts = [.. sorts];
        _group = group;
        _lane = lane;
        _totals = [.. totals];
        Shown = ShownCells(group, lane);
    }

    /// <summary>The groups shown even when they are empty, in order.</summary>
    public IReadOnlyList<ViewCell> Shown { get; }

    /// <summary>Whether the view shows the task: it stands in the view's project, and the filter holds.</summary>
    public bool Matches(TaskDto task) => _columns.Placement(task) is not null && (_filter is null || _filter(task));

    /// <summary>The order of rows: by the sorts, then by rank, then by id, hence the same everywhere and never equal for two tasks.</summary>
    public int Compare(TaskDto a, TaskDto b)
    {
        foreach (var (column, descending) in _sorts)
        {
            var by = column.Order(a).CompareTo(column.Order(b), descending);
            if (by != 0)
                return by;
        }

        var rank = string.CompareOrdinal(_columns.Placement(a)?.Rank, _columns.Placement(b)?.Rank);
        return rank != 0 ? rank : a.Id.CompareTo(b.Id);
    }

    /// <summary>Where the task stands, whether or not it matches: one cell or, with several people, labels or choices, more.</summary>
    public IReadOnlyList<ViewCell> CellsOf(TaskDto task)
    {
        if (_group is null && _lane is null)
            return Single;
        var groups = new List<GroupKey>(1);
        var lanes = new List<GroupKey>(1);
        var cells = new List<ViewCell>(1);
        Place(task, groups, lanes, cells);
        return cells;
    }

    /// <summary>The cell of an answer's key; null when this view cannot have it.</summary>
    public ViewCell? ParseKey(string key)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 != _lane is null)
            return null;
        var lane = slash < 0 ? null : _lane!.Parse(ViewCell.Unescape(key[..slash]));
        var value = ViewCell.Unescape(key[(slash + 1)..]);
        var group = _group is not null ? _group.Parse(value) : value == GroupKey.All.Value ? GroupKey.All : null;
        return group is null || (slash >= 0 && lane is null) ? null : new(lane, group);
    }

    /// <summary>By column, in the order of the view's columns that have a total.</summary>
    public IReadOnlyList<decimal?> Totals(IReadOnlyList<TaskDto> tasks) => _totals.Length == 0 ? [] : [.. _totals.Select(t => t.Of(tasks))];

    /// <summary>Filters, sorts and groups.</summary>
    public ViewResult Evaluate(IEnumerable<TaskDto> tasks)
    {
        var matching = new List<TaskDto>();
        foreach (var task in tasks)
        {
            if (Matches(task))
                matching.Add(task);
        }

        var sorted = new ViewSorter(_columns, _sorts).Sort(matching);
        var groups = new Dictionary<ViewCell, List<TaskDto>>();
        foreach (var cell in Shown)
            groups.Add(cell, []);
        if (_group is null && _lane is null)
            groups[Single[0]] = sorted;
        else
            Distribute(sorted, groups);
        return new(sorted.Count, [.. groups.OrderBy(g => g.Key, ViewCell.Order).Select(g => new ViewGroup(g.Key, g.Value))]);
    }

    private static ViewCell[] Single { get; } = [new(null, GroupKey.All)];

    private void Distribute(List<TaskDto> sorted, Dictionary<ViewCell, List<TaskDto>> groups)
    {
        var groupKeys = new List<GroupKey>();
        var laneKeys = new List<GroupKey>();
        var cells = new List<ViewCell>();
        foreach (var task in sorted)
        {
            groupKeys.Clear();
            laneKeys.Clear();
            cells.Clear();
            Place(task, groupKeys, laneKeys, cells);
            foreach (var cell in cells)
            {
                if (!groups.TryGetValue(cell, out var rows))
                    groups.Add(cell, rows = []);
                rows.Add(task);
            }
        }
    }

    private void Place(TaskDto task, List<GroupKey> groups, List<GroupKey> lanes, List<ViewCell> cells)
    {
        if (_group is null)
            groups.Add(GroupKey.All);
        else
            _group.Of(task, groups);
        if (_lane is null)
        {
            foreach (var group in groups)
                cells.Add(new(null, group));
            return;
        }

        _lane.Of(task, lanes);
        foreach (var lane in lanes)
        {
            foreach (var group in groups)
                cells.Add(new(lane, group));
        }
    }

    private static ViewCell[] ShownCells(ViewGrouping? group, ViewGrouping? lane)
    {
        IReadOnlyList<GroupKey> groups = group is null ? [GroupKey.All] : group.Shown;
        if (lane is null)
            return group is null ? Single : [.. groups.Select(g => new ViewCell(null, g))];
        return (long)lane.Shown.Count * groups.Count > ViewLimits.EmptyCells ? [] : [.. lane.Shown.SelectMany(l => groups.Select(g => new ViewCell(l, g)))];
    }
}

/// <param name="Total">Tasks that match, each counted once.</param>
/// <param name="Groups">In order.</param>
public sealed record ViewResult(int Total, IReadOnlyList<ViewGroup> Groups);

/// <param name="Tasks">In order.</param>
public sealed record ViewGroup(ViewCell Cell, IReadOnlyList<TaskDto> Tasks);
