namespace Tertulia.Projects.Views;

/// <summary>What a column holds for one task: the one form in which filters, sorting, groups and totals see values.</summary>
public readonly record struct Cell
{
    private readonly decimal _number;
    private readonly object? _reference;
    private readonly Guid _id;

    private Cell(CellKind kind, decimal number = 0, object? reference = null, Guid id = default)
    {
        Kind = kind;
        _number = number;
        _reference = reference;
        _id = id;
    }

    public static Cell Empty => default;

    public static Cell True { get; } = new(CellKind.Flag, 1);

    public static Cell False { get; } = new(CellKind.Flag);

    /// <summary>A formula that has no value, with what its cell shows.</summary>
    public static Cell Failed(string error) => new(CellKind.Error, reference: error);

    public CellKind Kind { get; }

    public bool IsEmpty => Kind == CellKind.Empty;

    /// <summary>Of a text, and of an error.</summary>
    public string Text => (string)_reference!;

    public decimal Number => _number;

    /// <summary>Of a date: <see cref="DateOnly.DayNumber"/>.</summary>
    public int Day => (int)_number;

    public bool Flag => _number != 0;

    public Guid Id => _id;

    public IReadOnlyList<Guid> Ids => (IReadOnlyList<Guid>)_reference!;

    public static Cell Of(string? text) => string.IsNullOrEmpty(text) ? Empty : new(CellKind.Text, reference: text);

    public static Cell Of(decimal? number) => number is { } value ? new(CellKind.Number, value) : Empty;

    public static Cell Of(DateOnly? date) => date is { } value ? new(CellKind.Date, value.DayNumber) : Empty;

    public static Cell Of(bool flag) => flag ? True : False;

    public static Cell Of(Guid? id) => id is { } value ? new(CellKind.Id, id: value) : Empty;

    public static Cell Of(IReadOnlyList<Guid> ids) => ids.Count == 0 ? Empty : new(CellKind.Ids, reference: ids);
}

public enum CellKind : byte
{
    Empty,
    Text,
    Number,
    Date,
    Flag,
    Id,
    Ids,
    Error,
}
