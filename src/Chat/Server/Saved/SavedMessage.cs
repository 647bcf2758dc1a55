using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Chat;

/// <summary>A message a member keeps for later.</summary>
internal sealed class SavedMessage
{
    public required Guid MemberId { get; init; }

    public required Guid MessageId { get; init; }

    public required DateTimeOffset SavedAt { get; init; }
}

internal static class SavedMessageStorage
{
    public static DbSet<SavedMessage> SavedMessages(this TertuliaDb db) => db.Set<SavedMessage>();

    public static void Configure(ModelBuilder model) => model.Entity<SavedMessage>(saved =>
    {
        saved.ToTable("SavedMessages", ChatModule.Schema);
        saved.HasKey(s => new { s.MemberId, s.MessageId });
        saved.HasIndex(s => s.MessageId);
    });

    /// <summary>What the caller saved and may still see.</summary>
    public static IQueryable<SavedMessage> SavedBy(this TertuliaDb db, Caller caller)
    {
        var messages = db.Messages().VisibleTo(caller, db);
        return db.SavedMessages().Where(s => s.MemberId == caller.MemberId && messages.Any(m => m.Id == s.MessageId));
    }
}
