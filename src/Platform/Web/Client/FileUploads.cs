using Tertulia.Sdk;

namespace Tertulia.Platform.Web.Client;

public enum UploadState
{
    Waiting,
    Uploading,
    Done,
    Failed,
    Cancelled,
}

/// <summary>One file on its way.</summary>
public sealed class FileUpload
{
    private readonly TaskCompletionSource<FileDto?> finished = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal FileUpload(UploadSource source) => Source = source;

    public Guid Id { get; } = Guid.CreateVersion7();

    public UploadSource Source { get; }

    public string Name => Source.Name;

    public UploadState State { get; internal set; }

    /// <summary>Bytes that arrived.</summary>
    public long Sent { get; internal set; }

    /// <summary>0 to 1.</summary>
    public double Progress => State == UploadState.Done ? 1 : Source.Size == 0 ? 0 : Math.Clamp((double)Sent / Source.Size, 0, 1);

    /// <summary>The file, when done.</summary>
    public FileDto? File { get; internal set; }

    /// <summary>A problem code when failed; <c>unreachable</c> when the network stayed away.</summary>
    public string? FailureCode { get; internal set; }

    /// <summary>Completes with the file, or with null when cancelled. A failure keeps it open: it may be retried.</summary>
    public Task<FileDto?> Finished => finished.Task;

    internal CancellationTokenSource Cancelling { get; set; } = new();

    internal void Finish(FileDto? file)
    {
        File = file;
        State = file is null ? UploadState.Cancelled : UploadState.Done;
        finished.TrySetResult(file);
    }
}

/// <summary>The files being uploaded, three at a time, with their progress.</summary>
public sealed class FileUploads(FilesApi files, IUploadEngine engine, TimeProvider clock) : IDisposable
{
    private readonly ChangeNotifier notifier = new(clock);
    private readonly SemaphoreSlim slots = new(3);
    private readonly Dictionary<Guid, FileUpload> uploads = [];

    public event Action? Changed
    {
        add => notifier.Changed += value;
        remove => notifier.Changed -= value;
    }

    public FileUpload? Find(Guid uploadId) => uploads.GetValueOrDefault(uploadId);

    public FileUpload Start(UploadSource source)
    {
        var upload = new FileUpload(source);
        uploads.Add(upload.Id, upload);
        _ = RunAsync(upload);
        return upload;
    }

    public void Retry(FileUpload upload)
    {
        if (upload.State != UploadState.Failed)
            return;

        upload.Cancelling = new CancellationTokenSource();
        upload.FailureCode = null;
        _ = RunAsync(upload);
    }

    /// <summary>Stops it, whatever its state, and forgets it; a file that had arrived is deleted.</summary>
    public async Task CancelAsync(FileUpload upload)
    {
        uploads.Remove(upload.Id);
        await upload.Cancelling.CancelAsync();
        var arrived = upload.File;
        if (upload.State != UploadState.Done)
            upload.Finish(null);
        notifier.Touch();
        await engine.ReleaseAsync(upload.Source);
        if (arrived is null)
            return;

        try
        {
            await files.DeleteAsync(arrived.Id);
        }
        catch (TertuliaException)
        {
            // Unattached files are collected by the server anyway.
        }
    }

    /// <summary>It is part of a sent message now.</summary>
    public async Task ReleaseAsync(Guid uploadId)
    {
        if (uploads.Remove(uploadId, out var upload))
            await engine.ReleaseAsync(upload.Source);
    }

    public void Dispose()
    {
        notifier.Dispose();
        slots.Dispose();
    }

    private async Task RunAsync(FileUpload upload)
    {
        var ct = upload.Cancelling.Token;
        upload.State = UploadState.Waiting;
        notifier.Touch();
        try
        {
            await slots.WaitAsync(ct);
            try
            {
                upload.State = UploadState.Uploading;
                notifier.Touch();
                var id = await engine.UploadAsync(upload.Source, files.UploadsPath, new Meter(upload, notifier), ct);
                upload.Finish(await files.GetAsync(id, ct));
            }
            finally
            {
                slots.Release();
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            upload.Finish(null);
        }
        catch (TertuliaException e)
        {
            upload.State = UploadState.Failed;
            upload.FailureCode = e is ApiException refused ? refused.Code : "unreachable";
        }

        notifier.Touch();
    }

    private sealed class Meter(FileUpload upload, ChangeNotifier notifier) : IProgress<long>
    {
        public void Report(long value)
        {
            upload.Sent = value;
            notifier.Touch();
        }
    }
}
