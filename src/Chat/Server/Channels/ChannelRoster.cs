using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Chat;

/// <summary>
/// Who belongs to a channel: membership, grant, system line and events always change together, so they change here. Callers hold the turns of the
/// channel and of everybody concerned.
/// </summary>
internal sealed class ChannelRoster(TertuliaDb db, AccessGrants grants, EventLog events, ChannelLines lines, ThreadStates threads, TimeProvider clock)
{
    /// <summary>Opens a new channel to its workspace, when public, and takes in its creator.</summary>
    public ChannelMember Found(Channel channel, Guid creatorId)
    {
        if (channel.Kind == ChannelKind.Public)
            grants.GrantNew(channel.WorkspaceId, channel.Id, PrincipalKind.Workspace, channel.WorkspaceId, AccessLevel.Editor);
        grants.GrantNew(channel.WorkspaceId, channel.Id, PrincipalKind.Person, creatorId, AccessLevel.Manager);
        channel.MemberCount = 1;
        return db.Add(ChannelMember.Join(channel, creatorId, manager: true, clock.GetStoredNow())).Entity;
    }

    /// <summary>Opens a new direct or group message to its people; all but the opener see it with the first message.</summary>
    public void FoundDirect(Channel channel, Guid openerId)
    {
        foreach (var personId in channel.People ?? [])
        {
            grants.GrantNew(channel.WorkspaceId, channel.Id, PrincipalKind.Person, personId, AccessLevel.Editor);
            var member = ChannelMember.Join(channel, personId, manager: false, clock.GetStoredNow());
            db.Add(member);
            if (personId == openerId)
                AppendAdded(channel, member, openerId);
            else
                member.Hide();
        }
    }

    /// <summary>Brings a hidden conversation back into its member's list. Saves.</summary>
    public async Task ShowAsync(Channel channel, ChannelMember member, Guid? actorId, CancellationToken ct)
    {
        member.Show();
        await db.SaveChangesAsync(ct);
        var own = await db.ChannelMembers().Where(m => m.ChannelId == channel.Id && m.MemberId == member.MemberId).ToDtosAsync(db, ct);
        events.Append(channel.WorkspaceId, Topics.Member(member.MemberId), new ConversationAdded(new(channel.ToDto(), own[0])), actorId, channel.Id);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Takes people in who are not in yet; answers their sides.</summary>
    /// <param name="actorId">Who added them; the joiner when somebody joins by themselves.</param>
    /// <param name="say">False leaves out the line in the channel.</param>
    public async Task<IReadOnlyList<ChannelMember>> AddAsync(Channel channel, IReadOnlyList<Member> people, Guid actorId, bool say, CancellationToken ct)
    {
        var ids = people.Select(p => p.Id).ToArray();
        var there = await db.ChannelMembers().Where(m => m.ChannelId == channel.Id && ids.Contains(m.MemberId)).Select(m => m.MemberId).ToListAsync(ct);
        var newcomers = people.Where(p => !there.Contains(p.Id)).DistinctBy(p => p.Id).ToList();
        if (newcomers.Count == 0)
            return [];

        channel.MemberCount += newcomers.Count;
        foreach (var person in newcomers.Where(p => channel.Kind != ChannelKind.Public || p.Role == WorkspaceRole.Guest))
            await grants.GrantAsync(channel.WorkspaceId, channel.Id, PrincipalKind.Person, person.Id, AccessLevel.Editor, ct);

        AppendMembersChanged(channel, [.. newcomers.Select(p => p.Id)], [], actorId);
        if (say)
            lines.Append(channel, actorId, MessageKind.Joined, newcomers is [var only] && only.Id == actorId ? "" : Named(newcomers.Select(p => p.Id)));

        // After the line: who joins has nothing unread.
        var joined = newcomers.Select(p => ChannelMember.Join(channel, p.Id, manager: false, clock.GetStoredNow())).ToList();
        db.AddRange(joined);
        foreach (var member in joined)
            AppendAdded(channel, member, actorId);
        return joined;
    }

    /// <summary>Lets somebody go, with all they had there. Saves.</summary>
    public async Task RemoveAsync(Channel channel, ChannelMember member, Guid actorId, bool say, CancellationToken ct)
    {
        db.Remove(member);
        channel.MemberCount--;
        await grants.RevokeAsync(channel.WorkspaceId, channel.Id, member.MemberId, ct);
        AppendMembersChanged(channel, [], [member.MemberId], actorId);
        if (say)
            lines.Append(channel, actorId, MessageKind.Left, member.MemberId == actorId ? "" : Named([member.MemberId]));
        await db.Drafts().Where(d => d.MemberId == member.MemberId && d.ChannelId == channel.Id).ExecuteDeleteAsync(ct);
        if (channel.Kind == ChannelKind.Private && member.Manager)
            await KeepManagedAsync(channel, member.MemberId, ct);

        await threads.ForgetAsync(channel.WorkspaceId, channel.Id, member.MemberId, ct);
        events.Append(channel.WorkspaceId, Topics.Member(member.MemberId), new ConversationRemoved(channel.Id), actorId, channel.Id);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>On the member's topic: the conversation is now in their list.</summary>
    public void AppendAdded(Channel channel, ChannelMember member, Guid? actorId) => events.Append(
        channel.WorkspaceId, Topics.Member(member.MemberId), new ConversationAdded(new(channel.ToDto(), member.ToDto(mentions: 0, draft: null))), actorId, channel.Id);

    /// <summary>
    /// A private channel that nobody manages could never be changed again: who is longest in it takes over. No guest, who may not even set its
    /// topic, and nobody who was shut out of the workspace.
    /// </summary>
    public async Task KeepManagedAsync(Channel channel, Guid leaving, CancellationToken ct)
    {
        var able = db.Members.Where(m => m.WorkspaceId == channel.WorkspaceId && m.Active && m.Role != WorkspaceRole.Guest);
        var left = db.ChannelMembers().Where(m => m.ChannelId == channel.Id && m.MemberId != leaving && able.Any(a => a.Id == m.MemberId));
        if (await left.AnyAsync(m => m.Manager, ct) || await left.OrderBy(m => m.JoinedAt).ThenBy(m => m.MemberId).FirstOrDefaultAsync(ct) is not { } heir)
            return;

        heir.Manager = true;
        await grants.GrantAsync(channel.WorkspaceId, channel.Id, PrincipalKind.Person, heir.MemberId, AccessLevel.Manager, ct);
    }

    private void AppendMembersChanged(Channel channel, IReadOnlyList<Guid> joined, IReadOnlyList<Guid> left, Guid actorId) => events.Append(
        channel.WorkspaceId, channel.EventTopic, new ChannelMembersChanged(channel.Id, joined, left, channel.MemberCount), actorId, channel.Id);

    private static string Named(IEnumerable<Guid> ids) => string.Join(' ', ids.Select(id => $"@[{id}]"));
}
