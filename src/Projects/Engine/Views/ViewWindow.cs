namespace Tertulia.Projects.Views;

/// <summary>
/// What a browser knows of a view: every group with its count, and of each group one stretch of rows. Pushed changes are placed in it without asking the server, so that
/// it stays what a fresh query would answer.
/// <para>What cannot be known is said instead of guessed: a task that was never seen may have stood in any group that is not wholly known; then those groups are
/// <see cref="WindowGroup.Uncertain"/> in their counts (never in the order of their rows), and <see cref="Stale"/> says that a query is due.</para>
/// </summary>
public sealed class ViewWindow(CompiledView view)
{
    private readonly List<WindowGroup> _groups = [];

    public CompiledView View => view;

    /// <summary>In order.</summary>
    public IReadOnlyList<WindowGroup> Groups => _groups;

    public bool Stale => _groups.Exists(g => g.Uncertain);

    /// <summary>Starts anew from an answer. Groups of other settings are left out.</summary>
    public void Load(TaskQueryDto answer)
    {
        var tasks = Known(answer);
        _groups.Clear();
        foreach (var group in answer.Groups)
        {
            if (view.ParseKey(group.Key) is { } cell)
                _groups.Add(new(cell, group.Count, group.Offset, group.TaskIds.Where(tasks.ContainsKey).Select(id => tasks[id])));
        }

        _groups.Sort((a, b) => ViewCell.Order.Compare(a.Cell, b.Cell));
    }

    /// <summary>Takes in more of some groups; the others stay. The answer must not be older than the last change applied.</summary>
    public void Extend(TaskQueryDto answer)
    {
        var tasks = Known(answer);
        foreach (var group in answer.Groups)
        {
            if (view.ParseKey(group.Key) is not { } cell)
                continue;
            TaskDto[] rows = [.. group.TaskIds.Where(tasks.ContainsKey).Select(id => tasks[id])];
            var at = Find(cell);
            if (at < 0)
                _groups.Insert(~at, new(cell, group.Count, group.Offset, rows));
            else if (group.Count == 0 && !view.Shown.Contains(cell))
                _groups.RemoveAt(at);
            else if (rows.Length > 0 || _groups[at].Uncertain)
                _groups[at].Extend(group.Count, group.Offset, rows, view);
        }
    }

    /// <summary>What to ask for so that every group again has a page of rows, or all it has.</summary>
    public IReadOnlyList<GroupWindowDto> Gaps(int pageSize)
    {
        var gaps = new List<GroupWindowDto>();
        foreach (var group in _groups)
        {
            var end = group.Offset + group.Rows.Count;
            if (group.Uncertain)
                gaps.Add(new(group.Key, group.Offset, Math.Max(pageSize, group.Rows.Count)));
            else if (group.Rows.Count < pageSize && end < group.Count)
                gaps.Add(new(group.Key, end, pageSize - group.Rows.Count));
            else if (group.Rows.Count < pageSize && group.Offset > 0)
                gaps.Add(new(group.Key, Math.Max(0, group.Offset - pageSize), Math.Min(group.Offset, pageSize)));
        }

        return gaps;
    }

    /// <summary>Places a change. Returns what to draw, in the order in which indices hold.</summary>
    public IReadOnlyList<WindowMove> Apply(TaskChange change)
    {
        var seen = _groups.Find(g => g.IndexOf(change.TaskId) >= 0) is { } where ? where.Rows[where.IndexOf(change.TaskId)] : null;
        if (seen is not null && change.After is { } late && late.Version < seen.Version)
            return [];

        var known = seen is not null || change.BeforeKnown;
        var before = seen ?? change.Before;
        IReadOnlyList<ViewCell> old = before is not null && view.Matches(before) ? view.CellsOf(before) : [];
        IReadOnlyList<ViewCell> now = change.After is not null && view.Matches(change.After) ? view.CellsOf(change.After) : [];
        var moves = new List<WindowMove>();
        foreach (var cell in old)
        {
            if (!now.Contains(cell))
                Leave(cell, before!, moves);
        }

        foreach (var cell in now)
        {
            if (old.Contains(cell))
                Stay(cell, before!, change.After!, moves);
            else
                Enter(cell, change.After!, known, moves);
        }

        if (!known)
        {
            foreach (var group in _groups)
            {
                if (!group.Complete && !now.Contains(group.Cell))
                    group.Doubt();
            }
        }

        return moves;
    }

