using Microsoft.Extensions.Time.Testing;
using Tertulia.Platform.Web.Client;
using Tertulia.Sdk;

namespace Tertulia.Platform.Tests.Client;

public sealed class FileUploadsTests : IDisposable
{
    private static readonly Guid Workspace = Guid.CreateVersion7();
    private readonly FakeServer server = new();
    private readonly Engine engine = new();
    private readonly FileUploads uploads;

    public FileUploadsTests() => uploads = new FileUploads(new TertuliaClient(server.Client()).Workspace(Workspace).Files, engine, new FakeTimeProvider());

    public void Dispose()
    {
        uploads.Dispose();
        server.Dispose();
    }

    [Fact]
    public async Task Progress_is_shown_until_the_file_is_there()
    {
        var id = Guid.CreateVersion7();
        server.On($"GET /api/w/{Workspace}/files/{id}", PlatformJson.Default.FileDto, () => new(id, "a.png", "image/png", 10, 1, 1, "u", null, default));
        var upload = uploads.Start(new UploadSource("h", "a.png", 10, "image/png"));
        engine.Progress!.Report(4);
        Assert.Equal((UploadState.Uploading, 0.4), (upload.State, upload.Progress));

        engine.Answer.SetResult(id);
        var file = await upload.Finished;

        Assert.Equal(id, file?.Id);
        Assert.Equal((UploadState.Done, 1.0), (upload.State, upload.Progress));
    }

    [Fact]
    public async Task A_refused_file_says_why_and_a_cancelled_one_is_forgotten()
    {
        engine.Answer.SetException(new ApiException(new ApiProblem(null, 413, null, ProblemCodes.TooLarge, null)));
        var refused = uploads.Start(new UploadSource("h", "big.iso", 10, "application/x-iso"));
        Assert.Equal((UploadState.Failed, ProblemCodes.TooLarge), (refused.State, refused.FailureCode));

        await uploads.CancelAsync(refused);

        Assert.Equal(UploadState.Cancelled, refused.State);
        Assert.Null(await refused.Finished);
        Assert.Null(uploads.Find(refused.Id));
        Assert.Equal(["h"], engine.Released);
    }

    private sealed class Engine : IUploadEngine
    {
        internal TaskCompletionSource<Guid> Answer { get; } = new();

        internal IProgress<long>? Progress { get; private set; }

        internal List<string> Released { get; } = [];

        public Task<Guid> UploadAsync(UploadSource source, string uploadsPath, IProgress<long> progress, CancellationToken ct)
        {
            Progress = progress;
            return Answer.Task.WaitAsync(ct);
        }

        public Task ReleaseAsync(UploadSource source)
        {
            Released.Add(source.Handle);
            return Task.CompletedTask;
        }
    }
}
