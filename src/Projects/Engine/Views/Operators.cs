namespace Tertulia.Projects.Views;

/// <summary>Which operators a column understands, and what they mean for values in an order.</summary>
internal static class Operators
{
    public static bool Allowed(ColumnType type, FilterOperator by) => by switch
    {
        FilterOperator.Is or FilterOperator.IsNot => true,
        FilterOperator.Empty or FilterOperator.NotEmpty => type != ColumnType.Flag,
        FilterOperator.Contains or FilterOperator.NotContains => type is ColumnType.Text or ColumnType.Ids or ColumnType.Formula,
        FilterOperator.Less or FilterOperator.LessOrEqual or FilterOperator.Greater or FilterOperator.GreaterOrEqual =>
            type is ColumnType.Number or ColumnType.Date or ColumnType.Priority or ColumnType.Formula,
        FilterOperator.Within => type is ColumnType.Date or ColumnType.Formula,
        _ => false,
    };

    /// <summary>The operator without its "not".</summary>
    public static (FilterOperator Operator, bool Negated) Positive(FilterOperator by) => by switch
    {
        FilterOperator.IsNot => (FilterOperator.Is, true),
        FilterOperator.NotContains => (FilterOperator.Contains, true),
        _ => (by, false),
    };

    /// <summary>Compares with a span, of which a single value is the shortest: less is before it all, less or equal is not after it.</summary>
    public static bool Holds(FilterOperator by, decimal value, decimal from, decimal to) => by switch
    {
        FilterOperator.Less => value < from,
        FilterOperator.LessOrEqual => value <= to,
        FilterOperator.Greater => value > to,
        FilterOperator.GreaterOrEqual => value >= from,
        _ => value >= from && value <= to,
    };
}
