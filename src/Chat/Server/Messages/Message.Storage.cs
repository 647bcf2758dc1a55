using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Chat;

internal static class MessageStorage
{
    public static DbSet<Message> Messages(this TertuliaDb db) => db.Set<Message>();

    public static DbSet<Mention> Mentions(this TertuliaDb db) => db.Set<Mention>();

    public static void Configure(ModelBuilder model)
    {
        model.Entity<Message>(message =>
        {
            message.ToTable("Messages", ChatModule.Schema);
            message.Property(m => m.Id).ValueGeneratedNever();
            message.Property(m => m.Text).HasMaxLength(MessageText.MostCharacters);
            message.HasIndex(m => new { m.AuthorId, m.ClientKey }).IsUnique();

            // Nulls do not collide: the first holds what shows in channels, the second the replies.
            message.HasIndex(m => new { m.ChannelId, m.ChannelSequence }).IsUnique();
            message.HasIndex(m => new { m.ThreadRootId, m.ThreadSequence }).IsUnique();
        });
        model.Entity<Mention>(mention =>
        {
            mention.ToTable("Mentions", ChatModule.Schema);
            mention.HasKey(m => new { m.MessageId, m.MemberId });
            mention.HasIndex(m => new { m.ChannelId, m.MemberId, m.Sequence });
        });
    }

    /// <summary>Messages of the channels the caller may see.</summary>
    public static IQueryable<Message> VisibleTo(this IQueryable<Message> messages, Caller caller, TertuliaDb db)
    {
        var channels = db.Channels().VisibleTo(caller, db);
        return messages.Where(m => channels.Any(c => c.Id == m.ChannelId));
    }
}
