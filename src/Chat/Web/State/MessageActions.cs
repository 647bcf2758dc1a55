using Tertulia.Platform.Web.Client;
using Tertulia.Sdk;

namespace Tertulia.Chat.Web.State;

/// <summary>What a person does with messages. All of it shows at once; what the server refuses is taken back and told by <see cref="ChatStore.Failed"/>.</summary>
public sealed class MessageActions
{
    private readonly ChatStore store;
    private readonly MessagesApi api;
    private readonly MessageOverlays overlays;
    private readonly HashSet<(Guid Message, string Emoji)> reacting = [];

    internal MessageActions(ChatStore store, MessagesApi api, MessageOverlays overlays)
    {
        this.store = store;
        this.api = api;
        this.overlays = overlays;
    }

    /// <summary>
    /// Sends: pending at once, on disk before the first attempt, sent when its files have arrived and the network allows.
    /// The composer's draft is cleared, and the timeline goes to its end.
    /// </summary>
    public async Task<OutboxEntry> SendAsync(
        Guid channelId, string text, IReadOnlyList<FileUpload>? attachments = null, Guid? threadRootId = null, bool alsoInChannel = false)
    {
        store.Drafts.Clear(channelId, threadRootId);
        store.Typing.Sent(channelId, threadRootId);
        var adding = store.Outbox.AddAsync(channelId, threadRootId, alsoInChannel, text, attachments ?? []);
        if (store.TimelineOf(channelId, threadRootId) is { HasNewer: true } timeline)
            _ = timeline.JumpToLatestAsync();
        return await adding;
    }

    /// <returns>False when it did not hold; the text is in the failure.</returns>
    public async Task<bool> EditAsync(MessageDto message, string text, CancellationToken ct = default)
    {
        overlays.SetText(message.Id, text);
        store.Redraw(message);
        try
        {
            store.Put(await api.EditAsync(message.Id, new EditMessageRequest(text), ct));
            return true;
        }
        catch (TertuliaException e)
        {
            store.Fail(new ChatFailure(ChatAction.Edit, message.ChannelId, message.Id, ChatFailure.CodeOf(e), text));
            return false;
        }
        finally
        {
            overlays.SetText(message.Id, null);
            store.Redraw(message);
        }
    }

    /// <summary>Deletes; ask before, there is no way back.</summary>
    public async Task<bool> DeleteAsync(MessageDto message, CancellationToken ct = default)
    {
        overlays.SetDeleting(message.Id, true);
        store.Redraw(message);
        try
        {
            await api.DeleteAsync(message.Id, ct);

            // It stays hidden until its event says what became of it: gone without a trace, or a tombstone, because it has replies.
            return true;
        }
        catch (TertuliaException e)
        {
            overlays.SetDeleting(message.Id, false);
            store.Redraw(message);
            store.Fail(new ChatFailure(ChatAction.Delete, message.ChannelId, message.Id, ChatFailure.CodeOf(e)));
            return false;
        }
    }

    /// <summary>Adds or takes back a reaction. Quick repeated clicks end as the last one says, with at most one request under way.</summary>
    public async Task ToggleReactionAsync(MessageDto message, string emoji, CancellationToken ct = default)
    {
        var shown = overlays.Wanted(message.Id, emoji)
            ?? (store.Newest(message) ?? message).Reactions.Any(r => r.Emoji == emoji && r.MemberIds.Contains(store.Me));
        overlays.SetReaction(message.Id, emoji, !shown);
        store.Redraw(message);
        if (!reacting.Add((message.Id, emoji)))
            return;

        try
        {
            bool wanted;
            do
            {
                wanted = overlays.Wanted(message.Id, emoji) ?? false;
                store.Put(await (wanted ? api.ReactAsync(message.Id, emoji, ct) : api.UnreactAsync(message.Id, emoji, ct)));
            }
            while (overlays.Wanted(message.Id, emoji) != wanted);
        }
        catch (TertuliaException e)
        {
            store.Fail(new ChatFailure(ChatAction.React, message.ChannelId, message.Id, ChatFailure.CodeOf(e)));
        }
        finally
        {
            reacting.Remove((message.Id, emoji));
            overlays.SetReaction(message.Id, emoji, null);
            store.Redraw(message);
        }
    }

    public async Task ToggleSavedAsync(MessageDto message, CancellationToken ct = default)
    {
        try
        {
            await store.Saved.ToggleAsync(message.Id, ct);
        }
        catch (TertuliaException e)
        {
            store.Fail(new ChatFailure(ChatAction.Save, message.ChannelId, message.Id, ChatFailure.CodeOf(e)));
        }
    }

    /// <summary>From this message on, the conversation is unread.</summary>
    public void MarkUnread(MessageDto message)
    {
        if (message.InChannel() is not { } place)
            return;

        store.Reads.MarkUnread(message.ChannelId, place);
        store.TimelineOf(message.ChannelId)?.MarkUnreadFrom(place);
    }
}
