using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Chat;

/// <summary>One member's emoji on one message.</summary>
internal sealed class Reaction
{
    /// <summary>Different emoji on one message.</summary>
    public const int MostKinds = 50;

    public required Guid MessageId { get; init; }

    public required Guid MemberId { get; init; }

    public required string Emoji { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>By emoji in the order of their first use, and within each in the order people came.</summary>
    public static IReadOnlyList<ReactionDto> ToDtos(IEnumerable<Reaction> reactions) =>
        [.. reactions.OrderBy(r => r.At).ThenBy(r => r.MemberId).GroupBy(r => r.Emoji, StringComparer.Ordinal).Select(g => new ReactionDto(g.Key, [.. g.Select(r => r.MemberId)]))];
}

internal static class ReactionStorage
{
    public static DbSet<Reaction> Reactions(this TertuliaDb db) => db.Set<Reaction>();

    public static void Configure(ModelBuilder model) => model.Entity<Reaction>(reaction =>
    {
        reaction.ToTable("Reactions", ChatModule.Schema);
        reaction.HasKey(r => new { r.MessageId, r.MemberId, r.Emoji });
        reaction.Property(r => r.Emoji).HasMaxLength(Tertulia.Platform.Emoji.MostCharacters);
    });
}
