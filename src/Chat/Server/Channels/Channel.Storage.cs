using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Chat;

internal static class ChannelStorage
{
    public static DbSet<Channel> Channels(this TertuliaDb db) => db.Set<Channel>();

    public static void Configure(ModelBuilder model) => model.Entity<Channel>(channel =>
    {
        channel.ToTable("Channels", ChatModule.Schema);
        channel.Property(c => c.Id).ValueGeneratedNever();
        channel.Property(c => c.Name).HasMaxLength(ChannelName.MostCharacters);
        channel.Property(c => c.FoldedName).HasMaxLength(4 * ChannelName.MostCharacters);
        channel.Property(c => c.Topic).HasMaxLength(Channel.MostTopic);
        channel.Property(c => c.Purpose).HasMaxLength(Channel.MostTopic);
        channel.Ignore(c => c.IsDirect);
        channel.Ignore(c => c.EventTopic);

        // Direct and group messages have no name, channels no key: nulls do not collide.
        channel.HasIndex(c => new { c.WorkspaceId, c.Name }).IsUnique();
        channel.HasIndex(c => new { c.WorkspaceId, c.DirectKey }).IsUnique();
    });

    /// <summary>The channel with the caller's side of it, to be changed; null when hidden or missing.</summary>
    public static async Task<ChannelView?> FindChannelAsync(this TertuliaDb db, Caller caller, Guid channelId, CancellationToken ct)
    {
        // In variables, for what AccessQueries says.
        var (me, principals, grants) = (caller.MemberId, caller.Principals.AsEnumerable(), db.Grants);
        var (drafts, members) = (db.Drafts(), db.ChannelMembers());
        var found = await db.Channels().VisibleTo(caller, db)
            .Where(c => c.Id == channelId)
            .LeftJoin(members.Where(m => m.MemberId == me), c => c.Id, m => m.ChannelId, (c, m) => new { Channel = c, Membership = m })
            .LeftJoin(drafts.Where(d => d.MemberId == me), c => c.Channel.Id, d => d.TargetId, (c, d) => new
            {
                c.Channel,
                c.Membership,
                Draft = d,
                Level = grants.Where(g => g.ResourceId == c.Channel.Id && principals.Contains(g.PrincipalId)).Max(g => (int)g.Level),
            })
            .SingleOrDefaultAsync(ct);
        return found is null ? null : new(found.Channel, found.Membership, found.Draft, (AccessLevel)found.Level);
    }
}
