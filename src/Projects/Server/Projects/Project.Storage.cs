using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Projects;

internal static class ProjectStorage
{
    public static DbSet<Project> Projects(this TertuliaDb db) => db.Set<Project>();

    public static void Configure(ModelBuilder model) => model.Entity<Project>(project =>
    {
        project.ToTable("Projects", ProjectsModule.Schema);
        project.Property(p => p.Id).ValueGeneratedNever();
        project.Property(p => p.Name).HasMaxLength(ProjectLimits.Name);
        project.Property(p => p.Description).HasMaxLength(ProjectLimits.Description);
        project.Property(p => p.Color).HasMaxLength(16);
        project.Property(p => p.Icon).HasMaxLength(ProjectLimits.Icon);
        project.Property(p => p.TimeZone).HasMaxLength(64);
        project.Property(p => p.WorkWeek).HasJson();
        project.Ignore(p => p.EventTopic);
        project.HasIndex(p => new { p.WorkspaceId, p.PortfolioId });
        project.HasIndex(p => p.DeletedAt);
    });

    /// <summary>The project as the caller stands to it, to be changed; null when hidden, deleted or missing.</summary>
    public static async Task<ProjectView?> FindProjectAsync(this TertuliaDb db, Caller caller, Guid projectId, CancellationToken ct)
    {
        var found = await db.Projects().VisibleTo(caller, db).Where(p => p.Id == projectId).WithLevels(caller, db).SingleOrDefaultAsync(ct);
        return found?.ToView(caller);
    }

    /// <summary>Waits for the project's turn first.</summary>
    public static async Task<ProjectView?> TakeProjectAsync(this TertuliaDb db, Caller caller, Guid projectId, CancellationToken ct)
    {
        await db.TakeTurnsAsync(ct, projectId);
        return await db.FindProjectAsync(caller, projectId, ct);
    }

    /// <summary>All that the caller sees, each as they stand to it.</summary>
    public static async Task<List<ProjectView>> VisibleProjectsAsync(this TertuliaDb db, Caller caller, CancellationToken ct)
    {
        var found = await db.Projects().AsNoTracking().VisibleTo(caller, db).OrderBy(p => p.Id).WithLevels(caller, db).ToListAsync(ct);
        return [.. found.Select(f => f.ToView(caller))];
    }

    /// <summary>Those of the ids that the caller sees, to be changed.</summary>
    public static async Task<List<ProjectView>> FindProjectsAsync(this TertuliaDb db, Caller caller, IReadOnlyCollection<Guid> projectIds, CancellationToken ct)
    {
        var found = await db.Projects().VisibleTo(caller, db).Where(p => projectIds.Contains(p.Id)).WithLevels(caller, db).ToListAsync(ct);
        return [.. found.Select(f => f.ToView(caller))];
    }

    private static IQueryable<Leveled> WithLevels(this IQueryable<Project> projects, Caller caller, TertuliaDb db)
    {
        var principals = caller.Principals;
        return projects.Select(p => new Leveled
        {
            Project = p,
            Level = db.Grants.Where(g => g.ResourceId == p.Id && principals.Contains(g.PrincipalId)).Max(g => (int)g.Level),
        });
    }

    private sealed class Leveled
    {
        public required Project Project { get; init; }

        public required int Level { get; init; }

        public ProjectView ToView(Caller caller) => ProjectView.Of(Project, (AccessLevel)Level, caller);
    }
}