    private void Leave(ViewCell cell, TaskDto before, List<WindowMove> moves)
    {
        var at = Find(cell);
        if (at < 0)
            return;
        var group = _groups[at];
        var index = group.IndexOf(before.Id);
        if (index >= 0)
        {
            group.RemoveAt(index);
            moves.Add(new(WindowMoveKind.Removed, cell, index, -1));
        }
        else
        {
            group.RemoveUnseen(before, view);
        }

        if (group.Count == 0 && !group.Uncertain && !view.Shown.Contains(cell))
        {
            _groups.RemoveAt(at);
            moves.Add(new(WindowMoveKind.GroupRemoved, cell, at, -1));
        }
    }

    private void Enter(ViewCell cell, TaskDto after, bool known, List<WindowMove> moves)
    {
        var at = Find(cell);
        if (at < 0)
        {
            _groups.Insert(~at, new(cell, 1, 0, [after]));
            moves.Add(new(WindowMoveKind.GroupAdded, cell, -1, ~at));
            return;
        }

        // A group known as a whole did not have it, whatever was known of the task.
        var index = _groups[at].Insert(after, view, known || _groups[at].Complete);
        if (index >= 0)
            moves.Add(new(WindowMoveKind.Inserted, cell, -1, index));
    }

    private void Stay(ViewCell cell, TaskDto before, TaskDto after, List<WindowMove> moves)
    {
        var at = Find(cell);
        if (at < 0)
        {
            Enter(cell, after, known: true, moves);
            return;
        }

        var group = _groups[at];
        var from = group.IndexOf(before.Id);
        if (from >= 0 && view.Compare(before, after) == 0)
        {
            group.Replace(from, after);
            moves.Add(new(WindowMoveKind.Updated, cell, from, from));
            return;
        }

        if (from >= 0)
            group.RemoveAt(from);
        else
            group.RemoveUnseen(before, view);
        var to = group.Insert(after, view, counted: true);
        if (from >= 0 && from == to)
            moves.Add(new(WindowMoveKind.Updated, cell, from, to));
        else if (from >= 0 && to >= 0)
            moves.Add(new(WindowMoveKind.Moved, cell, from, to));
        else if (from >= 0)
            moves.Add(new(WindowMoveKind.Removed, cell, from, -1));
        else if (to >= 0)
            moves.Add(new(WindowMoveKind.Inserted, cell, -1, to));
    }

    private int Find(ViewCell cell)
    {
        int low = 0, high = _groups.Count - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var by = ViewCell.Order.Compare(_groups[middle].Cell, cell);
            if (by == 0)
                return middle;
            if (by < 0)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return ~low;
    }

    private static Dictionary<Guid, TaskDto> Known(TaskQueryDto answer)
    {
        var tasks = new Dictionary<Guid, TaskDto>();
        foreach (var task in answer.Tasks)
            tasks[task.Id] = task;
        return tasks;
    }
}

/// <summary>A task changed.</summary>
/// <param name="Before">As it was; null when it was not there, or it is not known.</param>
/// <param name="BeforeKnown">Whether <paramref name="Before"/> is the truth. It need not be when the window shows the task: then the window knows.</param>
/// <param name="After">As it is; null when it is gone.</param>
public readonly record struct TaskChange(Guid TaskId, TaskDto? Before, bool BeforeKnown, TaskDto? After)
{
    public static TaskChange Made(TaskDto task) => new(task.Id, null, true, task);

    public static TaskChange Changed(TaskDto before, TaskDto after) => new(after.Id, before, true, after);

    /// <summary>Nobody here has seen it before.</summary>
    public static TaskChange Appeared(TaskDto task) => new(task.Id, null, false, task);

    public static TaskChange Removed(TaskDto before) => new(before.Id, before, true, null);

    /// <summary>Something is gone that nobody here has seen.</summary>
    public static TaskChange Disappeared(Guid taskId) => new(taskId, null, false, null);
}

public enum WindowMoveKind
{
    Inserted,
    Removed,
    Moved,

    /// <summary>The same place, new values.</summary>
    Updated,

    /// <summary>A group of its own, with the row in it; <see cref="WindowMove.To"/> is the place among the groups.</summary>
    GroupAdded,

    /// <summary>The group's last row left; <see cref="WindowMove.From"/> was its place among the groups.</summary>
    GroupRemoved,
}

/// <param name="From">Index among the rows known; -1 when the row came from outside.</param>
/// <param name="To">Index after the removal; -1 when the row left.</param>
public readonly record struct WindowMove(WindowMoveKind Kind, ViewCell Cell, int From, int To);
