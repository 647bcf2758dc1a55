using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Chat;

/// <summary>Fills the inbox: mentions, direct messages, reactions to one's own, being added to a channel. (Replies: <see cref="ThreadFollowers"/>.)</summary>
internal sealed class ChatNotifications(NotificationWriter notifications, IPresence presence) : IDurableSubscriber
{
    public string Name => "chat.notifications";

    public IReadOnlySet<string> Types { get; } = new HashSet<string>
    {
        MessagePosted.Type, MessageChanged.Type, MessageDeleted.Type, ReactionAdded.Type, ConversationAdded.Type,
    };

    public async Task HandleAsync(TertuliaDb db, EventLog events, IReadOnlyList<EventRecord> batch, CancellationToken ct)
    {
        var posts = batch.Select(e => e.As<MessagePosted>()).OfType<MessagePosted>().Where(p => p.Message.Kind == MessageKind.Text).ToDictionary(p => p.Message.Id);
        var channelIds = posts.Values.Select(p => p.Message.ChannelId).Distinct().ToArray();
        var channels = channelIds.Length == 0 ? [] : await db.Channels().AsNoTracking().Where(c => channelIds.Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);
        await ReadByWritingAsync(db, events, posts.Values, channels, ct);
        foreach (var happened in batch)
        {
            if (happened.Type == MessagePosted.Type)
            {
                if (posts.GetValueOrDefault(happened.SubjectId ?? default) is { } posted && channels.TryGetValue(posted.Message.ChannelId, out var channel))
                    await PostedAsync(db, events, posted, channel, ct);
            }
            else if (happened.As<MessageDeleted>() is { } deleted)
                await NotificationWriter.RemoveAsync(db, events, deleted.MessageId, ct);
            else if (happened.As<MessageChanged>() is { Message.Deleted: true } buried)
                await NotificationWriter.RemoveAsync(db, events, buried.Message.Id, ct);
            else if (happened.As<ReactionAdded>() is { } reaction)
                await ReactedAsync(db, events, happened, reaction, ct);
            else if (happened.As<ConversationAdded>() is { } added)
                await AddedAsync(db, events, happened, added, ct);
        }
    }

    /// <summary>Writing somewhere is reading there.</summary>
    private async Task ReadByWritingAsync(
        TertuliaDb db, EventLog events, IEnumerable<MessagePosted> posts, Dictionary<Guid, Channel> channels, CancellationToken ct)
    {
        var written = posts.Select(p => p.Message).Where(m => channels.ContainsKey(m.ChannelId)).ToList();
        var places = written.Where(m => m.ChannelSequence is not null).Select(m => (Message: m, ContainerId: m.ChannelId))
            .Concat(written.Where(m => m.ThreadRootId is not null).Select(m => (Message: m, ContainerId: m.ThreadRootId!.Value)));
        foreach (var place in places.GroupBy(p => (p.ContainerId, p.Message.AuthorId, p.Message.ChannelId)))
        {
            await notifications.MarkReadByContainerAsync(
                db, events, channels[place.Key.ChannelId].WorkspaceId, place.Key.AuthorId, place.Key.ContainerId, place.Max(p => p.Message.CreatedAt), ct);
        }
    }

    /// <remarks>Told as of the message's own time, which reading up to it is measured by; the event's is a little later.</remarks>
    private async Task PostedAsync(TertuliaDb db, EventLog events, MessagePosted posted, Channel channel, CancellationToken ct)
    {
        var message = posted.Message;
        var told = await AudienceAsync(db, channel, posted, ct);
        if (told.Count == 0)
            return;

        var container = message.ChannelSequence is null ? message.ThreadRootId : channel.Id;
        var excerpt = (await Excerpts.LoadAsync(db, channel.WorkspaceId, [message.Text], ct)).Told(message);
        await notifications.AddAsync(
            db,
            events,
            [.. told.Select(t => new NewNotification(
                channel.WorkspaceId, t.MemberId, t.Kind, message.AuthorId, message.Id, container, PlaceOf(channel), excerpt, MessageUrls.Of(message), message.CreatedAt))],
            ct);
    }

