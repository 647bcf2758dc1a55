using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform;

/// <summary>How the platform's own entities are stored.</summary>
internal static class PlatformModel
{
    private const string Schema = "platform";

    public static void Configure(ModelBuilder model)
    {
        model.ConfigureIdentity(Schema);
        model.Entity<Account>(account =>
        {
            account.ToTable("Accounts", Schema);
            account.Property(a => a.Language).HasMaxLength(8);
        });
        model.Entity<IdentityUserClaim<Guid>>().ToTable("AccountClaims", Schema);
        model.Entity<IdentityUserLogin<Guid>>().ToTable("AccountLogins", Schema);
        model.Entity<IdentityUserToken<Guid>>().ToTable("AccountTokens", Schema);

        model.Entity<Workspace>(workspace =>
        {
            workspace.ToTable("Workspaces", Schema);
            workspace.Property(w => w.Id).ValueGeneratedNever();
            workspace.Property(w => w.Name).HasMaxLength(80);
            workspace.Property(w => w.Slug).HasMaxLength(60);
            workspace.Property(w => w.Language).HasMaxLength(8);
            workspace.HasIndex(w => w.Slug).IsUnique();
        });

        model.Entity<Member>(member =>
        {
            member.ToTable("Members", Schema);
            member.Property(m => m.Id).ValueGeneratedNever();
            member.Ignore(m => m.PhotoUrl);
            member.Property(m => m.DisplayName).HasMaxLength(80);
            member.Property(m => m.Handle).HasMaxLength(40);
            member.Property(m => m.Email).HasMaxLength(254);
            member.Property(m => m.Title).HasMaxLength(120);
            member.Property(m => m.TimeZone).HasMaxLength(64);
            member.Property(m => m.Language).HasMaxLength(8);
            member.Property(m => m.PhotoHash).HasMaxLength(64);
            member.Property(m => m.StatusEmoji).HasMaxLength(32);
            member.Property(m => m.StatusText).HasMaxLength(100);
            member.HasIndex(m => new { m.WorkspaceId, m.AccountId }).IsUnique();
            member.HasIndex(m => new { m.WorkspaceId, m.Handle }).IsUnique();
            member.HasIndex(m => m.AccountId);
            member.HasIndex(m => m.StatusExpiresAt);
        });

        model.Entity<AccountSession>(session =>
        {
            session.ToTable("Sessions", Schema);
            session.Property(s => s.Id).ValueGeneratedNever();
            session.Property(s => s.Client).HasMaxLength(120);
            session.Property(s => s.Address).HasMaxLength(64);
            session.HasIndex(s => s.AccountId);
            session.HasIndex(s => s.ExpiresAt);
        });

        model.Entity<Invitation>(invitation =>
        {
            invitation.ToTable("Invitations", Schema);
            invitation.Property(i => i.Id).ValueGeneratedNever();
            invitation.Property(i => i.TokenHash).HasMaxLength(64);
            invitation.Property(i => i.Email).HasMaxLength(254);
            invitation.HasIndex(i => i.TokenHash).IsUnique();
            invitation.HasIndex(i => i.WorkspaceId);
        });

        model.Entity<Grant>(grant =>
        {
            grant.ToTable("Grants", Schema);
            grant.HasKey(g => new { g.ResourceId, g.PrincipalId });
            grant.HasIndex(g => new { g.PrincipalId, g.ResourceId });
        });

        model.Entity<EventRow>(row =>
        {
            row.ToTable("Events", Schema);
            row.HasKey(e => e.Sequence);
            row.Property(e => e.Sequence).ValueGeneratedOnAdd();
            row.Property(e => e.Transaction).ValueGeneratedOnAdd();
            row.Property(e => e.Topic).HasMaxLength(120);
            row.Property(e => e.Type).HasMaxLength(80);
            row.Ignore(e => e.Position);
            row.HasIndex(e => new { e.Transaction, e.Sequence });
            row.HasIndex(e => new { e.Topic, e.Sequence });
        });

        model.Entity<SubscriberCursor>(cursor =>
        {
            cursor.ToTable("SubscriberCursors", Schema);
            cursor.HasKey(c => c.Name);
            cursor.Ignore(c => c.Position);
            cursor.Property(c => c.Name).HasMaxLength(80);
        });

        model.Entity<IdempotencyRecord>(record =>
        {
            record.ToTable("IdempotencyRecords", Schema);
            record.HasKey(r => new { r.AccountId, r.Key });
            record.Property(r => r.Request).HasMaxLength(300);
            record.HasIndex(r => r.At);
        });

        FilesModel.Configure(model);
        NotificationsModel.Configure(model);
        SearchModel.Configure(model);
    }
}
