using Tertulia.Platform;

namespace Tertulia.Chat;

/// <summary>A member's side of a conversation.</summary>
internal sealed class ChannelMember
{
    public required Guid ChannelId { get; init; }

    public required Guid MemberId { get; init; }

    public required Guid WorkspaceId { get; init; }

    public required DateTimeOffset JoinedAt { get; init; }

    /// <summary>May rename, archive and remove people. Shown in the list of members; what decides is the grant, which is given and taken with it.</summary>
    public bool Manager { get; set; }

    public long LastReadSequence { get; private set; }

    public NotificationLevel Level { get; private set; }

    public bool Muted { get; private set; }

    public bool Starred { get; private set; }

    public bool Hidden { get; private set; }

    public static ChannelMember Join(Channel channel, Guid memberId, bool manager, DateTimeOffset now) => new()
    {
        ChannelId = channel.Id,
        MemberId = memberId,
        WorkspaceId = channel.WorkspaceId,
        JoinedAt = now,
        Manager = manager,
        LastReadSequence = channel.LastSequence,
    };

    /// <summary>Reads up to a number. Going back needs <paramref name="force"/>: another device may simply have been slower. Says whether it moved.</summary>
    public bool Read(long sequence, long newest, bool force)
    {
        var mark = Math.Clamp(sequence, 0, newest);
        if (mark == LastReadSequence || (mark < LastReadSequence && !force))
            return false;

        LastReadSequence = mark;
        return true;
    }

    public void Prefer(UpdateMembershipRequest wish) => (Level, Muted, Starred, Hidden) = (wish.Level, wish.Muted, wish.Starred, wish.Hidden);

    public void Hide() => Hidden = true;

    public void Show() => Hidden = false;

    public MembershipDto ToDto(int mentions, DraftDto? draft) => new(ChannelId, LastReadSequence, mentions, Level, Muted, Starred, Hidden, draft);

    public ChannelMemberDto ToListDto() => new(MemberId, JoinedAt, Manager);
}
