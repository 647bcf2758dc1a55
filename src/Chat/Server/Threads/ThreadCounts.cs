using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Chat;

/// <summary>Unread replies, counted from the replies themselves: a deleted one counts for nobody, one's own never.</summary>
internal static class ThreadCounts
{
    /// <summary>How many followed threads of each member have unread replies; members with none are not among them.</summary>
    public static Task<Dictionary<Guid, int>> UnreadThreadsAsync(TertuliaDb db, IReadOnlyCollection<Guid> memberIds, CancellationToken ct) =>
        db.ThreadMemberships()
            .Where(t => memberIds.Contains(t.MemberId) && t.Following)
            .Where(t => db.Messages().Any(r => r.ThreadRootId == t.RootId && r.ThreadSequence > t.LastReadSequence && r.AuthorId != t.MemberId))
            .GroupBy(t => t.MemberId)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, ct);
}
