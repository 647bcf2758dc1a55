using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Chat;

internal static class ChannelMemberStorage
{
    public static DbSet<ChannelMember> ChannelMembers(this TertuliaDb db) => db.Set<ChannelMember>();

    public static void Configure(ModelBuilder model) => model.Entity<ChannelMember>(member =>
    {
        member.ToTable("ChannelMembers", ChatModule.Schema);
        member.HasKey(m => new { m.ChannelId, m.MemberId });
        member.HasIndex(m => m.MemberId);
        member.HasOne<Channel>().WithMany().HasForeignKey(m => m.ChannelId).OnDelete(DeleteBehavior.Cascade);
    });

    /// <summary>Memberships as their members see them, each with its count of mentions and its draft, in one statement.</summary>
    public static async Task<List<MembershipDto>> ToDtosAsync(this IQueryable<ChannelMember> memberships, TertuliaDb db, CancellationToken ct)
    {
        var rows = await WithCounts(memberships, db).ToListAsync(ct);
        return [.. rows.Select(r => r.ToDto())];
    }

    /// <summary>As <see cref="ToDtosAsync"/>, for several members of one channel.</summary>
    public static async Task<List<(Guid MemberId, MembershipDto Membership)>> ToDtosByMemberAsync(
        this IQueryable<ChannelMember> memberships, TertuliaDb db, CancellationToken ct)
    {
        var rows = await WithCounts(memberships, db).ToListAsync(ct);
        return [.. rows.Select(r => (r.Member.MemberId, r.ToDto()))];
    }

    /// <summary>Conversations with the side of their member; for lists.</summary>
    public static async Task<List<ConversationDto>> ToConversationsAsync(this IQueryable<ChannelMember> memberships, TertuliaDb db, CancellationToken ct)
    {
        var rows = await WithCounts(memberships, db).ToListAsync(ct);
        return [.. rows.Select(r => new ConversationDto(r.Channel.ToDto(), r.ToDto()))];
    }

    /// <summary>
    /// A silenced conversation counts none. In a direct or group message every unread one counts, elsewhere those that name the member or everybody. A row of
    /// <see cref="Mention"/> whose member is the channel itself names everybody.
    /// </summary>
    private static IQueryable<MembershipRow> WithCounts(IQueryable<ChannelMember> memberships, TertuliaDb db) =>
        from m in memberships.AsNoTracking()
        join c in db.Channels() on m.ChannelId equals c.Id
        select new MembershipRow
        {
            Channel = c,
            Member = m,
            Draft = db.Drafts().FirstOrDefault(d => d.MemberId == m.MemberId && d.TargetId == m.ChannelId),
            Mentions = m.Muted || m.Level == NotificationLevel.Nothing ? 0 : c.Kind == ChannelKind.Direct || c.Kind == ChannelKind.Group
                ? db.Messages().Count(x => x.ChannelId == m.ChannelId && x.ChannelSequence > m.LastReadSequence && x.AuthorId != m.MemberId && x.Kind == MessageKind.Text && !x.Deleted)
                : db.Mentions()
                    .Where(x => x.ChannelId == m.ChannelId && (x.MemberId == m.MemberId || x.MemberId == m.ChannelId)
                        && x.Sequence > m.LastReadSequence && x.AuthorId != m.MemberId)
                    .Select(x => x.MessageId).Distinct().Count(),
        };

    private sealed class MembershipRow
    {
        public required Channel Channel { get; init; }

        public required ChannelMember Member { get; init; }

        public required Draft? Draft { get; init; }

        public required int Mentions { get; init; }

        public MembershipDto ToDto() => Member.ToDto(Mentions, Draft?.ToDto());
    }
}
