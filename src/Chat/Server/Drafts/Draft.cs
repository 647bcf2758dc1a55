using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Chat;

/// <summary>What a member typed and did not send; one a conversation and one a thread.</summary>
internal sealed class Draft
{
    public required Guid MemberId { get; init; }

    /// <summary>The channel, or the root of the thread.</summary>
    public required Guid TargetId { get; init; }

    public required Guid ChannelId { get; init; }

    public required string Text { get; set; }

    public required DateTimeOffset UpdatedAt { get; set; }

    public DraftDto ToDto() => new(Text, UpdatedAt);
}

internal static class DraftStorage
{
    public static DbSet<Draft> Drafts(this TertuliaDb db) => db.Set<Draft>();

    public static void Configure(ModelBuilder model) => model.Entity<Draft>(draft =>
    {
        draft.ToTable("Drafts", ChatModule.Schema);
        draft.HasKey(d => new { d.MemberId, d.TargetId });
        draft.Property(d => d.Text).HasMaxLength(MessageText.MostCharacters);
        draft.HasIndex(d => d.ChannelId);
    });
}
