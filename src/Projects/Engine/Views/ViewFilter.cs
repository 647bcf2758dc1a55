using System.Globalization;
using System.Text.Json;
using Tertulia.Projects.Collation;

namespace Tertulia.Projects.Views;

/// <summary>
/// Compiles a tree of conditions into one delegate.
/// <para>"Is not" and "does not contain" are the exact opposites of "is" and "contains", so they hold for what is empty; greater and less never do. A column with several
/// values "is" a set when it has those values and no others, and "contains" it when it has at least one of them.</para>
/// </summary>
internal sealed class ViewFilter(ViewColumns columns, ViewContext context, List<ViewProblem> problems)
{
    private int _conditions;

    /// <returns>Null when everything matches, and when there were problems.</returns>
    public Func<TaskDto, bool>? Compile(FilterDto? filter) => filter is null ? null : Group(filter, "filter", 1);

    private Func<TaskDto, bool>? Group(FilterDto filter, string path, int level)
    {
        if (level > ViewLimits.FilterLevels)
        {
            problems.Add(new(path, ViewProblemCodes.TooDeep));
            return null;
        }

        var parts = new List<Func<TaskDto, bool>>();
        for (var i = 0; i < (filter.Conditions?.Count ?? 0); i++)
        {
            if (++_conditions > ViewLimits.Conditions)
            {
                problems.Add(new($"{path}.conditions[{i}]", ViewProblemCodes.TooMany));
                return null;
            }

            if (Condition(filter.Conditions![i], $"{path}.conditions[{i}]") is { } condition)
                parts.Add(condition);
        }

        for (var i = 0; i < (filter.Groups?.Count ?? 0); i++)
        {
            // Empty groups count too: nothing in the settings is free.
            if (++_conditions > ViewLimits.Conditions)
            {
                problems.Add(new($"{path}.groups[{i}]", ViewProblemCodes.TooMany));
                return null;
            }

            if (filter.Groups![i] is not { } inner)
                problems.Add(new($"{path}.groups[{i}]", ViewProblemCodes.Missing));
            else if (Group(inner, $"{path}.groups[{i}]", level + 1) is { } group)
                parts.Add(group);
        }

        return parts switch
        {
            [] => null,
            [var only] => only,
            _ => filter.Any ? AnyOf([.. parts]) : AllOf([.. parts]),
        };
    }

    private static Func<TaskDto, bool> AllOf(Func<TaskDto, bool>[] parts) => task =>
    {
        foreach (var part in parts)
        {
            if (!part(task))
                return false;
        }

        return true;
    };

    private static Func<TaskDto, bool> AnyOf(Func<TaskDto, bool>[] parts) => task =>
    {
        foreach (var part in parts)
        {
            if (part(task))
                return true;
        }

        return false;
    };

    private Func<TaskDto, bool>? Condition(ConditionDto? condition, string path)
    {
        if (condition?.Column is null)
            return Refuse(path, ViewProblemCodes.Missing);
        if (columns.Bind(condition.Column, out var unknown) is not { } column)
            return Refuse($"{path}.column", unknown);
        if (!Enum.IsDefined(condition.Operator))
            return Refuse($"{path}.operator", ViewProblemCodes.UnknownOperator);
        if (!Operators.Allowed(column.Type, condition.Operator))
            return Refuse($"{path}.operator", ViewProblemCodes.OperatorNotAllowed);

        var read = column.Read;
        if (condition.Operator == FilterOperator.Empty)
            return task => read(task).IsEmpty;
        if (condition.Operator == FilterOperator.NotEmpty)
            return task => !read(task).IsEmpty;
        if (condition.Value is not { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) } value)
            return Refuse($"{path}.value", ViewProblemCodes.ValueMissing);

