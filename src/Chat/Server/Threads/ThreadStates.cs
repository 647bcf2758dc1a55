using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Chat;

/// <summary>Members' sides of threads, and telling their devices of them. Callers hold the turns of the members.</summary>
internal sealed class ThreadStates(TertuliaDb db, EventLog events)
{
    /// <summary>The member's side; without one before, a fresh one that does not follow.</summary>
    public async Task<ThreadMembership> FindOrAddAsync(Message root, Guid memberId, CancellationToken ct) =>
        await db.ThreadMemberships().FindAsync([root.Id, memberId], ct) ?? db.Add(ThreadMembership.Of(root, memberId)).Entity;

    /// <summary>Saves what was changed, then counts, tells and saves: the counts are the database's.</summary>
    public async Task SaveAndTellAsync(Guid workspaceId, Guid rootId, IReadOnlyCollection<Guid> memberIds, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        var rows = await db.ThreadMemberships().AsNoTracking()
            .Where(t => t.RootId == rootId && memberIds.Contains(t.MemberId))
            .OrderBy(t => t.MemberId)
            .Select(t => new
            {
                Side = t,
                Draft = db.Drafts().FirstOrDefault(d => d.MemberId == t.MemberId && d.TargetId == t.RootId),
                Unread = db.Messages().Count(r => r.ThreadRootId == t.RootId && r.ThreadSequence > t.LastReadSequence && r.AuthorId != t.MemberId),
            })
            .ToListAsync(ct);
        var unreadThreads = await ThreadCounts.UnreadThreadsAsync(db, memberIds, ct);
        foreach (var row in rows)
        {
            Append(workspaceId, row.Side.MemberId, new(
                rootId, row.Side.ChannelId, row.Side.LastReadSequence, row.Unread, row.Side.Following,
                unreadThreads.GetValueOrDefault(row.Side.MemberId), row.Draft?.ToDto()));
        }

        await db.SaveChangesAsync(ct);
    }

    /// <summary>A member leaves a channel: they no longer have a side in its threads. Saves.</summary>
    public async Task ForgetAsync(Guid workspaceId, Guid channelId, Guid memberId, CancellationToken ct)
    {
        var gone = await db.ThreadMemberships().Where(t => t.MemberId == memberId && t.ChannelId == channelId).ToListAsync(ct);
        await EndAsync(workspaceId, gone, ct);
    }

    /// <summary>A thread's root is gone, and every side of it. Saves.</summary>
    public async Task EndAsync(Guid workspaceId, IReadOnlyCollection<ThreadMembership> sides, CancellationToken ct)
    {
        db.RemoveRange(sides);
        await db.SaveChangesAsync(ct);
        if (sides.Count == 0)
            return;

        var unreadThreads = await ThreadCounts.UnreadThreadsAsync(db, [.. sides.Select(s => s.MemberId).Distinct()], ct);
        foreach (var side in sides)
            Append(workspaceId, side.MemberId, new(side.RootId, side.ChannelId, side.LastReadSequence, 0, Following: false, unreadThreads.GetValueOrDefault(side.MemberId)));
        await db.SaveChangesAsync(ct);
    }

    private void Append(Guid workspaceId, Guid memberId, ThreadStateChanged changed) =>
        events.Append(workspaceId, Topics.Member(memberId), changed, memberId, changed.RootId);
}
