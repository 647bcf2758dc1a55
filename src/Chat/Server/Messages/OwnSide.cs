using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Chat;

/// <summary>What posting does to the author's own side: the draft is spent, and who writes in a channel has read it.</summary>
internal static class OwnSide
{
    public static async Task PostedAsync(TertuliaDb db, EventLog events, Caller caller, ChannelView view, Message message, CancellationToken ct)
    {
        if (message.ThreadRootId is { } rootId)
            await db.Drafts().Where(d => d.MemberId == caller.MemberId && d.TargetId == rootId).ExecuteDeleteAsync(ct);
        else if (view.Draft is not null)
            db.Remove(view.Draft);

        if (view.Membership is not { } membership || message.ChannelSequence is not { } sequence)
            return;

        membership.Read(sequence, sequence, force: false);
        membership.Show();
        var draft = message.ThreadRootId is null ? null : view.Draft?.ToDto();
        events.Append(caller, Topics.Member(caller.MemberId), new MembershipChanged(membership.ToDto(mentions: 0, draft)), message.ChannelId);
    }
}
