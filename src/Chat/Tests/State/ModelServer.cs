using Tertulia.Chat.Web.State;
using Tertulia.Platform;

namespace Tertulia.Chat.Tests.State;

/// <summary>
/// Chat's server in miniature, as its contracts describe it, for one workspace and seen by one member: enough to make histories, snapshots of any
/// moment, and the events between them.
/// </summary>
internal sealed class ModelServer(Guid me, Guid other, DateTimeOffset start)
{
    private readonly Dictionary<Guid, Place> places = [];
    private readonly Dictionary<Guid, MessageDto> byKey = [];
    private DateTimeOffset now = start;
    private int unreadThreads;
    private int saved;

    internal List<(string Topic, object Event)> Events { get; } = [];

    internal Action? Published { get; set; }

    internal IReadOnlyList<Guid> ChannelIds => [.. places.Keys];

    internal Guid AddChannel(ChannelKind kind = ChannelKind.Public, string? name = "general")
    {
        var id = Guid.CreateVersion7();
        var place = new Place(new ChannelDto(
            id, kind, kind is ChannelKind.Public or ChannelKind.Private ? name : null, null, null, false, other, Tick(), 2, 0, 0, null,
            kind is ChannelKind.Direct ? [me, other] : null, 1));
        places.Add(id, place);
        return id;
    }

    internal ChatSnapshotDto Snapshot() =>
        new([.. places.Values.Where(p => p.Membership is not null).Select(p => p.Conversation)], unreadThreads, saved);

    internal ConversationDto? Conversation(Guid channelId) => places.GetValueOrDefault(channelId)?.Conversation;

    internal MessageDto? Find(Guid messageId) => places.Values.SelectMany(p => p.All).FirstOrDefault(m => m.Id == messageId);

    internal IReadOnlyList<MessageDto> All(Guid channelId, Guid? rootId = null) => [.. places[channelId].In(rootId)];

    internal void Join(Guid channelId)
    {
        var place = places[channelId];
        if (place.Membership is not null)
            return;

        place.Membership = new MembershipDto(channelId, place.Channel.LastSequence, 0, NotificationLevel.All, false, false, false, null);
        place.Channel = place.Channel with { MemberCount = place.Channel.MemberCount + 1 };
        Publish(place, new ChannelMembersChanged(channelId, [me], [], place.Channel.MemberCount));
        PublishMine(new ConversationAdded(place.Conversation));
    }

    internal void Leave(Guid channelId)
    {
        var place = places[channelId];
        if (place.Membership is null)
            return;

        place.Membership = null;
        place.Channel = place.Channel with { MemberCount = place.Channel.MemberCount - 1 };
        Publish(place, new ChannelMembersChanged(channelId, [], [me], place.Channel.MemberCount));
        PublishMine(new ConversationRemoved(channelId));
    }

    internal MessageDto Post(Guid channelId, Guid author, string text, Guid? key = null, Guid? rootId = null, bool also = false, bool mentionsMe = false)
    {
        if (key is { } known && byKey.TryGetValue(known, out var first))
            return first;

        var place = places[channelId];
        var at = Tick();
        var sequence = rootId is { } root ? place.NextReply(root) : place.Channel.LastSequence + 1;
        var message = new MessageDto(
            Guid.CreateVersion7(at), channelId, sequence, rootId, author, key ?? Guid.CreateVersion7(), MessageKind.Text, text, [], [], null, also, at, null, false, 1,
            rootId is null || also ? place.Channel.LastSequence + 1 : null);
        byKey[message.ClientKey] = message;
        place.All.Add(message);
        MessageDto? rootAfter = null;
        if (rootId is { } of)
        {
            rootAfter = place.Change(of, m => m with { Thread = new ThreadSummaryDto((m.Thread?.Replies ?? 0) + 1, at, [author]) });
            unreadThreads = author == me ? unreadThreads : unreadThreads + 1;
        }

        if (message.ChannelSequence is { } inChannel)
            place.Channel = place.Channel with { LastSequence = inChannel, NewestSequence = inChannel, LastMessageAt = at };

        Publish(place, new MessagePosted(message, rootAfter, mentionsMe ? [me] : [], false));
        if (rootId is { } thread)
            PublishMine(new ThreadStateChanged(thread, channelId, 0, 1, true, unreadThreads));
        if (author == me && message.ChannelSequence is { } read)
            Membership(channelId, m => m with { LastReadSequence = read, Mentions = 0 });
        else if (mentionsMe)
            Membership(channelId, m => m with { Mentions = m.Mentions + 1 });
        return message;
    }

