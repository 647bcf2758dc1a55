using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Projects;

/// <summary>A folder of projects, the same for all members of the workspace; guests see none.</summary>
internal sealed class Portfolio
{
    public required Guid Id { get; init; }

    public required Guid WorkspaceId { get; init; }

    public Guid? ParentId { get; set; }

    public required string Name { get; set; }

    public required string Color { get; set; }

    public required string Rank { get; set; }

    public int Version { get; private set; } = 1;

    public void Touch() => Version++;

    public PortfolioDto ToDto() => new(Id, ParentId, Name, Color, Rank, Version);
}

internal static class PortfolioStorage
{
    public static DbSet<Portfolio> Portfolios(this TertuliaDb db) => db.Set<Portfolio>();

    public static void Configure(ModelBuilder model) => model.Entity<Portfolio>(portfolio =>
    {
        portfolio.ToTable("Portfolios", ProjectsModule.Schema);
        portfolio.Property(p => p.Id).ValueGeneratedNever();
        portfolio.Property(p => p.Name).HasMaxLength(ProjectLimits.ShortName);
        portfolio.Property(p => p.Color).HasMaxLength(16);
        portfolio.Property(p => p.Rank).HasMaxLength(ProjectLimits.Rank);
        portfolio.HasIndex(p => p.WorkspaceId);
    });

    public static async Task<IReadOnlyList<PortfolioDto>> PortfoliosOfAsync(this TertuliaDb db, Guid workspaceId, CancellationToken ct) =>
        ToDtos(await db.Portfolios().AsNoTracking().Where(p => p.WorkspaceId == workspaceId).ToListAsync(ct));

    /// <summary>Ordered here: no two databases order text alike.</summary>
    public static IReadOnlyList<PortfolioDto> ToDtos(IEnumerable<Portfolio> portfolios) =>
        [.. portfolios.Select(p => p.ToDto()).OrderBy(p => p.Rank, StringComparer.Ordinal).ThenBy(p => p.Id)];
}
