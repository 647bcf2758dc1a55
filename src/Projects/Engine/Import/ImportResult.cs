namespace Tertulia.Projects.Import;

/// <param name="Project">Null when the file as a whole cannot be read.</param>
/// <param name="Problems">What did not come through and why, in the file's order; the first <see cref="ImportLimits.Problems"/>.</param>
/// <param name="ProblemCount">All of them.</param>
/// <param name="LeftOut">Archived cards that were not asked for.</param>
public sealed record ImportResult(ImportedProject? Project, IReadOnlyList<ImportProblem> Problems, int ProblemCount, int LeftOut = 0);

/// <param name="Code">One of <see cref="ImportProblemCodes"/>.</param>
/// <param name="Line">Of the file, from 1; null where lines mean nothing.</param>
/// <param name="Where">The task's or card's name, as far as it is known.</param>
/// <param name="Detail">What was found: the text that is no date, the name that nobody has.</param>
public sealed record ImportProblem(string Code, int? Line, string? Where, string? Detail);

public static class ImportProblemCodes
{
    /// <summary>The whole file: too large.</summary>
    public const string FileTooLarge = "file_too_large";

    /// <summary>The whole file: not what it should be.</summary>
    public const string FileUnreadable = "file_unreadable";

    /// <summary>The whole file: nothing in it.</summary>
    public const string FileEmpty = "file_empty";

    /// <summary>The whole file: no column holds titles.</summary>
    public const string NoTitles = "no_titles";

    /// <summary>The row or card is left out: more of them than a project may have.</summary>
    public const string TooMany = "too_many";

    /// <summary>The row is left out: it has more cells than the table has columns.</summary>
    public const string TooManyCells = "too_many_cells";

    /// <summary>A quotation mark is opened and never closed; the row was read without.</summary>
    public const string QuoteNotClosed = "quote_not_closed";

    /// <summary>The row or card is left out: it has no title.</summary>
    public const string NoTitle = "no_title";

    /// <summary>The row or card is left out: it is not what one looks like.</summary>
    public const string NotACard = "not_a_card";

    /// <summary>The row or card is left out: another has the same id.</summary>
    public const string Duplicate = "duplicate";

    /// <summary>The title was cut; all of it is in the description.</summary>
    public const string TitleCut = "title_cut";

    /// <summary>A text was cut.</summary>
    public const string TextCut = "text_cut";

    public const string DateWrong = "date_wrong";
    public const string NumberWrong = "number_wrong";
    public const string ValueWrong = "value_wrong";

    /// <summary>The start is after the due date, and was left out.</summary>
    public const string StartAfterDue = "start_after_due";

    /// <summary>A section, person, label or field that the file does not have.</summary>
    public const string Unknown = "unknown";

    public const string ParentUnknown = "parent_unknown";

    /// <summary>Tasks that are parts of one another: it now stands by itself.</summary>
    public const string ParentCycle = "parent_cycle";

    public const string DependencyUnknown = "dependency_unknown";

    /// <summary>Tasks that wait for one another: this wait was left out.</summary>
    public const string DependencyCycle = "dependency_cycle";

    /// <summary>The link was left out: not http, https or mailto.</summary>
    public const string LinkWrong = "link_wrong";
}

/// <summary>How large an import may be. What is beyond is listed, and the rest imported.</summary>
public static class ImportLimits
{
    public const int Bytes = 64 * 1024 * 1024;
    public const int Tasks = 20_000;
    public const int Sections = 200;
    public const int Labels = 500;
    public const int Members = 2_000;
    public const int Fields = 100;
    public const int Options = 200;
    public const int Columns = 200;
    public const int Comments = 100_000;

    /// <summary>Checklists, their items, links, dependencies, people, labels: of each kind, of one task.</summary>
    public const int PerTask = 500;

    public const int Title = 500;
    public const int Name = 200;
    public const int Text = 100_000;
    public const int Link = 2_000;
    public const int EstimateMinutes = 60_000;
    public const int Problems = 1_000;
}

/// <summary>Collects problems: all are counted, the first are kept.</summary>
internal sealed class ImportProblems
{
    private readonly List<ImportProblem> _problems = [];

    public int Count { get; private set; }

    public void Add(string code, int? line = null, string? where = null, string? detail = null)
    {
        if (Count++ < ImportLimits.Problems)
            _problems.Add(new(code, line, Short(where), Short(detail)));
    }

    public void Add(string code, ImportedTask task, string? detail = null) => Add(code, task.Line, task.Title, detail);

    /// <summary>By line; what has none keeps its place.</summary>
    public IReadOnlyList<ImportProblem> List => [.. _problems.OrderBy(p => p.Line ?? int.MaxValue)];

    public ImportResult Of(ImportedProject? project, int leftOut = 0) => new(project, List, Count, leftOut);

    public static ImportResult Refused(string code, int? line = null, string? detail = null) => new(null, [new(code, line, null, Short(detail))], 1);

    private static string? Short(string? text) => text is { Length: > 120 } ? text[..117] + "…" : text;
}
