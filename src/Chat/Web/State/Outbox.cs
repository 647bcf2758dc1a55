using Microsoft.Extensions.Logging;
using Tertulia.Platform;
using Tertulia.Platform.Web.Client;
using Tertulia.Sdk;

namespace Tertulia.Chat.Web.State;

/// <summary>
/// Sends messages, each conversation's in order. A message is on disk before its first attempt, and every attempt carries the same key, so it is
/// posted once however often the network fails. It leaves when the server's answer or its event comes, whichever is first.
/// A refused one (4xx) stays, marked, and the next goes on.
/// <para>
/// The windows of one browser share what waits. Each sends what was written in it, one window at a time in a conversation, and what others wrote
/// there before it goes first: the order is that of writing, whichever window comes first. What a closed window left, another takes over. Should two
/// send the same all the same, its key makes it one message.
/// </para>
/// </summary>
public sealed partial class Outbox : IDisposable
{
    private readonly IOutboxStorage storage;
    private readonly FileUploads uploads;
    private readonly TimeProvider clock;
    private readonly ILogger logger;
    private readonly Func<OutboxEntry, CancellationToken, Task<MessageDto>> post;
    private readonly Action<OutboxEntry, MessageDto> acknowledged;
    private readonly SortedDictionary<long, OutboxEntry> entries = [];
    private readonly Dictionary<Guid, long> orders = [];
    private readonly HashSet<Guid> lanes = [];
    private readonly CancellationTokenSource closing = new();
    private readonly Alarm alarm;
    private readonly HashSet<Guid> watched = [];
    private long lastOrder;
    private IAsyncDisposable? window;
    private bool restoring;

    internal Outbox(
        IOutboxStorage storage,
        FileUploads uploads,
        TimeProvider clock,
        ILogger logger,
        Func<OutboxEntry, CancellationToken, Task<MessageDto>> post,
        Action<OutboxEntry, MessageDto> acknowledged)
    {
        this.storage = storage;
        this.uploads = uploads;
        this.clock = clock;
        alarm = new Alarm(clock);
        this.logger = logger;
        this.post = post;
        this.acknowledged = acknowledged;
    }

    public event Action<Guid>? Changed;

    /// <summary>What waits, in order.</summary>
    public IReadOnlyCollection<OutboxEntry> Entries => entries.Values;

    public OutboxEntry? Find(Guid key) => orders.TryGetValue(key, out var order) ? entries.GetValueOrDefault(order) : null;

    /// <summary>Takes up what an earlier page left, or a window that is closed meanwhile.</summary>
    public async Task RestoreAsync()
    {
        if (restoring)
            return;

        restoring = true;
        try
        {
            window ??= await storage.OpenWindowAsync();
            await TakeUpAsync();
        }
        finally
        {
            restoring = false;
        }
    }

    /// <summary>Queues a message. It is shown at once and sent once it is on disk.</summary>
    public async Task<OutboxEntry> AddAsync(
        Guid channelId, Guid? threadRootId, bool alsoInChannel, string text, IReadOnlyList<FileUpload> attachments)
    {
        var now = clock.GetUtcNow();
        var entry = Keep(new OutboxEntry(
            Guid.CreateVersion7(now),
            Math.Max(lastOrder + 1, now.UtcTicks),
            channelId,
            threadRootId,
            alsoInChannel,
            text,
            [.. attachments.Where(a => a.File is not null).Select(a => a.File!)],
            [.. attachments.Where(a => a.File is null).Select(a => a.Id)],
            now,
            null)
        {
            Window = storage.Window,
        });
        Changed?.Invoke(channelId);
        await StoreAsync(() => storage.PutAsync(entry));

        // Where the browser keeps nothing it is sent all the same.
        if (Find(entry.Key) is { } current)
            Replace(current with { Stored = true });
        Run(channelId);
        return entry;
    }

    /// <summary>Tries a refused message again, last in its conversation's order only if others were sent meanwhile.</summary>
    public async Task RetryAsync(Guid key)
    {
        if (Find(key) is not { Failure: not null } entry)
            return;

        await UpdateAsync(entry with { Failure = null });
        Run(entry.ChannelId);
    }

    /// <summary>Gives a refused or waiting message up; its text comes back for the composer.</summary>
    public async Task<string?> DiscardAsync(Guid key)
    {
        if (Find(key) is not { Sending: false } entry)
            return null;

        Drop(entry);
        await StoreAsync(() => storage.RemoveAsync(key));
        Wake();
        return entry.Text;
    }

    /// <summary>A message came by its event.</summary>
    internal async Task AcknowledgeAsync(MessageDto message)
    {
        if (Find(message.ClientKey) is not { } entry)
            return;

        Drop(entry);
        acknowledged(entry, message);
        await StoreAsync(() => storage.RemoveAsync(entry.Key));
    }

    /// <summary>The network may be back: try now.</summary>
    internal void Wake() => alarm.Ring();

    public void Dispose()
    {
        closing.Cancel();
        Wake();
        _ = window?.DisposeAsync().AsTask();
    }

    private async Task TakeUpAsync()
    {
        var open = await storage.OpenWindowsAsync();
        var left = (await storage.LoadAsync()).Where(e => !orders.ContainsKey(e.Key) && !(e.Window is { } other && open.Contains(other)));
        List<OutboxEntry> taken = [];
        foreach (var stored in left.OrderBy(e => e.Order))
        {
            // The browser forgets chosen files with the page: without them it is another message, which the person must decide on.
            var entry = stored.UploadIds.Count == 0 ? stored : stored with { UploadIds = [], Failure = OutboxEntry.FilesLost };
            taken.Add(Keep(entry with { Window = storage.Window, Stored = true }));
        }

        foreach (var channelId in entries.Values.Select(e => e.ChannelId).Distinct().ToList())
        {
            Changed?.Invoke(channelId);
            Run(channelId);
        }

        // Now it is this window's.
        foreach (var entry in taken)
            await SaveAsync(entry);
    }

    private async Task UpdateAsync(OutboxEntry entry)
    {
        if (Replace(entry))
            await SaveAsync(entry);
    }

    private async Task SaveAsync(OutboxEntry entry)
    {
        await StoreAsync(() => storage.PutAsync(entry));

        // Acknowledged while it was written: a row that came back would be sent again after a reload.
        if (Find(entry.Key) is null)
            await StoreAsync(() => storage.RemoveAsync(entry.Key));
    }

    private bool Replace(OutboxEntry entry)
    {
        if (!orders.ContainsKey(entry.Key))
            return false;

        entries[entry.Order] = entry;
        Changed?.Invoke(entry.ChannelId);
        return true;
    }

    private async Task StoreAsync(Func<Task> write)
    {
        try
        {
            await write();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            logger.LogWarning(e, "The outbox could not be kept in this browser");
        }
    }

    private OutboxEntry Keep(OutboxEntry entry)
    {
        var order = entry.Order;
        while (entries.ContainsKey(order))
            order++;
        var kept = entry with { Order = order };
        entries.Add(order, kept);
        orders.Add(kept.Key, order);
        lastOrder = Math.Max(lastOrder, order);
        return kept;
    }

    private void Drop(OutboxEntry entry)
    {
        entries.Remove(entry.Order);
        orders.Remove(entry.Key);
        Changed?.Invoke(entry.ChannelId);
    }
}
