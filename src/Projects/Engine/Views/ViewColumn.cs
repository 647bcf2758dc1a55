using Tertulia.Projects.Collation;

namespace Tertulia.Projects.Views;

/// <summary>What a column holds, as far as operators care.</summary>
internal enum ColumnType
{
    Text,
    Number,
    Date,
    Flag,

    /// <summary>One id.</summary>
    Id,

    /// <summary>A set of ids.</summary>
    Ids,
    Priority,

    /// <summary>Whatever comes out.</summary>
    Formula,
}

/// <summary>A column, bound to its context: how to read it, and how its values are ordered.</summary>
/// <param name="Ids">The places of known ids; null for columns without ids.</param>
/// <param name="People">Whether ids are members, so that <c>me</c> means something.</param>
/// <param name="Instant">The exact time for sorting, where <paramref name="Read"/> gives the day.</param>
internal sealed record ViewColumn(
    ColumnRef Ref, ColumnType Type, Func<TaskDto, Cell> Read, IdOrder? Ids, TextOrder Texts, bool People = false, Func<TaskDto, long?>? Instant = null)
{
    public bool IsDue => Ref.Column == TaskColumn.Due;

    public SortKey Order(TaskDto task)
    {
        if (Instant is { } instant)
            return instant(task) is { } ticks ? SortKey.Of(ticks) : SortKey.Empty;
        var cell = Read(task);
        return cell.Kind switch
        {
            CellKind.Empty => SortKey.Empty,
            CellKind.Error => SortKey.Error,
            CellKind.Text => SortKey.Of(Texts.Key(cell.Text)),

            // The most urgent first: that is what people mean by sorting by priority.
            CellKind.Number when Type == ColumnType.Priority => SortKey.Of(-cell.Number),
            CellKind.Id => Ids!.Key(cell.Id),
            CellKind.Ids => Ids!.Key(cell.Ids),
            _ => SortKey.Of(cell.Number),
        };
    }
}

/// <summary>The order of ids that stand for something: by rank for sections, as listed for options, by name for people and labels, by age for tasks.</summary>
internal sealed class IdOrder
{
    private readonly Dictionary<Guid, int> _places = [];

    public IdOrder(IEnumerable<Guid> inOrder, bool alwaysShown = false)
    {
        foreach (var id in inOrder)
            _places.TryAdd(id, _places.Count);
        Shown = alwaysShown ? [.. _places.OrderBy(p => p.Value).Select(p => p.Key)] : [];
    }

    /// <summary>Groups that a view shows even when nothing is in them.</summary>
    public IReadOnlyList<Guid> Shown { get; }

    /// <summary>Unknown ids (a member who left, a task) stand behind, by age.</summary>
    public SortKey Key(Guid id) => _places.TryGetValue(id, out var place) ? SortKey.Of(place) : SortKey.Of(int.MaxValue, id.ToString("N"));

    /// <summary>Sets go by their first member, then by their second.</summary>
    public SortKey Key(IReadOnlyList<Guid> ids)
    {
        if (ids.Count == 1)
            return Key(ids[0]);
        Span<int> places = ids.Count <= 32 ? stackalloc int[ids.Count] : new int[ids.Count];
        for (var i = 0; i < ids.Count; i++)
            places[i] = _places.TryGetValue(ids[i], out var place) ? place : int.MaxValue;
        places.Sort();
        Span<char> rest = ids.Count <= 32 ? stackalloc char[ids.Count] : new char[ids.Count];
        for (var i = 0; i < places.Length; i++)
            rest[i] = (char)Math.Min(places[i], char.MaxValue);
        return SortKey.Of(places[0], new string(rest[1..]));
    }
}

/// <summary>What a value is sorted by. Values come first in either direction, then errors, then what is empty.</summary>
internal readonly record struct SortKey(byte Band, decimal Number, string Text)
{
    public static SortKey Empty { get; } = new(2, 0, "");

    public static SortKey Error { get; } = new(1, 0, "");

    public static SortKey Of(decimal number, string text = "") => new(0, number, text);

    public static SortKey Of(string text) => new(0, 0, text);

    public int CompareTo(in SortKey other, bool descending = false)
    {
        if (Band != other.Band)
            return Band.CompareTo(other.Band);
        var by = Number == other.Number ? string.CompareOrdinal(Text, other.Text) : Number < other.Number ? -1 : 1;
        return descending ? -by : by;
    }
}
