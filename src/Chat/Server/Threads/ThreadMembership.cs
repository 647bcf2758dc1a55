using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Chat;

/// <summary>A member's side of a thread.</summary>
internal sealed class ThreadMembership
{
    public required Guid RootId { get; init; }

    public required Guid MemberId { get; init; }

    public required Guid ChannelId { get; init; }

    public required Guid WorkspaceId { get; init; }

    public bool Following { get; set; }

    public long LastReadSequence { get; private set; }

    /// <summary>Says whether it moved; a mark never goes back.</summary>
    public bool Read(long sequence, long newest)
    {
        var mark = Math.Clamp(sequence, 0, newest);
        if (mark <= LastReadSequence)
            return false;

        LastReadSequence = mark;
        return true;
    }

    public static ThreadMembership Of(Message root, Guid memberId) => new()
    {
        RootId = root.Id,
        MemberId = memberId,
        ChannelId = root.ChannelId,
        WorkspaceId = root.WorkspaceId,
    };
}

internal static class ThreadMembershipStorage
{
    public static DbSet<ThreadMembership> ThreadMemberships(this TertuliaDb db) => db.Set<ThreadMembership>();

    public static void Configure(ModelBuilder model) => model.Entity<ThreadMembership>(membership =>
    {
        membership.ToTable("ThreadMemberships", ChatModule.Schema);
        membership.HasKey(t => new { t.RootId, t.MemberId });
        membership.HasIndex(t => new { t.MemberId, t.ChannelId });
    });
}
