using Tertulia.Projects.Collation;

namespace Tertulia.Projects.Import;

/// <summary>Finds the tasks that rows mean by an id or a title. Of several with one title, a part's is the nearest above it: exports list parts below their task.</summary>
internal sealed class CsvReferences
{
    private readonly List<ImportedTask> _tasks;
    private readonly ImportProblems _problems;
    private readonly Dictionary<string, List<int>> _places = new(StringComparer.Ordinal);

    public CsvReferences(List<ImportedTask> tasks, ImportProblems problems)
    {
        (_tasks, _problems) = (tasks, problems);
        for (var i = 0; i < tasks.Count; i++)
        {
            Know("t:" + FoldedText.Of(tasks[i].Title), i);
            if (tasks[i].Key.StartsWith("k:", StringComparison.Ordinal))
                Know(tasks[i].Key, i);
        }
    }

    /// <param name="cells">Of each task: its parent, what it waits for, and what it blocks.</param>
    public void Resolve(List<(string Parent, string WaitsFor, string Blocks)> cells)
    {
        var waits = new List<ImportedDependency>[_tasks.Count];
        for (var i = 0; i < _tasks.Count; i++)
        {
            foreach (var predecessor in Many(cells[i].WaitsFor, i))
                (waits[i] ??= []).Add(new(_tasks[predecessor].Key));
            foreach (var successor in Many(cells[i].Blocks, i))
                (waits[successor] ??= []).Add(new(_tasks[i].Key));
        }

        for (var i = 0; i < _tasks.Count; i++)
        {
            string? parent = null;
            if (cells[i].Parent.Length > 0)
            {
                if (One(cells[i].Parent, i) is { } place)
                    parent = _tasks[place].Key;
                else
                    _problems.Add(ImportProblemCodes.ParentUnknown, _tasks[i], cells[i].Parent);
            }

            _tasks[i] = _tasks[i] with { ParentKey = parent, Dependencies = waits[i] ?? [] };
        }
    }

    private void Know(string name, int place)
    {
        if (!_places.TryGetValue(name, out var places))
            _places.Add(name, places = []);
        places.Add(place);
    }

    private int? One(string text, int from)
    {
        var name = text.Trim();
        if (!_places.TryGetValue("k:" + name, out var places) && !_places.TryGetValue("t:" + FoldedText.Of(name), out places))
            return null;
        var above = places.BinarySearch(from);
        above = above >= 0 ? above : ~above;
        var place = above > 0 ? places[above - 1] : places.Find(p => p != from);
        return place == from || (above == 0 && places.Count == 1 && places[0] == from) ? null : place;
    }

    /// <summary>Names separated by commas or semicolons, which may have commas themselves: the longest that is known is taken each time.</summary>
    private IEnumerable<int> Many(string cell, int from)
    {
        if (cell.Length == 0)
            yield break;
        var parts = cell.Split([',', ';', '\n']);
        for (var i = 0; i < parts.Length;)
        {
            int? found = null;
            var taken = 1;
            for (var count = Math.Min(parts.Length - i, 6); count > 0 && found is null; count--)
            {
                found = One(string.Join(',', parts[i..(i + count)]), from);
                taken = found is null ? 1 : count;
            }

            if (found is { } place)
                yield return place;
            else if (parts[i].Trim().Length > 0)
                _problems.Add(ImportProblemCodes.DependencyUnknown, _tasks[from], parts[i].Trim());
            i += taken;
        }
    }
}
