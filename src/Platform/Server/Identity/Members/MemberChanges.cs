namespace Tertulia.Platform;

/// <summary>Tells everybody concerned of a changed member, in the caller's unit of work, which holds the workspace's lock.</summary>
internal sealed class MemberChanges(EventLog events, TimeProvider clock)
{
    /// <param name="member">As they now are.</param>
    /// <param name="actorId">Who changed them; null for the system.</param>
    /// <param name="wasGuest">They were a guest before, and so listen as one.</param>
    public MemberDto Announce(Member member, Guid? actorId, bool wasGuest = false)
    {
        var dto = member.ToDto(clock.GetUtcNow());
        events.Append(member.WorkspaceId, Topics.Workspace(member.WorkspaceId), new MemberUpdated(dto), actorId, member.Id);

        // Guests do not hear the workspace's topic; of themselves they hear on their own.
        if (wasGuest || member.Role == WorkspaceRole.Guest)
            events.Append(member.WorkspaceId, Topics.Member(member.Id), new MemberUpdated(dto), actorId, member.Id);
        return dto;
    }
}
