using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Projects;

/// <summary>A part of a project's list, a column of its board.</summary>
internal sealed class Section
{
    public required Guid Id { get; init; }

    public required Guid ProjectId { get; init; }

    public required string Name { get; set; }

    public string? Color { get; set; }

    public int? WipLimit { get; set; }

    public required string Rank { get; set; }

    public SectionDto ToDto() => new(Id, ProjectId, Name, Color, WipLimit, Rank);
}

internal static class SectionStorage
{
    public static DbSet<Section> Sections(this TertuliaDb db) => db.Set<Section>();

    public static void Configure(ModelBuilder model) => model.Entity<Section>(section =>
    {
        section.ToTable("Sections", ProjectsModule.Schema);
        section.Property(s => s.Id).ValueGeneratedNever();
        section.Property(s => s.Name).HasMaxLength(ProjectLimits.ShortName);
        section.Property(s => s.Color).HasMaxLength(16);
        section.Property(s => s.Rank).HasMaxLength(ProjectLimits.Rank);
        section.HasIndex(s => s.ProjectId);
    });

    public static async Task<IReadOnlyList<SectionDto>> SectionsOfAsync(this TertuliaDb db, Guid projectId, CancellationToken ct) =>
        ToDtos(await db.Sections().AsNoTracking().Where(s => s.ProjectId == projectId).ToListAsync(ct));

    public static IReadOnlyList<SectionDto> ToDtos(IEnumerable<Section> sections) =>
        [.. sections.Select(s => s.ToDto()).OrderBy(s => s.Rank, StringComparer.Ordinal).ThenBy(s => s.Id)];
}
