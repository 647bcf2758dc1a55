using Tertulia.Platform;
using Tertulia.Platform.Web.Client;
using Tertulia.Sdk;

namespace Tertulia.Chat.Web.State;

/// <summary>One lane for each conversation that something waits in.</summary>
public sealed partial class Outbox
{
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
                if (await SendInTurnAsync(channelId))
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

    /// <summary>Sends what is ready while no other window does, and gives the turn back before waiting for anything.</summary>
    /// <returns>False when it should be tried again later.</returns>
    private async Task<bool> SendInTurnAsync(Guid channelId)
    {
        await using var turn = await storage.TurnAsync(channelId);
        await LookAroundAsync(channelId);
        while (!closing.IsCancellationRequested && Next(channelId) is { UploadIds.Count: 0 } entry)
        {
            if (!await TrySendAsync(entry))
                return false;
        }

        return true;
    }

    /// <summary>What other windows wrote before the last of this one's goes first; what they sent meanwhile goes no more.</summary>
    private async Task LookAroundAsync(Guid channelId)
    {
        if (entries.Values.LastOrDefault(e => e.ChannelId == channelId && e is { Failure: null, Stored: true } && e.Window == storage.Window) is not { } last)
            return;

        List<OutboxEntry> stored = [];
        await StoreAsync(async () => stored = [.. await storage.LoadAsync()]);
        var waiting = stored.Select(e => e.Key).ToHashSet();
        foreach (var gone in entries.Values.Where(e => e.ChannelId == channelId && e.Window != storage.Window && !waiting.Contains(e.Key)).ToList())
            Drop(gone);
        foreach (var earlier in stored.Where(e => e.ChannelId == channelId && e.Order < last.Order && e is { Failure: null, UploadIds.Count: 0 } && !orders.ContainsKey(e.Key)))
            Keep(earlier with { Stored = true });
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
}
