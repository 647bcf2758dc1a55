namespace Tertulia.Projects.Views;

/// <summary>Why settings were refused.</summary>
/// <param name="Path">The place: <c>filter.groups[0].conditions[2].value</c>.</param>
/// <param name="Code">One of <see cref="ViewProblemCodes"/>.</param>
public sealed record ViewProblem(string Path, string Code);

public static class ViewProblemCodes
{
    public const string UnknownColumn = "unknown_column";

    /// <summary>The project has no such field; perhaps not any more.</summary>
    public const string UnknownField = "unknown_field";

    public const string UnknownOperator = "unknown_operator";

    /// <summary>The operator exists, but means nothing for this column.</summary>
    public const string OperatorNotAllowed = "operator_not_allowed";

    public const string ValueMissing = "value_missing";

    /// <summary>The value is not of the kind that column and operator want.</summary>
    public const string ValueWrong = "value_wrong";

    public const string TooDeep = "too_deep";

    public const string TooMany = "too_many";

    /// <summary>Nearly every task would be a group of its own.</summary>
    public const string CannotGroup = "cannot_group";

    public const string CannotTotal = "cannot_total";

    /// <summary>Something that has to be there is null.</summary>
    public const string Missing = "missing";
}

/// <summary>How large settings may be.</summary>
public static class ViewLimits
{
    public const int FilterLevels = 3;
    public const int Conditions = 50;
    public const int Sorts = 5;
    public const int Columns = 100;
    public const int ValueIds = 200;
    public const int ValueText = 500;

    /// <summary>Of relative dates, in days.</summary>
    public const int RelativeDays = 3_660;

    /// <summary>Boards of more cells than this show no empty ones.</summary>
    public const int EmptyCells = 2_000;
}
