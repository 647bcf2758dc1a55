using Tertulia.Platform;
using Tertulia.Sdk;

namespace Tertulia.Chat.Web.State;

public sealed partial class ChatStore
{
    private void Listen()
    {
        var events = Session.Events;
        events.On(ChatJson.Default.MessagePosted, (e, _) => Apply(e));
        events.On(ChatJson.Default.MessageChanged, (e, _) => Apply(e));
        events.On(ChatJson.Default.MessageDeleted, (e, _) => Apply(e));
        events.On(ChatJson.Default.ChannelCreated, (e, _) => Apply(e));
        events.On(ChatJson.Default.ChannelUpdated, (e, _) => Apply(e));
        events.On(ChatJson.Default.ChannelMembersChanged, (e, _) => Apply(e));
        events.On(ChatJson.Default.ConversationAdded, (e, _) => Apply(e));
        events.On(ChatJson.Default.ConversationRemoved, (e, _) => Apply(e));
        events.On(ChatJson.Default.MembershipChanged, (e, _) => Apply(e));
        events.On(ChatJson.Default.ThreadStateChanged, (e, _) => Apply(e));
        events.On(ChatJson.Default.SavedChanged, (e, _) => Apply(e));
        events.OnSignal(ChatSignals.Typing, Typing.Apply);
        Session.OnReload(ReloadAsync);
        Session.Nudged += () =>
        {
            Outbox.Wake();
            _ = Outbox.RestoreAsync();
            Drafts.Nudge();
            Reads.Nudge();
        };
        Session.Realtime.StateChanged += state =>
        {
            if (state != RealtimeState.Online)
                return;
            Outbox.Wake();
            _ = Outbox.RestoreAsync();
        };
    }

    /// <summary>Every event, once and in order, to everything that follows from it. Idempotent.</summary>
    internal void Apply(object happened)
    {
        inFlight.Note(happened);
        var before = happened is MessagePosted { Message: var posted } && posted.InChannel() is not null ? Find(posted.ChannelId) : null;
        Set(ChatReducer.Apply(State, happened));
        foreach (var timeline in timelines)
            timeline.Apply(happened);
        Threads.Apply(happened);
        Saved.Apply(happened);
        switch (happened)
        {
            case MessagePosted e:
                Posted(e, before);
                break;
            case MembershipChanged e:
                Drafts.Apply(e.Membership.ChannelId, null, e.Membership.Draft);
                break;
            case ThreadStateChanged e:
                Drafts.Apply(e.ChannelId, e.RootId, e.Draft);
                break;
            case ConversationAdded e:
                _ = JoinTopicAsync(e.Conversation.Channel.Id);
                break;
            case ConversationRemoved e:
                Removed(e.ChannelId);
                break;
        }
    }

    private void Posted(MessagePosted e, Conversation? before)
    {
        Typing.Apply(e);
        if (e.Message.AuthorId == Me)
            _ = Outbox.AcknowledgeAsync(e.Message);
        if (before is null || e.Message.InChannel() is not { } place)
            return;

        // A gap in an ordered stream says that something was lost on the way: what is shown is fetched again.
        if (place > before.Channel.LastSequence + 1)
            _ = RefreshAsync(e.Message.ChannelId);

        Reads.Look(e.Message.ChannelId);
        if (e.Message.AuthorId != Me && !before.Unread && !Reads.IsLookingAt(e.Message.ChannelId) && TimelineOf(e.Message.ChannelId) is { FirstUnread: null } timeline)
            timeline.MarkUnreadFrom(place);
    }

    private void Removed(Guid channelId)
    {
        previews.Remove(channelId);
        _ = Session.Realtime.LeaveTopicsAsync([ChatTopics.Channel(channelId)]);
        foreach (var timeline in timelines.Where(t => t.ChannelId == channelId).ToList())
        {
            timelines.Remove(timeline);
            timeline.Dispose();
        }
    }

    /// <summary>Hears a channel that came later; then fetches it, for what happened before it was heard.</summary>
    private async Task JoinTopicAsync(Guid channelId)
    {
        try
        {
            await Session.Realtime.EnsureTopicsAsync([ChatTopics.Channel(channelId)], Session.Closing);
            await RefreshAsync(channelId);
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
        {
            // The workspace was left.
        }
    }

    private async Task RefreshAsync(Guid channelId)
    {
        using var fetch = inFlight.Begin();
        try
        {
            var fetched = await api.Channels.GetAsync(channelId, Session.Closing);
            if (State.Find(channelId) is null)
                return;

            Set(Again(ChatReducer.Put(State, fetched), fetch));
            foreach (var timeline in timelines.Where(t => t.ChannelId == channelId && t is { Loaded: true, HasNewer: false }).ToList())
                await timeline.LoadNewestAsync(Session.Closing);
        }
        catch (Exception e) when (e is TertuliaException or OperationCanceledException or ObjectDisposedException)
        {
            // Gone, or out of reach: its removal, or the reconnect, brings what there is to know.
        }
    }

    private static ChatState Again(ChatState state, Platform.Web.Client.InFlightEvents.Fetch fetch) => fetch.Events.Aggregate(state, ChatReducer.Apply);
}
