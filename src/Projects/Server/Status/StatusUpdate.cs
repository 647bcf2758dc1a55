using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Projects;

/// <summary>How a project was going at one time, in somebody's words. Written once.</summary>
internal sealed class StatusUpdate
{
    public required Guid Id { get; init; }

    public required Guid ProjectId { get; init; }

    public required ProjectStatus Status { get; init; }

    public required string Title { get; init; }

    public required string Text { get; init; }

    public required Guid AuthorId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public StatusUpdateDto ToDto() => new(Id, ProjectId, Status, Title, Text, AuthorId, CreatedAt);
}

internal static class StatusUpdateStorage
{
    public static DbSet<StatusUpdate> StatusUpdates(this TertuliaDb db) => db.Set<StatusUpdate>();

    public static void Configure(ModelBuilder model) => model.Entity<StatusUpdate>(update =>
    {
        update.ToTable("StatusUpdates", ProjectsModule.Schema);
        update.Property(u => u.Id).ValueGeneratedNever();
        update.Property(u => u.Title).HasMaxLength(ProjectLimits.Name);
        update.Property(u => u.Text).HasMaxLength(ProjectLimits.StatusText);
        update.HasIndex(u => new { u.ProjectId, u.Id });
    });
}
