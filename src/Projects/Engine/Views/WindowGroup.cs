namespace Tertulia.Projects.Views;

/// <summary>
/// A group of which a window knows one unbroken stretch of rows.
/// <para>Invariant: <see cref="Rows"/> are neighbours in the group's true order, at every moment. <see cref="Offset"/> and <see cref="Count"/> are exact unless
/// <see cref="Uncertain"/>.</para>
/// </summary>
public sealed class WindowGroup
{
    private readonly List<TaskDto> _rows;

    internal WindowGroup(ViewCell cell, int count, int offset, IEnumerable<TaskDto> rows)
    {
        Cell = cell;
        _rows = [.. rows];
        Offset = _rows.Count == 0 ? 0 : Math.Max(0, offset);
        Count = Math.Max(count, Offset + _rows.Count);
    }

    public ViewCell Cell { get; }

    public string Key => Cell.Key;

    /// <summary>All rows of the group, known or not.</summary>
    public int Count { get; private set; }

    /// <summary>How many rows stand before the known ones; 0 when none is known.</summary>
    public int Offset { get; private set; }

    public IReadOnlyList<TaskDto> Rows => _rows;

    /// <summary>Something changed of which it was not known where it stood before: ask for the group again.</summary>
    public bool Uncertain { get; private set; }

    /// <summary>Whether all rows are known.</summary>
    public bool Complete => !Uncertain && Offset == 0 && _rows.Count == Count;

    private bool AtEnd => !Uncertain && Offset + _rows.Count == Count;

    internal int IndexOf(Guid taskId) => _rows.FindIndex(r => r.Id == taskId);

    internal void Doubt() => Uncertain = true;

    internal void Replace(int index, TaskDto task) => _rows[index] = task;

    internal void RemoveAt(int index)
    {
        _rows.RemoveAt(index);
        Count--;
        if (_rows.Count == 0)
            Offset = 0;
    }

    /// <summary>A row that is not known leaves; where it stood tells on which side.</summary>
    internal void RemoveUnseen(TaskDto before, CompiledView view)
    {
        if (Count <= _rows.Count)
        {
            // It should have been among the known ones: the answers did not fit together.
            Uncertain = true;
            return;
        }

        Count--;
        if (_rows.Count == 0)
            return;
        var place = PlaceOf(before, view);
        if (place == 0 && Offset > (Uncertain ? 1 : 0))
            Offset--;
        else if (place < _rows.Count || Offset + _rows.Count > Count)
            Uncertain = true;
        Count = Math.Max(Count, Offset + _rows.Count);
    }

    /// <summary>Takes a row in. Returns its index, or -1 when it stands outside the known stretch.</summary>
    /// <param name="counted">Whether it is certain that the group did not have it before.</param>
    internal int Insert(TaskDto task, CompiledView view, bool counted)
    {
        if (!counted && !Complete)
            Uncertain = true;
        var place = PlaceOf(task, view);
        var first = place == 0 && Offset > 0;
        var last = place == _rows.Count && !AtEnd;
        if (counted || !Uncertain)
            Count++;
        if (first && counted)
            Offset++;
        if (first || last)
            return -1;
        _rows.Insert(place, task);
        Count = Math.Max(Count, Offset + _rows.Count);
        return place;
    }

    /// <summary>More rows from the server: joined when the stretches touch, taken instead when they do not.</summary>
    internal void Extend(int count, int offset, IReadOnlyList<TaskDto> rows, CompiledView view)
    {
        var touches = _rows.Count > 0 && rows.Count > 0 && !Uncertain && offset <= Offset + _rows.Count && Offset <= offset + rows.Count;
        if (touches)
        {
            var known = rows.ToDictionary(r => r.Id);
            foreach (var row in _rows)
            {
                if (!known.TryGetValue(row.Id, out var other) || other.Version < row.Version)
                    known[row.Id] = row;
            }

            Offset = Math.Min(Offset, offset);
            _rows.Clear();
            _rows.AddRange(known.Values);
            _rows.Sort(view.Compare);
        }
        else
        {
            _rows.Clear();
            _rows.AddRange(rows);
            Offset = rows.Count == 0 ? 0 : offset;
        }

        Count = Math.Max(count, Offset + _rows.Count);
        Uncertain = false;
    }

    private int PlaceOf(TaskDto task, CompiledView view)
    {
        int low = 0, high = _rows.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (view.Compare(_rows[middle], task) < 0)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