        var (opposite, negated) = Operators.Positive(condition.Operator);
        var test = column.Type switch
        {
            ColumnType.Text => Text(opposite, value),
            ColumnType.Number => Number(opposite, value),
            ColumnType.Date => Date(opposite, value),
            ColumnType.Flag => Flag(value),
            ColumnType.Priority => Priority(opposite, value),
            ColumnType.Id or ColumnType.Ids => Ids(column, opposite, value),
            _ => Formula(opposite, value),
        };
        if (test is null)
            return Refuse($"{path}.value", ViewProblemCodes.ValueWrong);
        return negated ? task => !test(read(task)) : task => test(read(task));
    }

    private Func<TaskDto, bool>? Refuse(string path, string code)
    {
        problems.Add(new(path, code));
        return null;
    }

    private static Func<Cell, bool>? Text(FilterOperator by, JsonElement value)
    {
        if (value.Text() is not { Length: <= ViewLimits.ValueText } text)
            return null;
        var folded = FoldedText.Of(text);
        return by == FilterOperator.Contains
            ? cell => cell.Kind == CellKind.Text && FoldedText.Contains(cell.Text, folded)
            : cell => cell.Kind == CellKind.Text ? FoldedText.Same(cell.Text, folded) : folded.Length == 0 && cell.IsEmpty;
    }

    private static Func<Cell, bool>? Number(FilterOperator by, JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number)
            ? cell => cell.Kind == CellKind.Number && Operators.Holds(by, cell.Number, number, number)
            : null;

    private Func<Cell, bool>? Date(FilterOperator by, JsonElement value) =>
        value.Text() is { } text && DateSpan.TryParse(text, context.Today, context.WeekStart, out var span)
            ? cell => cell.Kind == CellKind.Date && Operators.Holds(by, cell.Number, span.From, span.To)
            : null;

    private static Func<Cell, bool>? Flag(JsonElement value)
    {
        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            return null;
        var wanted = value.ValueKind == JsonValueKind.True;
        return cell => cell.Kind == CellKind.Flag && cell.Flag == wanted;
    }

    private static Func<Cell, bool>? Priority(FilterOperator by, JsonElement value)
    {
        if (by == FilterOperator.Is && value.ValueKind == JsonValueKind.Array)
        {
            if (value.GetArrayLength() > ViewLimits.ValueIds)
                return null;
            var wanted = 0;
            foreach (var element in value.EnumerateArray())
            {
                if (One(element) is not { } one)
                    return null;
                wanted |= 1 << one;
            }

            return cell => (wanted & (1 << (int)cell.Number)) != 0;
        }

        return One(value) is { } limit ? cell => (by == FilterOperator.Is || !cell.IsEmpty) && Operators.Holds(by, cell.Number, limit, limit) : null;

        static int? One(JsonElement element) =>
            element.Text() is { } name
            && Array.FindIndex(Enum.GetNames<TaskPriority>(), n => n.Equals(name, StringComparison.OrdinalIgnoreCase)) is >= 0 and var place
                ? place
                : null;
    }

    private Func<Cell, bool>? Ids(ViewColumn column, FilterOperator by, JsonElement value)
    {
        var wanted = new HashSet<Guid>();
        if (value.ValueKind == JsonValueKind.Array)
        {
            if (value.GetArrayLength() > ViewLimits.ValueIds)
                return null;
            foreach (var element in value.EnumerateArray())
            {
                if (One(element) is not { } id)
                    return null;
                wanted.Add(id);
            }
        }
        else if (One(value) is { } id)
        {
            wanted.Add(id);
        }
        else
        {
            return null;
        }

        if (column.Type == ColumnType.Id)
            return cell => cell.Kind == CellKind.Id && wanted.Contains(cell.Id);
        if (by == FilterOperator.Contains)
            return cell => cell.Kind == CellKind.Ids && Some(cell.Ids, wanted);
        return cell => cell.Kind == CellKind.Ids ? cell.Ids.Count == wanted.Count && All(cell.Ids, wanted) : wanted.Count == 0;

        Guid? One(JsonElement element) =>
            element.Text() is not { } text ? null
            : column.People && text == "me" ? context.Me
            : Guid.TryParseExact(text, "D", out var parsed) ? parsed
            : null;
    }

    private static bool Some(IReadOnlyList<Guid> ids, HashSet<Guid> wanted)
    {
        for (var i = 0; i < ids.Count; i++)
        {
            if (wanted.Contains(ids[i]))
                return true;
        }

        return false;
    }

    private static bool All(IReadOnlyList<Guid> ids, HashSet<Guid> wanted)
    {
        for (var i = 0; i < ids.Count; i++)
        {
            if (!wanted.Contains(ids[i]))
                return false;
        }

        return true;
    }

    /// <summary>A formula may give anything, so the value says what is compared; a date also as its text, where the formula gives texts.</summary>
    private Func<Cell, bool>? Formula(FilterOperator by, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Number)
            return by is FilterOperator.Contains or FilterOperator.Within ? null : Number(by, value);
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return by == FilterOperator.Is ? Flag(value) : null;
        var date = by == FilterOperator.Contains ? null : Date(by, value);
        if (by is not (FilterOperator.Is or FilterOperator.Contains))
            return date;
        var text = Text(by, value);
        if (text is null)
            return null;
        return cell => cell.Kind == CellKind.Date ? date is not null && date(cell) : text(Shown(cell));

        // Numbers and flags are found by how they are written, too.
        static Cell Shown(Cell cell) => cell.Kind switch
        {
            CellKind.Number => Cell.Of(cell.Number.ToString(CultureInfo.InvariantCulture)),
            CellKind.Flag => Cell.Of(cell.Flag ? "true" : "false"),
            _ => cell,
        };
    }
}
