using Tertulia.Sdk;

namespace Tertulia.Chat.Web.State;

/// <summary>What a person does with conversations. Calls throw <see cref="TertuliaException"/>: forms show what it says.</summary>
public sealed class ChannelActions
{
    private readonly ChatStore store;
    private readonly ChannelsApi api;

    internal ChannelActions(ChatStore store, ChannelsApi api)
    {
        this.store = store;
        this.api = api;
    }

    public ChannelsApi Api => api;

    /// <param name="request">What to make.</param>
    /// <param name="key">The same for each attempt of one form.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Conversation> CreateAsync(CreateChannelRequest request, Guid key, CancellationToken ct = default) =>
        await store.TakeAsync(() => api.CreateAsync(request, key, ct));

    public async Task<Conversation> OpenDirectAsync(IReadOnlyList<Guid> memberIds, CancellationToken ct = default) =>
        await store.TakeAsync(() => api.OpenDirectAsync(new OpenDirectRequest(memberIds), ct));

    public async Task<Conversation> JoinAsync(Guid channelId, CancellationToken ct = default) => await store.TakeAsync(() => api.JoinAsync(channelId, ct));

    /// <summary>It leaves the list when its event comes.</summary>
    public Task LeaveAsync(Guid channelId, CancellationToken ct = default) => api.LeaveAsync(channelId, ct);

    public Task UpdateAsync(Guid channelId, UpdateChannelRequest request, CancellationToken ct = default) =>
        store.TakeAsync(() => api.UpdateAsync(channelId, request, ct));

    public Task ArchiveAsync(Guid channelId, CancellationToken ct = default) => api.ArchiveAsync(channelId, ct);

    public Task UnarchiveAsync(Guid channelId, CancellationToken ct = default) => api.UnarchiveAsync(channelId, ct);

    public Task StarAsync(Guid channelId, bool starred) => ChangeAsync(channelId, m => m with { Starred = starred });

    public Task MuteAsync(Guid channelId, bool muted) => ChangeAsync(channelId, m => m with { Muted = muted });

    public Task SetLevelAsync(Guid channelId, NotificationLevel level) => ChangeAsync(channelId, m => m with { Level = level });

    /// <summary>Takes a direct message off the list until something new is in it.</summary>
    public Task HideAsync(Guid channelId, bool hidden = true) => ChangeAsync(channelId, m => m with { Hidden = hidden });

    private async Task ChangeAsync(Guid channelId, Func<MembershipDto, MembershipDto> change)
    {
        if (store.State.Find(channelId)?.Membership is not { } before)
            return;

        var after = change(before);
        store.Put(after);
        try
        {
            await store.TakeAsync(() =>
                api.UpdateMembershipAsync(channelId, new UpdateMembershipRequest(after.Level, after.Muted, after.Starred, after.Hidden)));
        }
        catch (TertuliaException e)
        {
            // Only what this changed goes back: the rest may have moved on meanwhile.
            if (store.State.Find(channelId)?.Membership is { } now)
                store.Put(now with { Level = before.Level, Muted = before.Muted, Starred = before.Starred, Hidden = before.Hidden });
            store.Fail(new ChatFailure(ChatAction.Membership, channelId, null, ChatFailure.CodeOf(e)));
        }
    }
}
