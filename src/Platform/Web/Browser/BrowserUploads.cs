using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Tertulia.Platform.Web.Client;
using Tertulia.Sdk;

namespace Tertulia.Platform.Web.Browser;

/// <summary>uploads.ts: choosing, dropping and uploading files by tus.</summary>
public sealed class BrowserUploads : BrowserModule, IUploadEngine
{
    private readonly Dictionary<string, Running> _running = [];
    private readonly DotNetObjectReference<BrowserUploads> _self;

    public BrowserUploads(IJSRuntime js)
        : base(js, "uploads") => _self = DotNetObjectReference.Create(this);

    /// <summary>Opens the file picker; empty when the person chose nothing.</summary>
    /// <param name="multiple">Lets several be chosen.</param>
    /// <param name="accept">Such as "image/*"; null for anything.</param>
    public async Task<IReadOnlyList<UploadSource>> PickAsync(bool multiple = true, string? accept = null) =>
        await CallAsync<UploadSource[]>("pick", multiple, accept);

    /// <summary>Takes files dropped on the element until the handle is disposed. While they hover it has the class "dropping".</summary>
    public async Task<IAsyncDisposable> DropZoneAsync(ElementReference element, Func<IReadOnlyList<UploadSource>, Task> given)
    {
        var zone = new DropZone(this, given);
        await CallAsync("dropZone", zone.Id, element, zone.Callback);
        return zone;
    }

    public async Task<Guid> UploadAsync(UploadSource source, string uploadsPath, IProgress<long> progress, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(source);
        ct.ThrowIfCancellationRequested();
        var run = new Running(progress);
        _running[source.Handle] = run;
        await using var cancel = ct.Register(() => _ = CancelAsync(source.Handle, run, ct));
        await CallAsync("start", source.Handle, uploadsPath, _self);
        return await run.Done.Task;
    }

    public Task ReleaseAsync(UploadSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return CallAsync("release", source.Handle).AsTask();
    }

    [JSInvokable]
    public void Progressed(string handle, long sent) => _running.GetValueOrDefault(handle)?.Progress.Report(sent);

    [JSInvokable]
    public void Finished(string handle, string id)
    {
        if (!_running.Remove(handle, out var run))
            return;
        if (Guid.TryParse(id, out var file))
            run.Done.TrySetResult(file);
        else
            run.Done.TrySetException(new ApiUnreachableException(null));
    }

    [JSInvokable]
    public void Failed(string handle, int status, string body)
    {
        if (_running.Remove(handle, out var run))
            run.Done.TrySetException(status == 0 ? new ApiUnreachableException(null) : new ApiException(ProblemOf(status, body)));
    }

    private static ApiProblem ProblemOf(int status, string body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, PlatformJson.Default.ApiProblem) ?? new ApiProblem(null, status, null, null, null);
        }
        catch (JsonException)
        {
            return new ApiProblem(null, status, null, null, null);
        }
    }

    private async Task CancelAsync(string handle, Running run, CancellationToken ct)
    {
        _running.Remove(handle);
        run.Done.TrySetCanceled(ct);
        await CallAsync("cancel", handle);
    }

    private sealed record Running(IProgress<long> Progress)
    {
        public TaskCompletionSource<Guid> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class DropZone : IAsyncDisposable
    {
        private readonly BrowserUploads _uploads;

        public DropZone(BrowserUploads uploads, Func<IReadOnlyList<UploadSource>, Task> given)
        {
            _uploads = uploads;
            Callback = DotNetObjectReference.Create(new FilesCallback(given));
        }

        public string Id { get; } = Guid.CreateVersion7().ToString("n");

        public DotNetObjectReference<FilesCallback> Callback { get; }

        public async ValueTask DisposeAsync()
        {
            await _uploads.CallAsync("removeDropZone", Id);
            Callback.Dispose();
        }
    }
}

/// <summary>What the browser calls when files are dropped.</summary>
public sealed class FilesCallback(Func<IReadOnlyList<UploadSource>, Task> given)
{
    [JSInvokable]
    public Task FilesGiven(UploadSource[] files) => given(files);
}
