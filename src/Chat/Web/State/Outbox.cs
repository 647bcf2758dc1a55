using Microsoft.Extensions.Logging;
using Tertulia.Platform;
using Tertulia.Platform.Web.Client;
using Tertulia.Sdk;

namespace Tertulia.Chat.Web.State;

/// <summary>
/// Sends messages, each conversation's in order. A message is on disk before its first attempt, and every attempt carries the same key, so it is
/// posted once however often the network fails. It leaves when the server's answer or its event comes, whichever is first.
/// A refused one (4xx) stays, marked, and the next goes on.
/// </summary>
public sealed class Outbox : IDisposable
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

    /// <summary>Takes up what an earlier page left.</summary>
    public async Task RestoreAsync()
    {
        foreach (var stored in (await storage.LoadAsync()).OrderBy(e => e.Order))
        {
            if (orders.ContainsKey(stored.Key))
                continue;

            // The browser forgets chosen files with the page: without them it is another message, which the person must decide on.
            var entry = stored.UploadIds.Count == 0 ? stored : stored with { UploadIds = [], Failure = OutboxEntry.FilesLost };
            var order = entries.ContainsKey(entry.Order) ? Math.Max(lastOrder, entry.Order) + 1 : entry.Order;
            Keep(entry with { Order = order, Stored = true });
        }

        foreach (var channelId in entries.Values.Select(e => e.ChannelId).Distinct().ToList())
        {
            Changed?.Invoke(channelId);
            Run(channelId);
        }
    }

    /// <summary>Queues a message. It is shown at once and sent once it is on disk.</summary>
    public async Task<OutboxEntry> AddAsync(
        Guid channelId, Guid? threadRootId, bool alsoInChannel, string text, IReadOnlyList<FileUpload> attachments)
    {
        var now = clock.GetUtcNow();
        var entry = new OutboxEntry(
            Guid.CreateVersion7(now),
            Math.Max(lastOrder + 1, now.UtcTicks),
            channelId,
            threadRootId,
            alsoInChannel,
            text,
            [.. attachments.Where(a => a.File is not null).Select(a => a.File!)],
            [.. attachments.Where(a => a.File is null).Select(a => a.Id)],
            now,
            null);
        Keep(entry);
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
    }

    private void Run(Guid channelId)
    {
        if (lanes.Add(channelId))
            _ = RunAsync(channelId);
    }

    private async Task RunAsync(Guid channelId)
    {
        var attempt = 0;
        try
        {
            while (!closing.IsCancellationRequested && Next(channelId) is { } entry)
            {
                if (entry.UploadIds.Count > 0)
                {
                    await FinishUploadsAsync(entry);
                    continue;
                }

                var seen = alarm.Rings;
                if (await TrySendAsync(entry))
                    attempt = 0;
                else
                    await alarm.WaitAsync(Backoff.Delay(attempt++, Random.Shared), seen);
            }
        }
        catch (OperationCanceledException)
        {
            // The workspace was left: what waits is on disk.
        }
        finally
        {
            lanes.Remove(channelId);
        }
    }

    private OutboxEntry? Next(Guid channelId) =>
        entries.Values.FirstOrDefault(e => e.ChannelId == channelId && e.Failure is null) is { Stored: true } first ? first : null;

    /// <returns>False when it should be tried again later.</returns>
    private async Task<bool> TrySendAsync(OutboxEntry entry)
    {
        Replace(entry with { Sending = true });
        try
        {
            var message = await post(entry, closing.Token);
            await AcknowledgeAsync(message);
            return true;
        }
        catch (ApiException e) when (!e.Transient && e.Problem.Status != 401)
        {
            await UpdateAsync(entry with { Failure = e.Code });
            return true;
        }
        catch (TertuliaException)
        {
            // Unknown whether it arrived: the same key again tells. Its event may have come meanwhile, and then it is gone from here.
            Replace(entry with { Sending = false });
            return false;
        }
    }

    private async Task FinishUploadsAsync(OutboxEntry entry)
    {
        var seen = alarm.Rings;
        var upload = uploads.Find(entry.UploadIds[0]);
        if (upload is null)
        {
            await UpdateAsync(entry with { UploadIds = [], Failure = OutboxEntry.FilesLost });
            return;
        }

        // A failed upload may be retried or cancelled where it is shown; a discarded message wakes this too.
        if (!upload.Finished.IsCompleted)
        {
            if (watched.Add(upload.Id))
                _ = WakeWhenFinishedAsync(upload);
            await alarm.WaitAsync(Timeout.InfiniteTimeSpan, seen);
        }

        if (!upload.Finished.IsCompleted || Find(entry.Key) is not { } current)
            return;

        var file = await upload.Finished;
        await UpdateAsync(current with
        {
            UploadIds = [.. current.UploadIds.Where(id => id != upload.Id)],
            Files = file is null ? current.Files : [.. current.Files, file],
        });
        await uploads.ReleaseAsync(upload.Id);
    }

    private async Task WakeWhenFinishedAsync(FileUpload upload)
    {
        await upload.Finished;
        watched.Remove(upload.Id);
        Wake();
    }

    private async Task UpdateAsync(OutboxEntry entry)
    {
        if (!Replace(entry))
            return;

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

    private void Keep(OutboxEntry entry)
    {
        entries.Add(entry.Order, entry);
        orders.Add(entry.Key, entry.Order);
        lastOrder = Math.Max(lastOrder, entry.Order);
    }

    private void Drop(OutboxEntry entry)
    {
        entries.Remove(entry.Order);
        orders.Remove(entry.Key);
        Changed?.Invoke(entry.ChannelId);
    }
}
