using System.Text.Json;
using Tertulia.Platform;

namespace Tertulia.Projects;

/// <summary>What a view shows and how. Server and browser evaluate it with the same code, so that a pushed change lands where a fresh query would put it.</summary>
/// <param name="Filter">Null for everything.</param>
/// <param name="GroupBy">Null for one group.</param>
/// <param name="SwimlaneBy">Boards only: the rows; columns are <paramref name="GroupBy"/>.</param>
/// <param name="Sort">First by the first; ties, and no sort at all, by rank.</param>
/// <param name="Columns">Lists and tables: which, in order.</param>
/// <param name="Options">What only this kind of view knows, such as the zoom of a timeline.</param>
public sealed record ViewSettings(
    FilterDto? Filter = null,
    ColumnRef? GroupBy = null,
    ColumnRef? SwimlaneBy = null,
    IReadOnlyList<SortDto>? Sort = null,
    IReadOnlyList<ViewColumnDto>? Columns = null,
    IReadOnlyDictionary<string, JsonElement>? Options = null);

public enum ViewKind
{
    List,
    Board,
    Timeline,
    Calendar,
    Table,
    Workload,
    Dashboard,
}

/// <summary>A column: one of the task's own, or a custom field.</summary>
/// <param name="FieldId">Set when <paramref name="Column"/> is <see cref="TaskColumn.Field"/>.</param>
public sealed record ColumnRef(TaskColumn Column, Guid? FieldId = null);

public enum TaskColumn
{
    Title,
    Number,
    Section,
    Assignees,
    Start,
    Due,
    Priority,
    Labels,
    Completed,
    Milestone,
    Estimate,
    Tracked,
    CreatedAt,
    UpdatedAt,
    CompletedAt,
    CreatedBy,
    Parent,
    Field,
}

public sealed record SortDto(ColumnRef By, bool Descending = false);

/// <param name="Width">Pixels; null for the column's own.</param>
/// <param name="Total">Shown below each group; null for none.</param>
public sealed record ViewColumnDto(ColumnRef Column, int? Width = null, ColumnTotal? Total = null);

public enum ColumnTotal
{
    Count,
    Sum,
    Average,
    Min,
    Max,
    Filled,
}

/// <summary>A tree: conditions below "all of" and "any of", at most three levels and 50 conditions.</summary>
/// <param name="Any">False: all of them must hold. True: one is enough.</param>
public sealed record FilterDto(bool Any, IReadOnlyList<ConditionDto> Conditions, IReadOnlyList<FilterDto>? Groups = null);

/// <param name="Value">
/// Text, a number, a date (<c>yyyy-MM-dd</c>, or relative: <c>today</c>, <c>today+7</c>, <c>week</c>, <c>month-1</c>), an id, an array of ids, or null, as the column and the
/// operator want; <c>me</c> stands for the person who looks.
/// </param>
public sealed record ConditionDto(ColumnRef Column, FilterOperator Operator, JsonElement? Value = null);

public enum FilterOperator
{
    Is,
    IsNot,
    Contains,
    NotContains,
    Empty,
    NotEmpty,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,

    /// <summary>A date within a named span: <c>today</c>, <c>week</c>, <c>month</c>, <c>past</c>, <c>next_7</c>, <c>last_7</c>.</summary>
    Within,
}

/// <summary>A view that was given a name.</summary>
/// <param name="OwnerId">Whose it is; null when the project shares it.</param>
public sealed record SavedViewDto(Guid Id, Guid ProjectId, string Name, ViewKind Kind, ViewSettings Settings, Guid? OwnerId, string Rank, int Version);

/// <summary>Asks for the first screen of a view, or for more of some of its groups.</summary>
/// <param name="Windows">Which stretches of which groups; null for the first <paramref name="PageSize"/> of every group.</param>
/// <param name="PageSize">Rows a group, 1 to 200.</param>
public sealed record TaskQueryRequest(ViewSettings Settings, IReadOnlyList<GroupWindowDto>? Windows = null, int PageSize = 50);

/// <param name="Key">The group's key as an answer gave it.</param>
public sealed record GroupWindowDto(string Key, int Offset, int Count);

/// <summary>The groups of a view in order, with the ids and rows of the windows asked for.</summary>
/// <param name="Tasks">Each task once, in no order.</param>
/// <param name="Position">Events after it are news to this answer.</param>
public sealed record TaskQueryDto(IReadOnlyList<TaskGroupDto> Groups, IReadOnlyList<TaskDto> Tasks, int Total, EventPosition Position);

/// <param name="Key">Stable text: an id, a priority, a date's bucket, <c>=</c> and a text, <c>#</c> and a number, <c>none</c> or <c>all</c>; with swimlanes <c>lane/column</c>.</param>
/// <param name="Offset">Of the first of <paramref name="TaskIds"/> in the group.</param>
/// <param name="Totals">By column, in the order of the view's columns that have one; dates as <see cref="DateOnly.DayNumber"/>.</param>
public sealed record TaskGroupDto(string Key, int Count, int Offset, IReadOnlyList<Guid> TaskIds, IReadOnlyList<decimal?> Totals);

/// <param name="Shared">For all of the project, which wants an editor; else for oneself.</param>
public sealed record CreateViewRequest(string Name, ViewKind Kind, ViewSettings Settings, bool Shared = false);

/// <summary>What is null stays as it is.</summary>
/// <param name="Before">The view it shall stand before.</param>
/// <param name="ToEnd">Puts it behind the others.</param>
public sealed record UpdateViewRequest(string? Name = null, ViewKind? Kind = null, ViewSettings? Settings = null, bool? Shared = null, Guid? Before = null, bool ToEnd = false);

/// <summary>What the caller has to do, in all projects: their open tasks, the one due first at the top, those without a date last.</summary>
/// <param name="More">There are more than these.</param>
/// <param name="Position">Events after it are news to this answer.</param>
public sealed record MyWorkDto(IReadOnlyList<TaskDto> Tasks, bool More, EventPosition Position);
