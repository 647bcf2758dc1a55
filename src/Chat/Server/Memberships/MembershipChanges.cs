using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Chat;

/// <summary>Tells a member's devices how a membership now is. Callers hold the member's turn.</summary>
internal sealed class MembershipChanges(TertuliaDb db, EventLog events)
{
    public async Task<MembershipDto> ReadAsync(Guid memberId, Guid channelId, CancellationToken ct) =>
        (await db.ChannelMembers().Where(m => m.MemberId == memberId && m.ChannelId == channelId).ToDtosAsync(db, ct)).Single();

    /// <summary>Saves what was changed, then counts, tells and saves: the count is the database's.</summary>
    public async Task<MembershipDto> SaveAsync(Guid workspaceId, Guid memberId, Guid channelId, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        var dto = await ReadAsync(memberId, channelId, ct);
        events.Append(workspaceId, Topics.Member(memberId), new MembershipChanged(dto), memberId, channelId);
        await db.SaveChangesAsync(ct);
        return dto;
    }
}
