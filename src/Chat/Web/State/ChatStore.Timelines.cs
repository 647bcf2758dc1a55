using Tertulia.Sdk;

namespace Tertulia.Chat.Web.State;

public sealed partial class ChatStore
{
    /// <summary>
    /// Opens a conversation: joined, or a public one to look at. The timeline comes at once, loaded or loading; null when there is no such
    /// conversation for this person.
    /// </summary>
    /// <param name="channelId">Which.</param>
    /// <param name="messageId">A permalink's message to load around and point out.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="ApiUnreachableException">It is not known here and the server cannot be reached.</exception>
    public async Task<ChannelTimeline?> OpenAsync(Guid channelId, Guid? messageId = null, CancellationToken ct = default)
    {
        await StartAsync();
        if (State.Find(channelId) is null && !await PreviewAsync(channelId, ct))
            return null;

        Reads.Opened(channelId);
        Palette.Visited(channelId);
        var timeline = (ChannelTimeline?)TimelineOf(channelId) ?? Keep(new ChannelTimeline(channelId, api.Messages, context, () => Outbox.Entries));
        Recent(timeline);
        timeline.MarkUnreadFrom(Find(channelId) is { Unread: true } unread ? unread.LastRead + 1 : null);
        if (messageId is { } id)
            await PermalinkAsync(timeline, id, ct);
        else if (!timeline.Loaded || timeline.Stale)
            _ = timeline.LoadNewestAsync(ct);
        return timeline;
    }

    /// <summary>The person looks elsewhere: the "new messages" line goes, a public channel that was only looked at is not heard any more.</summary>
    public void Leave(Guid channelId)
    {
        Reads.SetAtBottom(channelId, false);
        if (TimelineOf(channelId) is { } timeline)
        {
            timeline.MarkUnreadFrom(null);
            timeline.Highlight(null);
        }

        if (previews.Contains(channelId) && State.Find(channelId) is { Joined: false })
            Apply(new ConversationRemoved(channelId));
    }

    /// <summary>Opens a thread.</summary>
    public ThreadTimeline OpenThread(Guid channelId, Guid rootId)
    {
        var thread = (ThreadTimeline?)TimelineOf(channelId, rootId)
            ?? Keep(new ThreadTimeline(channelId, rootId, api.Threads, context, () => Outbox.Entries, t => Drafts.Apply(channelId, rootId, t.Draft)));
        Recent(thread);
        if (!thread.Loaded || thread.Stale)
            _ = LoadThreadAsync(thread);
        return thread;
    }

    /// <summary>A timeline that is kept, loaded or not.</summary>
    public MessageTimeline? TimelineOf(Guid channelId, Guid? threadRootId = null) =>
        timelines.Find(t => t.ChannelId == channelId && t.ThreadRootId == threadRootId);

    /// <summary>A conversation as an answer gives it; events that overtook the answer are applied over it.</summary>
    internal async Task<Conversation> TakeAsync(Func<Task<ConversationDto>> call)
    {
        using var fetch = inFlight.Begin();
        var answer = await call();
        Set(Again(ChatReducer.Put(State, answer), fetch));
        if (answer.Membership is not null)
            previews.Remove(answer.Channel.Id);
        _ = JoinTopicAsync(answer.Channel.Id);
        return Find(answer.Channel.Id) ?? new Conversation(answer.Channel, answer.Membership);
    }

    internal async Task TakeAsync(Func<Task<MembershipDto>> call)
    {
        using var fetch = inFlight.Begin();
        var answer = await call();
        Set(Again(ChatReducer.Put(State, answer), fetch));
    }

    internal async Task TakeAsync(Func<Task<ChannelDto>> call)
    {
        using var fetch = inFlight.Begin();
        var answer = await call();
        Set(Again(ChatReducer.Apply(State, new ChannelUpdated(answer)), fetch));
    }

    internal void Put(MembershipDto membership) => Set(ChatReducer.Put(State, membership));

    /// <summary>A message as an answer gave it.</summary>
    internal void Put(MessageDto message)
    {
        foreach (var timeline in timelines)
        {
            timeline.Put(message, posted: false);
            if (timeline is ThreadTimeline thread && thread.RootId == message.Id)
                thread.PutRoot(message);
        }
    }

    internal MessageDto? Newest(MessageDto message) =>
        timelines.Select(t => t.Window.Find(message.Id)).OfType<MessageDto>().MaxBy(m => m.Version);

    internal void Redraw(MessageDto message)
    {
        foreach (var timeline in timelines.Where(t => t.ChannelId == message.ChannelId))
            timeline.Invalidate();
    }

    private void RedrawChannel(Guid channelId)
    {
        foreach (var timeline in timelines.Where(t => t.ChannelId == channelId))
            timeline.Invalidate();
    }

    private void RedrawAll()
    {
        foreach (var timeline in timelines)
            timeline.Invalidate();
    }

    private async Task LoadThreadAsync(ThreadTimeline thread)
    {
        await thread.LoadNewestAsync(Session.Closing);
        if (thread is { Loaded: true } && thread.LastRead > 0 && thread.LastRead < thread.LastSequence)
            thread.MarkUnreadFrom(thread.LastRead + 1);
    }

    private async Task PermalinkAsync(ChannelTimeline timeline, Guid messageId, CancellationToken ct)
    {
        if (timeline is { Loaded: true, Stale: false } && timeline.Window.Find(messageId) is not null)
        {
            timeline.Highlight(messageId);
            return;
        }

        try
        {
            var message = await api.Messages.GetAsync(messageId, ct);
            if (message.InChannel() is { } place)
            {
                await timeline.LoadAroundAsync(place, messageId, ct);
            }
            else if (message.ThreadRootId is { } rootId)
            {
                var root = await api.Messages.GetAsync(rootId, ct);
                await timeline.LoadAroundAsync(root.Sequence, root.Id, ct);
            }
        }
        catch (ApiException e) when (e.Problem.Status == 404)
        {
            // Deleted: the conversation is still worth showing.
            await timeline.LoadNewestAsync(ct);
        }
    }

    private async Task<bool> PreviewAsync(Guid channelId, CancellationToken ct)
    {
        try
        {
            if (!(await TakeAsync(() => api.Channels.GetAsync(channelId, ct))).Joined)
                previews.Add(channelId);
            return true;
        }
        catch (ApiException e) when (e.Problem.Status is 403 or 404)
        {
            return false;
        }
    }

    private T Keep<T>(T timeline)
        where T : MessageTimeline
    {
        timelines.Add(timeline);
        return timeline;
    }

    /// <summary>The last few stay and are kept up by events, so that going back is instant.</summary>
    private void Recent(MessageTimeline timeline)
    {
        timelines.Remove(timeline);
        timelines.Add(timeline);
        if (timelines.Count <= MostTimelines)
            return;

        var oldest = timelines[0];
        timelines.RemoveAt(0);
        oldest.Dispose();
    }
}
