using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Chat;

/// <summary>
/// Who becomes a guest leaves the public channels that were only open to them as a member, and the threads they followed there; those they were
/// given by name they keep. Who is shut out hands on the private channels that they alone managed.
/// </summary>
internal sealed class DemotedMembers(TimeProvider clock) : IDurableSubscriber
{
    public string Name => "chat.demoted_members";

    public IReadOnlySet<string> Types { get; } = new HashSet<string> { MemberUpdated.Type, MemberDeactivated.Type };

    public async Task HandleAsync(TertuliaDb db, EventLog events, IReadOnlyList<EventRecord> batch, CancellationToken ct)
    {
        foreach (var happened in batch)
        {
            if (happened.As<MemberUpdated>() is { Member: { Role: WorkspaceRole.Guest } member })
                await LeaveAsync(db, events, member.Id, ct);
            else if (happened.As<MemberDeactivated>() is { } gone)
                await HandOnAsync(db, events, gone.MemberId, ct);
        }
    }

    private async Task HandOnAsync(TertuliaDb db, EventLog events, Guid memberId, CancellationToken ct)
    {
        var managed = await db.ChannelMembers()
            .Where(m => m.MemberId == memberId && m.Manager)
            .Join(db.Channels().Where(c => c.Kind == ChannelKind.Private), m => m.ChannelId, c => c.Id, (m, c) => c)
            .ToListAsync(ct);
        if (managed.Count == 0 || await db.Members.AnyAsync(m => m.Id == memberId && m.Active, ct))
            return;

        await db.TakeTurnsAsync(ct, managed.Select(c => c.Id));
        foreach (var channel in managed)
            await Roster(db, events).KeepManagedAsync(channel, memberId, ct);
        await db.SaveChangesAsync(ct);
    }

    private async Task LeaveAsync(TertuliaDb db, EventLog events, Guid memberId, CancellationToken ct)
    {
        // Promoted again meanwhile: then nothing is lost.
        if (!await db.Members.AnyAsync(m => m.Id == memberId && m.Role == WorkspaceRole.Guest, ct))
            return;

        var lost = await db.ChannelMembers()
            .Where(m => m.MemberId == memberId && !db.Grants.Any(g => g.ResourceId == m.ChannelId && g.PrincipalId == memberId))
            .ToListAsync(ct);
        var followed = db.ThreadMemberships()
            .Where(t => t.MemberId == memberId && !db.Grants.Any(g => g.ResourceId == t.ChannelId && g.PrincipalId == memberId));
        if (lost.Count == 0 && !await followed.AnyAsync(ct))
            return;

        await db.TakeTurnsAsync(ct, [memberId, .. lost.Select(m => m.ChannelId)]);
        var roster = Roster(db, events);
        foreach (var membership in lost)
        {
            var channel = await db.Channels().SingleAsync(c => c.Id == membership.ChannelId, ct);
            await roster.RemoveAsync(channel, membership, memberId, say: false, ct);
        }

        // A thread of a public channel can be followed without being in the channel.
        foreach (var there in (await followed.ToListAsync(ct)).GroupBy(t => t.WorkspaceId))
            await new ThreadStates(db, events).EndAsync(there.Key, [.. there], ct);
    }

    private ChannelRoster Roster(TertuliaDb db, EventLog events) =>
        new(db, new AccessGrants(db, events), events, new ChannelLines(db, events, clock), new ThreadStates(db, events), clock);
}
