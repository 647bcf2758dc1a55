using Tertulia.Sdk;

namespace Tertulia.Chat.Web.State;

public sealed partial class ChatStore
{
    /// <summary>Fetches what the list needs and hears every conversation; completes when the list can be shown.</summary>
    public Task StartAsync() => starting ??= StartOnceAsync();

    private async Task StartOnceAsync()
    {
        await Task.WhenAll(SnapshotUntilItComesAsync(), Drafts.RestoreAsync(), Palette.RestoreAsync());
        await Outbox.RestoreAsync();
        _ = CatchUpAsync();
    }

    private async Task SnapshotUntilItComesAsync()
    {
        for (var attempt = 0; !Session.Closing.IsCancellationRequested; attempt++)
        {
            try
            {
                await SnapshotAsync(Session.Closing);
                return;
            }
            catch (TertuliaException e) when (e is ApiUnreachableException or ApiException { Transient: true })
            {
                await Task.Delay(Backoff.Delay(attempt, Random.Shared), Session.Clock, Session.Closing);
            }
        }
    }

    /// <summary>The first snapshot came before its channels were heard. Once they are, one more closes the gap between.</summary>
    private async Task CatchUpAsync()
    {
        try
        {
            await Session.Realtime.EnsureTopicsAsync(ChannelTopics(), Session.Closing);
            await Session.SettleAsync();
            await ReloadAsync(Session.Closing);
            await Saved.LoadAsync(Session.Closing);
        }
        catch (Exception e) when (e is TertuliaException or OperationCanceledException or ObjectDisposedException)
        {
            // Left, or cut off again: the reconnect replays, or asks for a reload.
        }
    }

    private async Task ReloadAsync(CancellationToken ct)
    {
        await SnapshotAsync(ct);
        await Session.Realtime.EnsureTopicsAsync(ChannelTopics(), ct);
        foreach (var timeline in timelines.Where(t => t.Loaded).ToList())
        {
            timeline.Stale = true;
            if (timeline.HasNewer)
                continue;
            await timeline.LoadNewestAsync(ct);
        }

        if (Threads.Loaded)
            await Threads.LoadAsync(ct);
        if (Saved.Loaded)
            await Saved.LoadAsync(ct);
    }

    private async Task SnapshotAsync(CancellationToken ct)
    {
        using var fetch = inFlight.Begin();
        var snapshot = await api.SnapshotAsync(ct);
        var state = ChatReducer.FromSnapshot(snapshot);
        foreach (var preview in previews.Select(State.Find).OfType<Conversation>().Where(c => state.Find(c.Id) is null))
            state = state with { Conversations = state.Conversations.SetItem(preview.Id, preview) };
        Loaded = true;
        Set(Again(state, fetch));
        foreach (var conversation in snapshot.Conversations)
            Drafts.Apply(conversation.Channel.Id, null, conversation.Membership?.Draft);
    }

    private IEnumerable<string> ChannelTopics() => State.Conversations.Keys.Select(ChatTopics.Channel);
}
