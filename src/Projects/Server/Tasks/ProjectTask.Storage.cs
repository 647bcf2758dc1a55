using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Projects;

internal static class ProjectTaskStorage
{
    public static DbSet<ProjectTask> ProjectTasks(this TertuliaDb db) => db.Set<ProjectTask>();

    public static DbSet<TaskPlacement> TaskPlacements(this TertuliaDb db) => db.Set<TaskPlacement>();

    public static DbSet<TaskPerson> TaskPeople(this TertuliaDb db) => db.Set<TaskPerson>();

    public static DbSet<TaskPage> TaskPages(this TertuliaDb db) => db.Set<TaskPage>();

    public static void Configure(ModelBuilder model)
    {
        model.Entity<ProjectTask>(task =>
        {
            task.ToTable("Tasks", ProjectsModule.Schema);
            task.Property(t => t.Id).ValueGeneratedNever();
            task.Property(t => t.Title).HasMaxLength(ProjectLimits.Title);
            task.Property(t => t.Recurrence).HasMaxLength(ProjectLimits.Recurrence);
            task.Ignore(t => t.PeopleChanged);
            task.Property(t => t.Placements).HasJson();
            task.Property(t => t.Dependencies).HasJson();
            task.Property(t => t.FieldVersions).HasJson();
            task.Property(t => t.Values).HasJson(ReadValues);
            task.HasIndex(t => new { t.ProjectId, t.Number }).IsUnique();
            task.HasIndex(t => t.ParentId);
            task.HasIndex(t => t.DeletedBatch);
            task.HasIndex(t => t.Due);
        });
        model.Entity<TaskPlacement>(placement =>
        {
            placement.ToTable("TaskPlacements", ProjectsModule.Schema);
            placement.HasKey(p => new { p.TaskId, p.ProjectId });
            placement.Property(p => p.Rank).HasMaxLength(ProjectLimits.Rank).HasOrdinalOrder();
            placement.HasIndex(p => new { p.ProjectId, p.Change });
            placement.HasIndex(p => new { p.ProjectId, p.SectionId, p.Rank });
        });
        model.Entity<TaskPerson>(person =>
        {
            person.ToTable("TaskPeople", ProjectsModule.Schema);
            person.HasKey(p => new { p.TaskId, p.MemberId });
            person.HasIndex(p => new { p.MemberId, p.Open });
        });
        model.Entity<TaskPage>(page =>
        {
            page.ToTable("TaskPages", ProjectsModule.Schema);
            page.HasKey(p => p.TaskId);
            page.Property(p => p.TaskId).ValueGeneratedNever();
            page.Property(p => p.Description).HasMaxLength(ProjectLimits.TaskText);
            page.Property(p => p.Checklists).HasJson();
        });
    }

    /// <summary>The home projects of tasks.</summary>
    public static async Task<IReadOnlyList<Guid>> HomesOfAsync(this TertuliaDb db, IReadOnlyCollection<Guid> taskIds, CancellationToken ct) =>
        await db.ProjectTasks().Where(t => taskIds.Contains(t.Id)).Select(t => t.ProjectId).Distinct().ToListAsync(ct);

    /// <summary>Live tasks that stand in a project the caller sees.</summary>
    public static IQueryable<ProjectTask> VisibleTo(this IQueryable<ProjectTask> tasks, Caller caller, TertuliaDb db)
    {
        var projects = db.Projects().VisibleTo(caller, db);
        return tasks.Where(t => t.DeletedAt == null && t.WorkspaceId == caller.WorkspaceId
            && db.TaskPlacements().Any(p => p.TaskId == t.Id && !p.Removed && projects.Any(x => x.Id == p.ProjectId)));
    }

#pragma warning disable CA1859 // as the property is declared
    /// <summary>One document for a row: a document of its own for each of twenty fields of ten thousand tasks would be two hundred thousand.</summary>
    private static IReadOnlyDictionary<Guid, JsonElement> ReadValues(string text)
    {
        var values = new Dictionary<Guid, JsonElement>();
        if (text.Length > 2)
        {
            foreach (var property in JsonSerializer.Deserialize<JsonElement>(text).EnumerateObject())
                values[Guid.Parse(property.Name)] = property.Value;
        }

        return values;
    }
#pragma warning restore CA1859
}
