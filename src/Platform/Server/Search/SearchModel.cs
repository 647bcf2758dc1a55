using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform;

internal static class SearchModel
{
    public static void Configure(ModelBuilder model) => model.Entity<SearchRow>(row =>
    {
        row.ToTable("SearchDocuments", "platform");
        row.Property(r => r.Id).ValueGeneratedOnAdd();
        row.Property(r => r.Kind).HasMaxLength(80);
        row.Property(r => r.Title).HasMaxLength(255);
        row.Property(r => r.Url).HasMaxLength(300);
        row.HasIndex(r => new { r.Kind, r.DocumentId }).IsUnique();
        row.HasIndex(r => new { r.WorkspaceId, r.Id });
        row.HasIndex(r => new { r.WorkspaceId, r.Arrival, r.At, r.Id });
        row.HasIndex(r => new { r.ResourceId, r.Id });
        row.HasIndex(r => new { r.AuthorId, r.Id });
        row.HasIndex(r => new { r.ContainerId, r.Id });
    });
}
