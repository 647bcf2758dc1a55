using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Projects;

internal sealed class SavedView
{
    public required Guid Id { get; init; }

    public required Guid ProjectId { get; init; }

    public required string Name { get; set; }

    public required ViewKind Kind { get; set; }

    public required ViewSettings Settings { get; set; }

    /// <summary>Null when the project shares it.</summary>
    public Guid? OwnerId { get; set; }

    public required string Rank { get; set; }

    public int Version { get; private set; } = 1;

    public void Touch() => Version++;

    public SavedViewDto ToDto() => new(Id, ProjectId, Name, Kind, Settings, OwnerId, Rank, Version);
}

internal static class SavedViewStorage
{
    public static DbSet<SavedView> SavedViews(this TertuliaDb db) => db.Set<SavedView>();

    public static void Configure(ModelBuilder model) => model.Entity<SavedView>(view =>
    {
        view.ToTable("SavedViews", ProjectsModule.Schema);
        view.Property(v => v.Id).ValueGeneratedNever();
        view.Property(v => v.Name).HasMaxLength(ProjectLimits.ShortName);
        view.Property(v => v.Settings).HasJson();
        view.Property(v => v.Rank).HasMaxLength(ProjectLimits.Rank);
        view.HasIndex(v => new { v.ProjectId, v.OwnerId });
    });

    /// <summary>Those the project shares, and one's own.</summary>
    public static async Task<IReadOnlyList<SavedViewDto>> ViewsOfAsync(this TertuliaDb db, Guid projectId, Guid memberId, CancellationToken ct)
    {
        var views = await db.SavedViews().AsNoTracking().Where(v => v.ProjectId == projectId && (v.OwnerId == null || v.OwnerId == memberId)).ToListAsync(ct);
        return [.. views.Select(v => v.ToDto()).OrderBy(v => v.Rank, StringComparer.Ordinal).ThenBy(v => v.Id)];
    }
}
