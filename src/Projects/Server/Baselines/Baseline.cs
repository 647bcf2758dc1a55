using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Projects;

/// <summary>The dates of a project's tasks as they were at one time. Written once.</summary>
internal sealed class Baseline
{
    public required Guid Id { get; init; }

    public required Guid ProjectId { get; init; }

    public required string Name { get; init; }

    public required Guid CreatedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required IReadOnlyList<BaselineDateDto> Dates { get; init; }
}

internal static class BaselineStorage
{
    public static DbSet<Baseline> Baselines(this TertuliaDb db) => db.Set<Baseline>();

    public static void Configure(ModelBuilder model) => model.Entity<Baseline>(baseline =>
    {
        baseline.ToTable("Baselines", ProjectsModule.Schema);
        baseline.Property(b => b.Id).ValueGeneratedNever();
        baseline.Property(b => b.Name).HasMaxLength(ProjectLimits.ShortName);
        baseline.Property(b => b.Dates).HasJson();
        baseline.HasIndex(b => b.ProjectId);
    });

    /// <summary>Without their dates, in the order of their making.</summary>
    public static async Task<IReadOnlyList<BaselineDto>> BaselinesOfAsync(this TertuliaDb db, Guid projectId, CancellationToken ct) =>
        await db.Baselines().Where(b => b.ProjectId == projectId).OrderBy(b => b.CreatedAt).ThenBy(b => b.Id)
            .Select(b => new BaselineDto(b.Id, b.ProjectId, b.Name, b.CreatedBy, b.CreatedAt)).ToListAsync(ct);
}
