using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform;

internal static class FilesModel
{
    private const string Schema = "platform";

    public static void Configure(ModelBuilder model)
    {
        model.Entity<Blob>(blob =>
        {
            blob.ToTable("Blobs", Schema);
            blob.HasKey(b => b.Hash);
            blob.Property(b => b.Hash).HasMaxLength(64);
            blob.Property(b => b.ContentType).HasMaxLength(100);
            blob.HasIndex(b => b.TouchedAt);
        });

        model.Entity<StoredFile>(file =>
        {
            file.ToTable("Files", Schema);
            file.Property(f => f.Id).ValueGeneratedNever();
            file.Property(f => f.Name).HasMaxLength(255);
            file.Property(f => f.BlobHash).HasMaxLength(64);
            file.Property(f => f.ContentType).HasMaxLength(100);
            file.Property(f => f.PlaceUrl).HasMaxLength(300);
            file.Ignore(f => f.HasThumbnail);

            // Two posts that attach the same file at once must not both get it.
            file.Property(f => f.ResourceId).IsConcurrencyToken();
            file.HasIndex(f => new { f.WorkspaceId, f.UploaderId });
            file.HasIndex(f => f.BlobHash);
            file.HasIndex(f => new { f.ResourceId, f.CreatedAt });
        });

        model.Entity<Upload>(upload =>
        {
            upload.ToTable("Uploads", Schema);
            upload.Property(u => u.Id).ValueGeneratedNever();
            upload.Property(u => u.Name).HasMaxLength(255);
            upload.Property(u => u.Metadata).HasMaxLength(4096);
            upload.HasIndex(u => u.WorkspaceId);
            upload.HasIndex(u => u.ExpiresAt);
        });
    }
}
