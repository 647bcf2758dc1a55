namespace Tertulia.Projects.Views;

/// <summary>A group of a view: equal by its text, ordered as the view shows them.</summary>
public sealed class GroupKey : IEquatable<GroupKey>
{
    private readonly SortKey _order;
    private readonly int _hash;

    internal GroupKey(string value, SortKey order)
    {
        Value = value;
        _order = order;
        _hash = value.GetHashCode(StringComparison.Ordinal);
    }

    /// <summary>
    /// <c>all</c>, <c>none</c>, <c>error</c>, an id, a priority, <c>true</c>, <c>false</c>, a date's bucket (see <see cref="DateBuckets"/>), <c>#</c> and a number, or
    /// <c>=</c> and a text.
    /// </summary>
    public string Value { get; }

    /// <summary>The one group of a view that does not group.</summary>
    public static GroupKey All { get; } = new("all", SortKey.Of(0));

    public bool Equals(GroupKey? other) => other is not null && (ReferenceEquals(this, other) || (_hash == other._hash && Value == other.Value));

    public override bool Equals(object? obj) => Equals(obj as GroupKey);

    public override int GetHashCode() => _hash;

    /// <summary>As the view shows them; of groups of one column.</summary>
    public static IComparer<GroupKey> Order { get; } = Comparer<GroupKey>.Create((a, b) =>
    {
        var by = a._order.CompareTo(b._order);
        return by != 0 ? by : string.CompareOrdinal(a.Value, b.Value);
    });

    public override string ToString() => Value;
}

/// <summary>Where rows stand: a group, and on a board with swimlanes a lane too.</summary>
public readonly record struct ViewCell(GroupKey? Lane, GroupKey Group)
{
    /// <summary>As <see cref="TaskGroupDto.Key"/> has it: <c>group</c>, or <c>lane/group</c>; slashes within are written <c>%2F</c>.</summary>
    public string Key => Lane is null ? Escape(Group.Value) : $"{Escape(Lane.Value)}/{Escape(Group.Value)}";

    /// <summary>By lane, then by group; of cells of one view.</summary>
    public static IComparer<ViewCell> Order { get; } = Comparer<ViewCell>.Create((a, b) =>
    {
        var by = a.Lane is null || b.Lane is null ? 0 : GroupKey.Order.Compare(a.Lane, b.Lane);
        return by != 0 ? by : GroupKey.Order.Compare(a.Group, b.Group);
    });

    internal static string Escape(string value) => value.Replace("%", "%25", StringComparison.Ordinal).Replace("/", "%2F", StringComparison.Ordinal);

    internal static string Unescape(string value) => value.Replace("%2F", "/", StringComparison.Ordinal).Replace("%25", "%", StringComparison.Ordinal);
}
