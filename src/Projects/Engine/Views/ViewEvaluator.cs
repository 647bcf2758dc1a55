namespace Tertulia.Projects.Views;

/// <summary>
/// The one evaluator of views. The server answers queries with it and the browser places pushed changes with it, so a change lands where a fresh query would put it.
/// Settings are compiled once; after that a task costs delegates and no look-ups of settings.
/// </summary>
public static class ViewEvaluator
{
    /// <summary>Null when there are problems; all of them are listed, not the first alone.</summary>
    public static CompiledView? Compile(ViewSettings settings, ViewContext context, out IReadOnlyList<ViewProblem> problems)
    {
        var found = new List<ViewProblem>();
        problems = found;
        var columns = new ViewColumns(context);
        var filter = new ViewFilter(columns, context, found).Compile(settings.Filter);
        var group = Grouping(settings.GroupBy, "groupBy");
        var lane = Grouping(settings.SwimlaneBy, "swimlaneBy");
        var sorts = Sorts();
        var totals = Totals();
        return found.Count > 0 ? null : new CompiledView(columns, filter, sorts, group, lane, totals);

        ViewGrouping? Grouping(ColumnRef? by, string path)
        {
            if (by is null)
                return null;
            if (columns.Bind(by, out var unknown) is not { } column)
                found.Add(new(path, unknown));
            else if (!ViewGrouping.Allows(column))
                found.Add(new(path, ViewProblemCodes.CannotGroup));
            else
                return new(column, context);
            return null;
        }

        List<(ViewColumn Column, bool Descending)> Sorts()
        {
            var result = new List<(ViewColumn, bool)>();
            if (settings.Sort?.Count > ViewLimits.Sorts)
            {
                found.Add(new("sort", ViewProblemCodes.TooMany));
                return result;
            }

            for (var i = 0; i < (settings.Sort?.Count ?? 0); i++)
            {
                if (settings.Sort![i]?.By is not { } by)
                    found.Add(new($"sort[{i}]", ViewProblemCodes.Missing));
                else if (columns.Bind(by, out var unknown) is not { } column)
                    found.Add(new($"sort[{i}].by", unknown));
                else
                    result.Add((column, settings.Sort[i].Descending));
            }

            return result;
        }

        List<ViewTotal> Totals()
        {
            var result = new List<ViewTotal>();
            if (settings.Columns?.Count > ViewLimits.Columns)
            {
                found.Add(new("columns", ViewProblemCodes.TooMany));
                return result;
            }

            for (var i = 0; i < (settings.Columns?.Count ?? 0); i++)
            {
                if (settings.Columns![i]?.Column is not { } reference)
                    found.Add(new($"columns[{i}]", ViewProblemCodes.Missing));
                else if (columns.Bind(reference, out var unknown) is not { } column)
                    found.Add(new($"columns[{i}].column", unknown));
                else if (settings.Columns[i].Total is not { } total)
                    continue;
                else if (!ViewTotal.Allows(column, total))
                    found.Add(new($"columns[{i}].total", ViewProblemCodes.CannotTotal));
                else
                    result.Add(new(column, total));
            }

            return result;
        }
    }
}
