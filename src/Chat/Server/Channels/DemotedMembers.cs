using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Chat;

/// <summary>Who becomes a guest leaves the public channels that were only open to them as a member; those they were given by name they keep.</summary>
internal sealed class DemotedMembers(TimeProvider clock) : IDurableSubscriber
{
    public string Name => "chat.demoted_members";

    public IReadOnlySet<string> Types { get; } = new HashSet<string> { MemberUpdated.Type };

    public async Task HandleAsync(TertuliaDb db, EventLog events, IReadOnlyList<EventRecord> batch, CancellationToken ct)
    {
        foreach (var happened in batch)
        {
            if (happened.As<MemberUpdated>() is { Member: { Role: WorkspaceRole.Guest } member })
                await LeaveAsync(db, events, member.Id, ct);
        }
    }

    private async Task LeaveAsync(TertuliaDb db, EventLog events, Guid memberId, CancellationToken ct)
    {
        var lost = await db.ChannelMembers()
            .Where(m => m.MemberId == memberId && !db.Grants.Any(g => g.ResourceId == m.ChannelId && g.PrincipalId == memberId))
            .ToListAsync(ct);
        if (lost.Count == 0)
            return;

        await db.TakeTurnsAsync(ct, [memberId, .. lost.Select(m => m.ChannelId)]);
        var roster = new ChannelRoster(
            db, new AccessGrants(db, events), events, new ChannelLines(db, events, clock), new ThreadStates(db, events), clock);
        foreach (var membership in lost)
        {
            var channel = await db.Channels().SingleAsync(c => c.Id == membership.ChannelId, ct);
            await roster.RemoveAsync(channel, membership, memberId, say: false, ct);
        }
    }
}
