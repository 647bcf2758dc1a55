using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using System.Net;
using Tertulia.Testing;

namespace Tertulia.Platform.Tests.Files;

/// <summary>What is thrown away, and what is not.</summary>
public sealed class FilesSweepTests(TestServers servers)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Only_what_nobody_will_come_back_for_is_swept(DatabaseKind database)
    {
        // Of its own: a sweep reaches over all workspaces of a server.
        await using var server = await TestServer.StartAsync(database == DatabaseKind.Postgres ? await servers.PostgresAsync() : null);
        var owner = (await TestWorkspace.CreateAsync(server)).Owner;
        var unattached = await TusClient.UploadAsync(owner, "suelto"u8.ToArray(), "suelto.txt");
        var kept = await TusClient.UploadAsync(owner, "colgado"u8.ToArray(), "colgado.txt");
        await DownloadTests.AttachAsync(owner, [kept.Id], Guid.CreateVersion7(), owner.MemberId);
        var upload = await TusClient.StartAsync(owner, 100);
        var used = await HashAsync(server, kept.Id);
        var unused = await HashAsync(server, unattached.Id);

        await SweepAsync(server, after: TimeSpan.FromHours(23));
        Assert.Equal(0, await TusClient.OffsetAsync(owner, upload));
        Assert.Equal("suelto", await owner.Http.GetStringAsync(unattached.Url));

        await SweepAsync(server, after: TimeSpan.FromHours(25));
        using var gone = await TusClient.SendAsync(owner, HttpMethod.Head, upload);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await owner.TryAsync(HttpMethod.Get, unattached.Url)).Status);
        Assert.Equal("colgado", await owner.Http.GetStringAsync(kept.Url));
        var blobs = server.Services.GetRequiredService<IBlobStore>();
        Assert.Null(blobs.OpenRead(unused));
        using (var there = blobs.OpenRead(used))
            Assert.NotNull(there);

        // The same bytes again find their place again.
        var again = await TusClient.UploadAsync(owner, "suelto"u8.ToArray(), "otra vez.txt");
        Assert.Equal("suelto", await owner.Http.GetStringAsync(again.Url));
    }

    private static async Task<string> HashAsync(TestServer server, Guid fileId)
    {
        await using var scope = server.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<TertuliaDb>().Set<StoredFile>().SingleAsync(f => f.Id == fileId, Ct)).BlobHash;
    }

    private static async Task SweepAsync(TestServer server, TimeSpan after)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow() + after);
        await new FilesSweep(
            services.GetRequiredService<TertuliaDb>(), services.GetRequiredService<IBlobStore>(), services.GetRequiredService<ThumbnailStore>(),
            services.GetRequiredService<UploadFiles>(), services.GetServices<IBlobReferences>(), clock, NullLogger<FilesSweep>.Instance).RunAsync(Ct);
    }
}
