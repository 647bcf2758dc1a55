using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Chat;

/// <summary>
/// Keeps what members see of their conversations true after others wrote or took back: counts of unread mentions, and hidden conversations that
/// speak again. Works behind the log, so that a post costs the same however many it names; a batch tells each member once a conversation.
/// </summary>
internal sealed class Badges : IDurableSubscriber
{
    public string Name => "chat.badges";

    public IReadOnlySet<string> Types { get; } = new HashSet<string> { MessagePosted.Type, MessageChanged.Type, MessageDeleted.Type };

    public async Task HandleAsync(TertuliaDb db, EventLog events, IReadOnlyList<EventRecord> batch, CancellationToken ct)
    {
        var concerned = new Dictionary<Guid, Concerned>();
        var gone = new List<Guid>();
        foreach (var happened in batch)
        {
            if (happened.As<MessagePosted>() is { Message: { Kind: MessageKind.Text, ChannelSequence: not null } message } posted)
                Of(message.ChannelId).Posted(posted);
            else if (happened.As<MessageDeleted>() is { } deleted)
                Gone(deleted.ChannelId, deleted.MessageId);
            else if (happened.Type == MessageChanged.Type && happened.As<MessageChanged>() is { Message.Deleted: true } buried)
                Gone(buried.Message.ChannelId, buried.Message.Id);
        }

        if (concerned.Count == 0)
            return;

        var channelIds = concerned.Keys.ToArray();
        var channels = await db.Channels().AsNoTracking().Where(c => channelIds.Contains(c.Id)).ToListAsync(ct);
        var mentions = gone.Count == 0 ? [] : await db.Mentions().Where(m => gone.Contains(m.MessageId)).ToListAsync(ct);
        var saved = gone.Count == 0 ? [] : await db.SavedMessages().Where(s => gone.Contains(s.MessageId)).ToListAsync(ct);
        foreach (var channel in channels.Where(c => c.IsDirect))
            concerned[channel.Id].Members.UnionWith((channel.People ?? []).Except(concerned[channel.Id].OnlyAuthor));
        foreach (var mention in mentions)
            concerned[mention.ChannelId].Name(mention.MemberId, mention.ChannelId);

        var audience = new Dictionary<Guid, List<Guid>>();
        foreach (var channel in channels.Where(c => concerned[c.Id].Any))
            audience[channel.Id] = await AudienceOf(db, channel, concerned[channel.Id]).Select(m => m.MemberId).ToListAsync(ct);
        await Turns.OfMembersAsync(db, [.. audience.Values.SelectMany(a => a), .. saved.Select(s => s.MemberId)], ct);

        db.RemoveRange(mentions);
        await ForgetSavedAsync(db, events, saved, ct);
        foreach (var channel in channels.Where(c => audience.ContainsKey(c.Id)))
            await TellAsync(db, events, channel, concerned[channel.Id], ct);

        Concerned Of(Guid channelId) => concerned.TryGetValue(channelId, out var there) ? there : concerned[channelId] = new();

        void Gone(Guid channelId, Guid messageId)
        {
            Of(channelId);
            gone.Add(messageId);
        }
    }

    private static IQueryable<ChannelMember> AudienceOf(TertuliaDb db, Channel channel, Concerned concerned) =>
        db.ChannelMembers().Where(m => m.ChannelId == channel.Id && (concerned.All || concerned.Members.Contains(m.MemberId)));

    private static async Task TellAsync(TertuliaDb db, EventLog events, Channel channel, Concerned concerned, CancellationToken ct)
    {
        var memberships = AudienceOf(db, channel, concerned);
        var hidden = channel.IsDirect && concerned.Spoken ? await memberships.Where(m => m.Hidden).ToListAsync(ct) : [];
        foreach (var member in hidden)
            member.Show();
        await db.SaveChangesAsync(ct);

        foreach (var (memberId, dto) in await memberships.ToDtosByMemberAsync(db, ct))
        {
            if (hidden.Any(h => h.MemberId == memberId))
                events.Append(channel.WorkspaceId, Topics.Member(memberId), new ConversationAdded(new(channel.ToDto(), dto)), null, channel.Id);
            else
                events.Append(channel.WorkspaceId, Topics.Member(memberId), new MembershipChanged(dto), null, channel.Id);
        }

        await db.SaveChangesAsync(ct);
    }

    /// <summary>What is gone is saved no more.</summary>
    private static async Task ForgetSavedAsync(TertuliaDb db, EventLog events, List<SavedMessage> saved, CancellationToken ct)
    {
        db.RemoveRange(saved);
        await db.SaveChangesAsync(ct);
        foreach (var lost in saved)
        {
            if (await db.CallerOfAsync(lost.MemberId, ct) is { } owner)
                events.Append(owner, Topics.Member(owner.MemberId), new SavedChanged(lost.MessageId, false, await db.SavedBy(owner).CountAsync(ct)), lost.MessageId);
        }
    }

    /// <summary>Whose view of one conversation a batch may have changed.</summary>
    private sealed class Concerned
    {
        private readonly HashSet<Guid> authors = [];

        public HashSet<Guid> Members { get; } = [];

        public bool All { get; private set; }

        public bool Any => All || Members.Count > 0;

        public bool Spoken { get; private set; }

        /// <summary>Who wrote everything, hence knows it; nobody when several wrote.</summary>
        public IEnumerable<Guid> OnlyAuthor => authors.Count == 1 ? authors : [];

        public void Posted(MessagePosted posted)
        {
            Spoken = true;
            authors.Add(posted.Message.AuthorId);
            All |= posted.MentionsAll;
            Members.UnionWith(posted.MentionedIds);
        }

        public void Name(Guid memberId, Guid channelId)
        {
            if (memberId == channelId)
                All = true;
            else
                Members.Add(memberId);
        }
    }
}