    internal MessageDto Change(Guid channelId, Guid messageId, Func<MessageDto, MessageDto> change)
    {
        var changed = places[channelId].Change(messageId, change)!;
        Publish(places[channelId], new MessageChanged(changed));
        return changed;
    }

    internal void Delete(Guid channelId, Guid messageId)
    {
        var place = places[channelId];
        if (place.All.Find(m => m.Id == messageId) is not { Deleted: false } message)
            return;

        if (message.Thread is not null)
        {
            Change(channelId, messageId, m => m with { Deleted = true, Text = "", Reactions = [] });
            LoseNewest(place);
            return;
        }

        place.All.Remove(message);
        var root = message.ThreadRootId is { } rootId ? place.Change(rootId, m => m with { Thread = m.Thread! with { Replies = m.Thread.Replies - 1 } }) : null;
        Publish(place, new MessageDeleted(messageId, channelId, message.ThreadRootId, root));
        LoseNewest(place);
    }

    internal MembershipDto? Membership(Guid channelId, Func<MembershipDto, MembershipDto> change)
    {
        var place = places[channelId];
        if (place.Membership is null)
            return null;

        place.Membership = change(place.Membership);
        PublishMine(new MembershipChanged(place.Membership));
        return place.Membership;
    }

    internal void Rename(Guid channelId, string topic)
    {
        var place = places[channelId];
        place.Channel = place.Channel with { Topic = topic, Version = place.Channel.Version + 1 };
        Publish(place, new ChannelUpdated(place.Channel));
    }

    internal void Save(Guid messageId, bool keep)
    {
        saved += keep ? 1 : -1;
        PublishMine(new SavedChanged(messageId, keep, saved));
    }

    internal MessageWindowDto Window(Guid channelId, string? side, long sequence, int limit, Guid? rootId = null)
    {
        var all = places[channelId].In(rootId).ToList();
        List<MessageDto> chosen = side switch
        {
            "before" => [.. all.Where(m => m.In(rootId) < sequence).TakeLast(limit)],
            "after" => [.. all.Where(m => m.In(rootId) > sequence).Take(limit)],
            "around" => [.. all.Where(m => m.In(rootId) < sequence).TakeLast(limit / 2), .. all.Where(m => m.In(rootId) >= sequence).Take(limit - (limit / 2))],
            _ => [.. all.TakeLast(limit)],
        };
        var (first, last) = chosen.Count == 0 ? (sequence, sequence) : (chosen[0].In(rootId), chosen[^1].In(rootId));
        return new(chosen, all.Exists(m => m.In(rootId) < first), all.Exists(m => m.In(rootId) > last));
    }

    private void LoseNewest(Place place)
    {
        var newest = place.In(null).Where(m => !m.Deleted).Max(m => m.ChannelSequence) ?? 0;
        if (newest == place.Channel.NewestSequence)
            return;

        place.Channel = place.Channel with { NewestSequence = newest };
        Publish(place, new ChannelUpdated(place.Channel));
    }

    private DateTimeOffset Tick() => now = now.AddSeconds(1);

    private void Publish(Place place, object happened)
    {
        Events.Add((ChatTopics.Channel(place.Channel.Id), happened));
        Published?.Invoke();
    }

    private void PublishMine(object happened)
    {
        Events.Add((Topics.Member(me), happened));
        Published?.Invoke();
    }

    private sealed class Place(ChannelDto channel)
    {
        private readonly Dictionary<Guid, long> replies = [];

        internal ChannelDto Channel { get; set; } = channel;

        internal MembershipDto? Membership { get; set; }

        internal List<MessageDto> All { get; } = [];

        internal ConversationDto Conversation => new(Channel, Membership);

        internal IEnumerable<MessageDto> In(Guid? rootId) => All.Where(m => m.In(rootId) is not null).OrderBy(m => m.In(rootId));

        internal long NextReply(Guid rootId) => replies[rootId] = replies.GetValueOrDefault(rootId) + 1;

        internal MessageDto? Change(Guid messageId, Func<MessageDto, MessageDto> change)
        {
            var at = All.FindIndex(m => m.Id == messageId);
            return at < 0 ? null : All[at] = change(All[at]) with { Version = All[at].Version + 1 };
        }
    }
}
