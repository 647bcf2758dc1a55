namespace Tertulia.Projects.Scheduling;

/// <summary>A dependency between tasks by their places in the graph.</summary>
internal readonly record struct Link(int From, int To, DependencyKind Kind, int LagDays);

/// <summary>
/// Tasks and what waits for what, as arrays. Nothing here recurses: chains of any length are walked with a stack of our own. Links that name
/// unknown tasks are left out, since a task may be deleted, or hidden from who asks, while others still name it.
/// </summary>
internal sealed class DependencyGraph
{
    private readonly Dictionary<Guid, int> _places;
    private readonly Guid[] _ids;
    private readonly Link[] _links;
    private readonly int[] _outOffsets;
    private readonly int[] _out;
    private readonly int[] _inOffsets;
    private readonly int[] _in;

    internal DependencyGraph(Guid[] ids, IEnumerable<Dependency> dependencies)
    {
        _ids = ids;
        _places = new Dictionary<Guid, int>(ids.Length);
        for (var place = 0; place < ids.Length; place++)
        {
            if (!_places.TryAdd(ids[place], place))
                throw new ArgumentException($"The task {ids[place]} is given twice.", nameof(ids));
        }

        var links = new List<Link>();
        foreach (var dependency in dependencies)
        {
            if (_places.TryGetValue(dependency.PredecessorId, out var from) && _places.TryGetValue(dependency.SuccessorId, out var to))
                links.Add(new Link(from, to, dependency.Kind, dependency.LagDays));
        }

        _links = [.. links];
        (_outOffsets, _out) = Bucket(link => link.From);
        (_inOffsets, _in) = Bucket(link => link.To);
    }

    internal ReadOnlySpan<Link> Links => _links;

    internal Guid IdOf(int place) => _ids[place];

    /// <summary>-1 for a task it does not know.</summary>
    internal int PlaceOf(Guid id) => _places.TryGetValue(id, out var place) ? place : -1;

    /// <summary>Indices into <see cref="Links"/>.</summary>
    internal ReadOnlySpan<int> From(int place) => _out.AsSpan(_outOffsets[place].._outOffsets[place + 1]);

    /// <summary>Indices into <see cref="Links"/>.</summary>
    internal ReadOnlySpan<int> To(int place) => _in.AsSpan(_inOffsets[place].._inOffsets[place + 1]);

    /// <summary>
    /// Everything that can be reached from the roots through the tasks that take part, predecessors before their successors. Null when those tasks
    /// wait for each other in a circle.
    /// </summary>
    internal List<int>? Order(IEnumerable<int> roots, Func<int, bool> takesPart)
    {
        const byte Entered = 1, Left = 2;
        var order = new List<int>();
        var state = new byte[_ids.Length];
        var path = new Stack<(int Place, int Next)>();
        foreach (var root in roots)
        {
            if (state[root] != 0 || !takesPart(root))
                continue;
            state[root] = Entered;
            path.Push((root, 0));
            while (path.TryPop(out var step))
            {
                var links = From(step.Place);
                if (step.Next == links.Length)
                {
                    state[step.Place] = Left;
                    order.Add(step.Place);
                    continue;
                }

                path.Push((step.Place, step.Next + 1));
                var successor = _links[links[step.Next]].To;
                if (state[successor] == Entered)
                    return null;
                if (state[successor] == Left || !takesPart(successor))
                    continue;
                state[successor] = Entered;
                path.Push((successor, 0));
            }
        }

        order.Reverse();
        return order;
    }

    /// <summary>
    /// A circle among the tasks that take part, its least id first, each task waiting for the one before it; null without any. The same for the same
    /// tasks and links, in whatever order they were given.
    /// </summary>
    internal IReadOnlyList<Guid>? FindCycle(Func<int, bool> takesPart)
    {
        // Whoever waits for nobody is in no circle, nor is whoever nobody waits for; taken away in turn, what is left holds every circle, and each of
        // its tasks has a successor in it. Following those must come back to where it was.
        var left = new bool[_ids.Length];
        for (var place = 0; place < left.Length; place++)
            left[place] = takesPart(place);
        Strip(left, forward: true);
        Strip(left, forward: false);

        var current = Least(Enumerable.Range(0, left.Length).Where(place => left[place]));
        if (current < 0)
            return null;
        var seen = new Dictionary<int, int>();
        var walk = new List<int>();
        while (seen.TryAdd(current, walk.Count))
        {
            walk.Add(current);
            current = Least(SuccessorsOf(current).Where(place => left[place]));
        }

        var cycle = walk[seen[current]..];
        var first = cycle.IndexOf(Least(cycle));
        return [.. cycle[first..].Concat(cycle[..first]).Select(IdOf)];
    }

    /// <summary>The shortest way along the links, both ends included; null without any. Ties go to the lesser id.</summary>
    internal IReadOnlyList<Guid>? FindPath(int from, int to)
    {
        var cameFrom = new Dictionary<int, int> { [from] = from };
        var queue = new Queue<int>([from]);
        while (queue.TryDequeue(out var place))
        {
            if (place == to)
            {
                var path = new List<Guid> { IdOf(place) };
                for (; place != from; path.Add(IdOf(place)))
                    place = cameFrom[place];
                path.Reverse();
                return path;
            }

            foreach (var successor in SuccessorsOf(place).OrderBy(IdOf))
            {
                if (cameFrom.TryAdd(successor, place))
                    queue.Enqueue(successor);
            }
        }

        return null;
    }

    internal IEnumerable<int> SuccessorsOf(int place)
    {
        for (var i = _outOffsets[place]; i < _outOffsets[place + 1]; i++)
            yield return _links[_out[i]].To;
    }

    private void Strip(bool[] left, bool forward)
    {
        var waitsFor = new int[left.Length];
        foreach (var link in _links)
        {
            if (left[link.From] && left[link.To])
                waitsFor[forward ? link.To : link.From]++;
        }

        var queue = new Queue<int>(Enumerable.Range(0, left.Length).Where(place => left[place] && waitsFor[place] == 0));
        while (queue.TryDequeue(out var place))
        {
            left[place] = false;
            foreach (var index in forward ? From(place) : To(place))
            {
                var other = forward ? _links[index].To : _links[index].From;
                if (left[other] && --waitsFor[other] == 0)
                    queue.Enqueue(other);
            }
        }
    }

    private int Least(IEnumerable<int> places) => places.DefaultIfEmpty(-1).MinBy(place => place < 0 ? Guid.Empty : _ids[place]);

    private (int[] Offsets, int[] Links) Bucket(Func<Link, int> by)
    {
        var offsets = new int[_ids.Length + 1];
        foreach (var link in _links)
            offsets[by(link) + 1]++;
        for (var place = 0; place < _ids.Length; place++)
            offsets[place + 1] += offsets[place];
        var next = offsets.AsSpan(0, _ids.Length).ToArray();
        var buckets = new int[_links.Length];
        for (var i = 0; i < _links.Length; i++)
            buckets[next[by(_links[i])]++] = i;
        return (offsets, buckets);
    }
}
