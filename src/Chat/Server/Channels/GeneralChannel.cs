using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Chat;

/// <summary>#general: made with the workspace, and every newcomer but guests finds themselves in it.</summary>
/// <remarks>Newcomers come in without a line: in a big company it would be nothing but lines.</remarks>
internal sealed class GeneralChannel(ChannelRoster roster, ChannelLines lines, TimeProvider clock) : IWorkspaceCreated, IMemberJoined
{
    private const string Name = "general";

    public async Task CreatedAsync(TertuliaDb db, Workspace workspace, Member owner, EventLog events, CancellationToken ct)
    {
        var channel = Channel.Named(workspace.Id, ChannelKind.Public, ChannelName.TryRead(Name)!, topic: null, owner.Id, clock.GetStoredNow());
        channel.MakeDefault();
        db.Add(channel);
        var own = roster.Found(channel, owner.Id);
        lines.Append(channel, owner.Id, MessageKind.Created);
        own.Read(channel.LastSequence, channel.LastSequence, force: false);
        roster.AppendAdded(channel, own, owner.Id);
        events.Append(workspace.Id, Topics.Workspace(workspace.Id), new ChannelCreated(channel.ToDto()), owner.Id, channel.Id);
        await db.SaveChangesAsync(ct);
    }

    public async Task JoinedAsync(TertuliaDb db, Member member, EventLog events, CancellationToken ct)
    {
        if (member.Role == WorkspaceRole.Guest)
            return;

        var channelId = await db.Channels().Where(c => c.WorkspaceId == member.WorkspaceId && c.Default).Select(c => c.Id).SingleOrDefaultAsync(ct);
        if (channelId == default)
            return;

        await db.TakeTurnsAsync(ct, channelId, member.Id);
        var channel = await db.Channels().SingleAsync(c => c.Id == channelId, ct);
        await roster.AddAsync(channel, [member], member.Id, say: false, ct);
        await db.SaveChangesAsync(ct);
    }
}
