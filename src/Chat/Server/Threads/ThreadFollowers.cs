using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Chat;

/// <summary>
/// Makes those follow a thread who take part in it — its author, who replies, who is named — and tells followers of new replies, on their devices
/// and in the inbox. Works behind the log, so that a reply costs the same however many follow.
/// </summary>
internal sealed class ThreadFollowers(NotificationWriter notifications, IPresence presence) : IDurableSubscriber
{
    public string Name => "chat.threads";

    public IReadOnlySet<string> Types { get; } = new HashSet<string> { MessagePosted.Type, MessageDeleted.Type };

    public async Task HandleAsync(TertuliaDb db, EventLog events, IReadOnlyList<EventRecord> batch, CancellationToken ct)
    {
        var replies = new List<MessagePosted>();
        var shrunk = new HashSet<Guid>();
        var ended = new HashSet<Guid>();
        foreach (var happened in batch)
        {
            if (happened.As<MessagePosted>() is { Message.ThreadRootId: not null } reply)
                replies.Add(reply);
            else if (happened.As<MessageDeleted>() is { } deleted)
                (deleted.ThreadRootId is null ? ended : shrunk).Add(deleted.ThreadRootId ?? deleted.MessageId);
        }

        await TakeTurnsAsync(db, replies, [.. shrunk, .. ended], ct);
        foreach (var thread in replies.GroupBy(r => r.Message.ThreadRootId!.Value).Where(t => !ended.Contains(t.Key)))
        {
            if (await db.Messages().AsNoTracking().SingleOrDefaultAsync(m => m.Id == thread.Key, ct) is { } root)
                await RepliedAsync(db, events, root, [.. thread], ct);
            shrunk.Remove(thread.Key);
        }

        foreach (var rootId in shrunk.Except(ended))
            await TellAsync(db, events, rootId, ct);
        foreach (var rootId in ended)
            await EndAsync(db, events, rootId, ct);
    }

    /// <summary>All at once, and before anything is written (see <see cref="WriteTurns"/>).</summary>
    private static async Task TakeTurnsAsync(TertuliaDb db, List<MessagePosted> replies, Guid[] otherRoots, CancellationToken ct)
    {
        Guid[] rootIds = [.. replies.Select(r => r.Message.ThreadRootId!.Value).Union(otherRoots)];
        if (rootIds.Length == 0)
            return;

        var following = await db.ThreadMemberships().Where(t => rootIds.Contains(t.RootId)).Select(t => t.MemberId).Distinct().ToListAsync(ct);
        var authors = await db.Messages().Where(m => rootIds.Contains(m.Id)).Select(m => m.AuthorId).Distinct().ToListAsync(ct);
        await Turns.OfMembersAsync(db, [.. following, .. authors, .. replies.Select(r => r.Message.AuthorId), .. replies.SelectMany(r => r.MentionedIds)], ct);
    }

    private async Task RepliedAsync(TertuliaDb db, EventLog events, Message root, IReadOnlyList<MessagePosted> replies, CancellationToken ct)
    {
        // Whoever lost the channel meanwhile gets no side in it again, and hears nothing more by one they had.
        var all = await db.ThreadMemberships().Where(t => t.RootId == root.Id).ToListAsync(ct);
        Guid[] wanted = [root.AuthorId, .. replies.Select(r => r.Message.AuthorId), .. replies.SelectMany(r => r.MentionedIds), .. all.Select(s => s.MemberId)];
        var able = (await db.WhoCanSeeAsync(root.WorkspaceId, root.ChannelId, [.. wanted.Distinct()], ct)).ToHashSet();
        var sides = all.Where(s => able.Contains(s.MemberId)).ToDictionary(s => s.MemberId);
        var told = new List<NewNotification>();
        if (!sides.ContainsKey(root.AuthorId) && able.Contains(root.AuthorId))
            Follow(root.AuthorId);
        var excerpts = await Excerpts.LoadAsync(db, root.WorkspaceId, replies.Select(r => r.Message.Text), ct);
        var place = await db.Channels().Where(c => c.Id == root.ChannelId).Select(c => c.Name).SingleOrDefaultAsync(ct);
        foreach (var reply in replies)
        {
            var (message, sequence) = (reply.Message, reply.Message.Sequence);
            if (able.Contains(message.AuthorId))
                Follow(message.AuthorId).Read(sequence, sequence);
            foreach (var memberId in reply.MentionedIds.Where(able.Contains).Where(id => !sides.ContainsKey(id)))
                Follow(memberId).Read(sequence - 1, sequence);

            // Who is called by name, or with all, finds the mention in the inbox instead.
            var called = await CalledAloud.ByAsync(reply, root.WorkspaceId, presence);
            var inside = reply.MentionsAll
                ? await db.ChannelMembers().Where(m => m.ChannelId == root.ChannelId && sides.Keys.Contains(m.MemberId)).Select(m => m.MemberId).ToListAsync(ct)
                : [];
            told.AddRange(sides.Values
                .Where(s => s.Following && s.MemberId != message.AuthorId && s.LastReadSequence < sequence)
                .Where(s => !reply.MentionedIds.Contains(s.MemberId) && !(called.Calls(s.MemberId) && inside.Contains(s.MemberId)))
                .Select(s => new NewNotification(
                    root.WorkspaceId, s.MemberId, NotificationKinds.ThreadReply, message.AuthorId, message.Id, root.Id,
                    place is null ? null : $"#{place}", excerpts.Told(message), MessageUrls.Of(message), message.CreatedAt)));
        }

        await TellAsync(db, events, root.WorkspaceId, root.Id, sides.Values, ct);
        await notifications.AddAsync(db, events, await Silence.FilterAsync(db, root.ChannelId, told, ct), ct);

        ThreadMembership Follow(Guid memberId)
        {
            if (!sides.TryGetValue(memberId, out var side))
                sides[memberId] = side = db.Add(ThreadMembership.Of(root, memberId)).Entity;
            side.Following = true;
            return side;
        }
    }

    private static async Task TellAsync(TertuliaDb db, EventLog events, Guid rootId, CancellationToken ct)
    {
        var sides = await db.ThreadMemberships().Where(t => t.RootId == rootId).ToListAsync(ct);
        if (sides.Count > 0)
            await TellAsync(db, events, sides[0].WorkspaceId, rootId, sides, ct);
    }

    private static Task TellAsync(TertuliaDb db, EventLog events, Guid workspaceId, Guid rootId, IEnumerable<ThreadMembership> sides, CancellationToken ct) =>
        new ThreadStates(db, events).SaveAndTellAsync(workspaceId, rootId, [.. sides.Where(s => s.Following).Select(s => s.MemberId)], ct);

    private static async Task EndAsync(TertuliaDb db, EventLog events, Guid rootId, CancellationToken ct)
    {
        var sides = await db.ThreadMemberships().Where(t => t.RootId == rootId).ToListAsync(ct);
        if (sides.Count == 0)
            return;

        await new ThreadStates(db, events).EndAsync(sides[0].WorkspaceId, sides, ct);
    }
}
