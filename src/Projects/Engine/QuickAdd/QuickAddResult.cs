namespace Tertulia.Projects.QuickAdd;

/// <summary>What a line was understood as.</summary>
/// <param name="Title">What is left when the tokens are taken out: every other character is in it, but for white space where a token stood.</param>
/// <param name="Tokens">What was understood, in order; they do not overlap.</param>
/// <param name="Unknown">Names and labels that nobody here has: they stay in the title.</param>
/// <param name="Escapes">Places of backslashes that were taken out because they kept a word from being understood.</param>
public sealed record QuickAddResult(
    string Title, IReadOnlyList<QuickAddToken> Tokens, IReadOnlyList<QuickAddToken> Unknown, IReadOnlyList<int> Escapes)
{
    public IReadOnlyList<Guid> AssigneeIds => [.. Tokens.Where(t => t.Kind == QuickAddKind.Person).Select(t => t.Id!.Value).Distinct()];

    public IReadOnlyList<Guid> LabelIds => [.. Tokens.Where(t => t.Kind == QuickAddKind.Label).Select(t => t.Id!.Value).Distinct()];

    public TaskPriority Priority { get; init; }

    public DateOnly? Start { get; init; }

    /// <summary>Also set by a time alone: the next such time.</summary>
    public DateOnly? Due { get; init; }

    public TimeOnly? DueTime { get; init; }

    public int? EstimateMinutes { get; init; }
}

/// <param name="Start">In characters of the line.</param>
/// <param name="Id">The person or label.</param>
public sealed record QuickAddToken(int Start, int Length, QuickAddKind Kind, Guid? Id = null)
{
    public int End => Start + Length;
}

public enum QuickAddKind
{
    Person,
    Label,
    Priority,
    Date,
    Time,
    Estimate,
}

/// <summary>Whom and what a line may name.</summary>
/// <param name="Handle">Without the @.</param>
public sealed record QuickAddPerson(Guid Id, string Handle, string Name);

/// <param name="Today">The day where the writer is.</param>
/// <param name="Language">
/// Of the interface: decides what 3/5 means (<c>en</c>: March; otherwise May) and which words are suggested. Both languages' words are always understood.
/// </param>
/// <param name="Me">Whom <c>@me</c> and <c>@yo</c> mean.</param>
public sealed record QuickAddContext(DateOnly Today, string Language, Guid Me, IReadOnlyList<QuickAddPerson> People, IReadOnlyList<LabelDto> Labels)
{
    /// <summary>The time where the writer is: a time alone that is already past means tomorrow. Null: it always means today.</summary>
    public TimeOnly? Now { get; init; }

    public bool MonthFirst => Language.StartsWith("en", StringComparison.OrdinalIgnoreCase);
}
