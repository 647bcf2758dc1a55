using System.Text.Json;
using Tertulia.Platform.Web.Client;
using Tertulia.Sdk;

namespace Tertulia.Chat.Web.State;

/// <summary>A draft as this browser has it.</summary>
/// <param name="Dirty">The server does not have it yet.</param>
internal sealed record LocalDraft(string Text, DateTimeOffset At, bool Dirty);

/// <summary>
/// What was typed and not sent, per conversation and thread: kept here with every key, on the server a moment after the last. What another device
/// typed is taken over, unless something was typed here just now.
/// </summary>
public sealed class Drafts : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Busy = TimeSpan.FromSeconds(10);
    private readonly ChannelsApi api;
    private readonly IKeyValueStorage storage;
    private readonly string prefix;
    private readonly TimeProvider clock;
    private readonly ChangeNotifier notifier;
    private readonly Dictionary<(Guid Channel, Guid? Root), LocalDraft> drafts = [];
    private readonly Dictionary<(Guid Channel, Guid? Root), ITimer> timers = [];
    private readonly HashSet<(Guid Channel, Guid? Root)> saving = [];

    internal Drafts(ChannelsApi api, IKeyValueStorage storage, string scope, TimeProvider clock)
    {
        this.api = api;
        this.storage = storage;
        this.clock = clock;
        prefix = $"{scope}chat/draft/";
        notifier = new ChangeNotifier(clock);
    }

    public event Action? Changed
    {
        add => notifier.Changed += value;
        remove => notifier.Changed -= value;
    }

    /// <summary>Where there are drafts, the latest first.</summary>
    public IReadOnlyList<(Guid ChannelId, Guid? ThreadRootId, string Text, DateTimeOffset At)> All =>
    [
        .. drafts.Where(d => d.Value.Text.Length > 0)
            .OrderByDescending(d => d.Value.At)
            .Select(d => (d.Key.Channel, d.Key.Root, d.Value.Text, d.Value.At)),
    ];

    public string Get(Guid channelId, Guid? threadRootId = null) => drafts.GetValueOrDefault((channelId, threadRootId))?.Text ?? "";

    /// <summary>With every change of the composer.</summary>
    public void Set(Guid channelId, Guid? threadRootId, string text)
    {
        var key = (channelId, threadRootId);
        if (Get(channelId, threadRootId) == text)
            return;

        Keep(key, new LocalDraft(text, clock.GetUtcNow(), Dirty: true));
        Schedule(key, Pause);
    }

    /// <summary>It was sent, or thrown away.</summary>
    public void Clear(Guid channelId, Guid? threadRootId = null)
    {
        var key = (channelId, threadRootId);
        if (!drafts.TryGetValue(key, out var draft) || draft is { Text: "", Dirty: false })
            return;

        Keep(key, new LocalDraft("", clock.GetUtcNow(), Dirty: true));
        Schedule(key, TimeSpan.Zero);
    }

    /// <summary>Saves what is waiting now: the page is about to be hidden.</summary>
    public Task FlushAsync() => Task.WhenAll(drafts.Where(d => d.Value.Dirty).Select(d => d.Key).ToList().Select(SaveAsync));

    public void Dispose()
    {
        foreach (var timer in timers.Values)
            timer.Dispose();
        notifier.Dispose();
    }

    internal async Task RestoreAsync()
    {
        foreach (var (name, json) in await storage.ListAsync(prefix))
        {
            var ids = name[prefix.Length..].Split('/');
            if (!Guid.TryParse(ids[0], out var channelId) || Read(json) is not { } draft)
                continue;

            var key = (channelId, ids.Length > 1 && Guid.TryParse(ids[1], out var root) ? root : (Guid?)null);
            if (drafts.TryAdd(key, draft) && draft.Dirty)
                Schedule(key, Pause);
        }

        notifier.Touch();
    }

    internal void Nudge()
    {
        foreach (var key in drafts.Where(d => d.Value.Dirty).Select(d => d.Key).ToList())
            Schedule(key, TimeSpan.Zero);
    }

    /// <summary>What the server has.</summary>
    internal void Apply(Guid channelId, Guid? threadRootId, DraftDto? draft)
    {
        var key = (channelId, threadRootId);
        if (drafts.TryGetValue(key, out var local) && (local.Dirty || clock.GetUtcNow() - local.At < Busy))
            return;

        if (Get(channelId, threadRootId) != (draft?.Text ?? ""))
            Keep(key, new LocalDraft(draft?.Text ?? "", draft?.UpdatedAt ?? clock.GetUtcNow(), Dirty: false));
    }

    private void Keep((Guid Channel, Guid? Root) key, LocalDraft draft)
    {
        drafts[key] = draft;
        notifier.Touch();
        _ = StoreAsync(key, draft);
    }

    private async Task StoreAsync((Guid Channel, Guid? Root) key, LocalDraft draft)
    {
        var name = key.Root is { } root ? $"{prefix}{key.Channel:N}/{root:N}" : $"{prefix}{key.Channel:N}";
        try
        {
            await (draft is { Text: "", Dirty: false }
                ? storage.RemoveAsync(name)
                : storage.SetAsync(name, JsonSerializer.Serialize(draft, StateJson.Default.LocalDraft)));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // A browser that keeps nothing: the server's copy a second later is what remains.
        }
    }

    private static LocalDraft? Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, StateJson.Default.LocalDraft);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void Schedule((Guid Channel, Guid? Root) key, TimeSpan wait)
    {
        if (!timers.TryGetValue(key, out var timer))
            timers.Add(key, timer = clock.CreateTimer(_ => _ = SaveAsync(key), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan));
        timer.Change(wait, Timeout.InfiniteTimeSpan);
    }

    private async Task SaveAsync((Guid Channel, Guid? Root) key)
    {
        if (!drafts.TryGetValue(key, out var draft) || !draft.Dirty || !saving.Add(key))
            return;

        try
        {
            await api.SaveDraftAsync(key.Channel, new SaveDraftRequest(draft.Text, key.Root));
            Saved(key, draft);
        }
        catch (TertuliaException e) when (e is ApiUnreachableException or ApiException { Transient: true } or ApiException { Problem.Status: 401 })
        {
            saving.Remove(key);
            Schedule(key, Backoff.Delay(3, Random.Shared));
        }
        catch (TertuliaException)
        {
            // The conversation is gone for this person; the text stays here.
            Saved(key, draft);
        }
    }

    private void Saved((Guid Channel, Guid? Root) key, LocalDraft draft)
    {
        saving.Remove(key);
        if (drafts.GetValueOrDefault(key) == draft)
            Keep(key, draft with { Dirty = false });
        else
            Schedule(key, Pause);
    }
}
