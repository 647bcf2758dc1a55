namespace Tertulia.Projects.Views;

/// <summary>A figure below a group. Least and greatest of dates are <see cref="DateOnly.DayNumber"/>s.</summary>
internal sealed record ViewTotal(ViewColumn Column, ColumnTotal Total)
{
    public static bool Allows(ViewColumn column, ColumnTotal total) => total switch
    {
        ColumnTotal.Count or ColumnTotal.Filled => true,
        ColumnTotal.Sum or ColumnTotal.Average => column.Type is ColumnType.Number or ColumnType.Formula,
        ColumnTotal.Min or ColumnTotal.Max => column.Type is ColumnType.Number or ColumnType.Date or ColumnType.Formula,
        _ => false,
    };

    /// <summary>Null when there is nothing to total, or the sum is beyond decimals. What is no figure does not count; parts do, like every row.</summary>
    public decimal? Of(IReadOnlyList<TaskDto> tasks)
    {
        if (Total == ColumnTotal.Count)
            return tasks.Count;

        var figures = 0;
        var filled = 0;
        decimal? sum = 0;
        decimal? least = null;
        decimal? greatest = null;
        for (var i = 0; i < tasks.Count; i++)
        {
            var cell = Column.Read(tasks[i]);
            if (!cell.IsEmpty && (cell.Kind != CellKind.Flag || cell.Flag))
                filled++;
            if (cell.Kind is not (CellKind.Number or CellKind.Date))
                continue;
            figures++;
            if (cell.Kind == CellKind.Number)
                sum = Add(sum, cell.Number);
            if (least is null || cell.Number < least)
                least = cell.Number;
            if (greatest is null || cell.Number > greatest)
                greatest = cell.Number;
        }

        return Total switch
        {
            ColumnTotal.Filled => filled,
            ColumnTotal.Sum => figures == 0 ? null : sum,
            ColumnTotal.Average => figures == 0 || sum is null ? null : decimal.Round(sum.Value / figures, 10),
            ColumnTotal.Min => least,
            _ => greatest,
        };
    }

    private static decimal? Add(decimal? sum, decimal figure)
    {
        try
        {
            return sum + figure;
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
