using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Projects;

internal sealed class Label
{
    public required Guid Id { get; init; }

    public required Guid ProjectId { get; init; }

    public required string Name { get; set; }

    /// <summary>Without accents and capitals: unique in the project.</summary>
    public required string FoldedName { get; set; }

    public required string Color { get; set; }

    public LabelDto ToDto() => new(Id, ProjectId, Name, Color);
}

internal static class LabelStorage
{
    public static DbSet<Label> Labels(this TertuliaDb db) => db.Set<Label>();

    public static void Configure(ModelBuilder model) => model.Entity<Label>(label =>
    {
        label.ToTable("Labels", ProjectsModule.Schema);
        label.Property(l => l.Id).ValueGeneratedNever();
        label.Property(l => l.Name).HasMaxLength(ProjectLimits.ShortName);
        label.Property(l => l.FoldedName).HasMaxLength(4 * ProjectLimits.ShortName);
        label.Property(l => l.Color).HasMaxLength(16);
        label.HasIndex(l => new { l.ProjectId, l.FoldedName }).IsUnique();
    });

    public static async Task<IReadOnlyList<LabelDto>> LabelsOfAsync(this TertuliaDb db, Guid projectId, CancellationToken ct) =>
        ToDtos(await db.Labels().AsNoTracking().Where(l => l.ProjectId == projectId).ToListAsync(ct));

    /// <summary>In the order of their making.</summary>
    public static IReadOnlyList<LabelDto> ToDtos(IEnumerable<Label> labels) => [.. labels.Select(l => l.ToDto()).OrderBy(l => l.Id)];
}
