namespace Tertulia.Projects.Views;

/// <summary>Sorts many tasks: each key is made once for a task, and places are swapped rather than tasks. The order is that of <see cref="CompiledView.Compare"/>.</summary>
internal sealed class ViewSorter(ViewColumns columns, (ViewColumn Column, bool Descending)[] sorts) : IComparer<int>
{
    private readonly int _width = sorts.Length;
    private SortKey[] _keys = [];
    private string?[] _ranks = [];
    private List<TaskDto> _tasks = [];

    public List<TaskDto> Sort(List<TaskDto> tasks)
    {
        _tasks = tasks;
        _keys = new SortKey[tasks.Count * _width];
        _ranks = new string?[tasks.Count];
        var places = new int[tasks.Count];
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = i;
            _ranks[i] = columns.Placement(tasks[i])?.Rank;
            for (var s = 0; s < _width; s++)
                _keys[(i * _width) + s] = sorts[s].Column.Order(tasks[i]);
        }

        Array.Sort(places, this);
        var sorted = new List<TaskDto>(tasks.Count);
        foreach (var place in places)
            sorted.Add(tasks[place]);
        return sorted;
    }

    public int Compare(int x, int y)
    {
        for (var s = 0; s < _width; s++)
        {
            var by = _keys[(x * _width) + s].CompareTo(_keys[(y * _width) + s], sorts[s].Descending);
            if (by != 0)
                return by;
        }

        var rank = string.CompareOrdinal(_ranks[x], _ranks[y]);
        return rank != 0 ? rank : _tasks[x].Id.CompareTo(_tasks[y].Id);
    }
}
