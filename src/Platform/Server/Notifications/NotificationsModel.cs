using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform;

internal static class NotificationsModel
{
    private const string Schema = "platform";

    public static void Configure(ModelBuilder model)
    {
        model.Entity<Notification>(notification =>
        {
            notification.ToTable("Notifications", Schema);
            notification.Property(n => n.Id).ValueGeneratedNever();
            notification.Property(n => n.Kind).HasMaxLength(80);
            notification.Property(n => n.Place).HasMaxLength(120);
            notification.Property(n => n.Excerpt).HasMaxLength(200);
            notification.Property(n => n.Url).HasMaxLength(300);
            notification.HasIndex(n => new { n.MemberId, n.Kind, n.SubjectId }).IsUnique();
            notification.HasIndex(n => new { n.MemberId, n.At, n.Id });
            notification.HasIndex(n => new { n.MemberId, n.ReadAt });
            notification.HasIndex(n => n.SubjectId);
            notification.HasIndex(n => n.At);
        });

        model.Entity<NotificationPreferences>(preferences =>
        {
            preferences.ToTable("NotificationPreferences", Schema);
            preferences.HasKey(p => p.MemberId);
            preferences.Property(p => p.MemberId).ValueGeneratedNever();
        });
    }
}
