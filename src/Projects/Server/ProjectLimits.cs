namespace Tertulia.Projects;

/// <summary>How much there may be of everything.</summary>
internal static class ProjectLimits
{
    public const int Name = 120;
    public const int ShortName = 80;
    public const int Description = 20_000;
    public const int Icon = 40;

    public const int ProjectsInWorkspace = 5_000;
    public const int PortfoliosInWorkspace = 500;
    public const int PortfolioLevels = 8;
    public const int MembersInProject = 1_000;
    public const int Favourites = 500;

    public const int Sections = 200;
    public const int Labels = 500;
    public const int Fields = 100;
    public const int Options = 200;
    public const int WipLimit = 10_000;
    public const int Formula = 4_000;

    /// <summary>Hundreds of insertions at one spot, faster than <see cref="RankSweep"/> makes room.</summary>
    public const int Rank = 200;

    public const int TasksInProject = 100_000;
    public const int TasksAtOnce = 500;
    public const int Subtree = 5_000;
    public const int Levels = 100;
    public const int Title = 500;
    public const int TaskText = 50_000;
    public const int Assignees = 50;
    public const int Followers = 200;
    public const int LabelsOnTask = 50;
    public const int Dependencies = 200;
    public const int Placements = 20;
    public const int FilesOnTask = 100;
    public const int Recurrence = 500;
    public const int Minutes = 1_000_000;
    public const int FieldText = 4_000;
    public const int Link = 2_000;

    public const int Checklists = 20;
    public const int ChecklistItems = 200;
    public const int TimeEntries = 1_000;

    public const int SharedViews = 200;
    public const int OwnViews = 100;
    public const int ViewSettings = 20_000;
    public const int StatusText = 10_000;
    public const int Baselines = 20;

    public const int Comment = 12_000;
    public const int FilesOnComment = 20;

    /// <summary>In one event, so that none is too long to push.</summary>
    public const int TasksInEvent = 200;

    /// <summary>A deleted thing can be restored for so long.</summary>
    public static readonly TimeSpan Restorable = TimeSpan.FromDays(30);
}