    /// <summary>Whom a message is told to, once each and by the strongest reason; not who silenced the place or has read it already.</summary>
    private async Task<IReadOnlyList<(Guid MemberId, string Kind)>> AudienceAsync(TertuliaDb db, Channel channel, MessagePosted posted, CancellationToken ct)
    {
        var message = posted.Message;
        var named = posted.MentionedIds.ToHashSet();
        if (!channel.IsDirect && named.Count == 0 && !posted.MentionsAll)
            return [];

        var called = await CalledAloud.ByAsync(posted, channel.WorkspaceId, presence);
        var members = await db.ChannelMembers().AsNoTracking()
            .Where(m => m.ChannelId == channel.Id && (channel.IsDirect || posted.MentionsAll || named.Contains(m.MemberId)))
            .ToListAsync(ct);

        // Asked again: who was named may have been removed since.
        var outsiders = (await db.WhoCanSeeAsync(channel.WorkspaceId, channel.Id, [.. named.Except(members.Select(m => m.MemberId))], ct))
            .Select(id => (id, NotificationKinds.Mention));
        var direct = channel.IsDirect && message.ChannelSequence is not null;
        var insiders = members
            .Where(m => !m.Muted && m.Level != NotificationLevel.Nothing && !(message.ChannelSequence <= m.LastReadSequence))
            .Select(m => (m.MemberId, Kind: named.Contains(m.MemberId) || called.Calls(m.MemberId) ? NotificationKinds.Mention
                : direct && m.Level == NotificationLevel.All ? NotificationKinds.Direct : null))
            .Where(t => t.Kind is not null)
            .Select(t => (t.MemberId, t.Kind!));
        return [.. insiders.Concat(outsiders).Where(t => t.Item1 != message.AuthorId)];
    }

    private async Task ReactedAsync(TertuliaDb db, EventLog events, EventRecord happened, ReactionAdded reaction, CancellationToken ct)
    {
        var found = await db.Messages().AsNoTracking()
            .Where(m => m.Id == reaction.MessageId)
            .Join(db.Channels().AsNoTracking(), m => m.ChannelId, c => c.Id, (m, c) => new { Message = m, Channel = c })
            .SingleOrDefaultAsync(ct);
        if (found is null || found.Message.Kind != MessageKind.Text || found.Message.AuthorId == happened.ActorId)
            return;

        // Who left the channel learns nothing more of it, not even that somebody liked what they once wrote there.
        var (message, channel) = (found.Message, found.Channel);
        if ((await db.WhoCanSeeAsync(channel.WorkspaceId, channel.Id, [message.AuthorId], ct)).Count == 0)
            return;

        var excerpt = (await Excerpts.LoadAsync(db, channel.WorkspaceId, [message.Text], ct)).Of(message.Text);
        var told = new NewNotification(
            channel.WorkspaceId, message.AuthorId, NotificationKinds.Reaction, happened.ActorId, message.Id, channel.Id, PlaceOf(channel),
            $"{reaction.Emoji} {excerpt}", MessageUrls.Of(message), happened.At, Alert: false);
        await notifications.AddAsync(db, events, await Silence.FilterAsync(db, channel.Id, [told], ct), ct);
    }

    private async Task AddedAsync(TertuliaDb db, EventLog events, EventRecord happened, ConversationAdded added, CancellationToken ct)
    {
        var channel = added.Conversation.Channel;
        if (channel.Name is null || happened.ActorId is not { } actorId || !Topics.TryParse(happened.Topic, out _, out var memberId) || memberId == actorId)
            return;

        await notifications.AddAsync(
            db, events,
            [new(happened.WorkspaceId, memberId, NotificationKinds.ChannelAdded, actorId, channel.Id, channel.Id, $"#{channel.Name}", channel.Topic ?? "", MessageUrls.Of(channel.Id), happened.At)],
            ct);
    }

    private static string? PlaceOf(Channel channel) => channel.Name is null ? null : $"#{channel.Name}";
}
