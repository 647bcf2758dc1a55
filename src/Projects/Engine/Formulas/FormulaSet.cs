namespace Tertulia.Projects.Formulas;

// Formulas may build on formulas. They are put in order once, when the fields are known, and then computed one after the other for each task: nothing
// recurses from formula to formula, however long the chain, and none is computed twice. A formula is on a cycle when it can be reached from itself by
// what formulas name, whether or not the values of a task would ever lead there: an answer that depends on the day would help nobody find the mistake.
// Those on a cycle are #CYCLE!, and what builds on them has that error like any other.

/// <summary>The formulas of a project. Immutable; safe to share.</summary>
public sealed class FormulaSet
{
    private readonly Entry[] _formulas;
    private readonly Dictionary<string, int> _places = new(StringComparer.OrdinalIgnoreCase);
    private readonly int[] _order;

    /// <param name="fields">All that formulas may name, those without a formula too; some hundreds at most.</param>
    public FormulaSet(IEnumerable<FormulaField> fields)
    {
        var all = fields.ToArray();
        Names = new FormulaNames(all);
        var formulas = all.Where(field => field.Formula is not null).DistinctBy(field => field.Key, StringComparer.OrdinalIgnoreCase).ToArray();
        for (var place = 0; place < formulas.Length; place++)
            _places.Add(formulas[place].Key, place);
        _formulas = Array.ConvertAll(formulas, Read);
        for (var place = 0; place < _formulas.Length; place++)
            _formulas[place] = _formulas[place] with { Cycle = FindCycle(place) };
        _order = Order();
    }

    public FormulaNames Names { get; }

    /// <summary>Why a formula cannot be read; null when it can, and for fields without one.</summary>
    public FormulaSyntaxError? ErrorOf(string key) => _places.TryGetValue(key, out var place) ? _formulas[place].Error : null;

    /// <summary>The keys of a shortest cycle that a formula is on, itself first, each needing the next; null when it is on none.</summary>
    public IReadOnlyList<string>? CycleOf(string key) => _places.TryGetValue(key, out var place) ? _formulas[place].Cycle : null;

    /// <summary>The results of all formulas for a task, by key.</summary>
    /// <param name="value">What the task holds in a field without a formula, by key.</param>
    public IReadOnlyDictionary<string, FormulaValue> Evaluate(Func<string, FormulaValue> value, FormulaContext context)
    {
        var results = new FormulaValue[_formulas.Length];
        foreach (var place in _order)
            results[place] = Evaluate(_formulas[place], results, value, context);
        return _places.ToDictionary(pair => pair.Key, pair => results[pair.Value], StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The result of one formula for a task, computing no more than it builds on. A key that is no formula's is #REF!.</summary>
    /// <param name="value">What the task holds in a field without a formula, by key.</param>
    public FormulaValue Evaluate(string key, Func<string, FormulaValue> value, FormulaContext context)
    {
        if (!_places.TryGetValue(key, out var wanted))
            return FormulaError.Reference;
        var results = new FormulaValue[_formulas.Length];
        foreach (var place in _formulas[wanted].Needed)
            results[place] = Evaluate(_formulas[place], results, value, context);
        return results[wanted];
    }

    private static FormulaValue Evaluate(Entry entry, FormulaValue[] results, Func<string, FormulaValue> value, FormulaContext context)
    {
        if (entry.Cycle is not null)
            return FormulaError.Cycle;
        return entry.Formula?.Evaluate(Field, context) ?? FormulaError.Syntax;

        FormulaValue Field(string reference)
        {
            var (place, key) = entry.Fields[reference];
            if (place >= 0)
                return results[place];
            return key is not null ? value(key) : reference.StartsWith('#') ? FormulaError.Reference : FormulaError.Name;
        }
    }

    private Entry Read(FormulaField field)
    {
        var (formula, error) = Formula.Parse(field.Formula!);
        var fields = new Dictionary<string, (int Place, string? Key)>(StringComparer.Ordinal);
        foreach (var reference in formula?.References ?? [])
        {
            var key = Names.Resolve(reference);
            fields[reference] = (key is null ? -1 : _places.GetValueOrDefault(key, -1), key);
        }

        return new Entry(field.Key, formula, error, fields, [.. fields.Values.Where(f => f.Place >= 0).Select(f => f.Place).Distinct()], null, []);
    }

    private List<string>? FindCycle(int start)
    {
        var neededBy = new Dictionary<int, int>();
        var queue = new Queue<int>([start]);
        while (queue.TryDequeue(out var place))
        {
            foreach (var needs in _formulas[place].Needs)
            {
                if (!neededBy.TryAdd(needs, place))
                    continue;
                if (needs == start)
                {
                    var cycle = new List<string>();
                    for (var at = place; at != start; at = neededBy[at])
                        cycle.Add(_formulas[at].Key);
                    cycle.Add(_formulas[start].Key);
                    cycle.Reverse();
                    return cycle;
                }

                queue.Enqueue(needs);
            }
        }

        return null;
    }

    /// <summary>What is needed first, and of each formula what it needs, itself included, in that order.</summary>
    private int[] Order()
    {
        var order = new List<int>();
        var open = _formulas.Select(formula => formula.Cycle is null ? formula.Needs.Count : 0).ToArray();
        var neededFor = Enumerable.Range(0, _formulas.Length)
            .SelectMany(place => _formulas[place].Needs, (place, needs) => (Needs: needs, Place: place))
            .ToLookup(pair => pair.Needs, pair => pair.Place);
        var queue = new Queue<int>(Enumerable.Range(0, _formulas.Length).Where(place => open[place] == 0));
        while (queue.TryDequeue(out var place))
        {
            order.Add(place);
            foreach (var next in neededFor[place])
            {
                if (_formulas[next].Cycle is null && --open[next] == 0)
                    queue.Enqueue(next);
            }
        }

        foreach (var place in order)
        {
            var needed = new HashSet<int> { place };
            if (_formulas[place].Cycle is null)
                needed.UnionWith(_formulas[place].Needs.SelectMany(needs => _formulas[needs].Needed));
            _formulas[place] = _formulas[place] with { Needed = [.. order.Where(needed.Contains)] };
        }

        return [.. order];
    }

    /// <param name="Fields">By reference: the place of a formula or -1, and the key; null for a field that does not exist.</param>
    /// <param name="Needs">Places of the formulas it names.</param>
    /// <param name="Needed">Places of all it builds on, in order, itself last.</param>
    private sealed record Entry(
        string Key,
        Formula? Formula,
        FormulaSyntaxError? Error,
        Dictionary<string, (int Place, string? Key)> Fields,
        IReadOnlyList<int> Needs,
        IReadOnlyList<string>? Cycle,
        IReadOnlyList<int> Needed);
}
