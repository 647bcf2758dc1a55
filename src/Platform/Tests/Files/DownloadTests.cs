using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tertulia.Testing;

namespace Tertulia.Platform.Tests.Files;

/// <summary>Who may read a file, and how it is handed out.</summary>
public sealed class DownloadTests(TestServers servers)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Ranges_and_entity_tags_are_honoured(DatabaseKind database)
    {
        var owner = (await TestWorkspace.CreateAsync(await servers.GetAsync(database))).Owner;
        var file = await TusClient.UploadAsync(owner, "0123456789"u8.ToArray(), "cifras.txt");

        using var range = new HttpRequestMessage(HttpMethod.Get, file.Url) { Headers = { Range = new RangeHeaderValue(2, 4) } };
        using var part = await owner.Http.SendAsync(range);
        Assert.Equal((HttpStatusCode.PartialContent, "234"), (part.StatusCode, await part.Content.ReadAsStringAsync()));
        Assert.Equal("bytes 2-4/10", part.Content.Headers.ContentRange!.ToString());
        Assert.Equal((true, "Cookie"), (part.Headers.CacheControl!.Private, part.Headers.Vary.ToString()));

        using var conditional = new HttpRequestMessage(HttpMethod.Get, file.Url) { Headers = { IfNoneMatch = { part.Headers.ETag! } } };
        using var unchanged = await owner.Http.SendAsync(conditional);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);

        using var beyond = new HttpRequestMessage(HttpMethod.Get, file.Url) { Headers = { Range = new RangeHeaderValue(100, 200) } };
        using var refused = await owner.Http.SendAsync(beyond);
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, refused.StatusCode);
    }

    [Theory, EachDatabase]
    public async Task What_could_carry_script_is_never_shown_in_place(DatabaseKind database)
    {
        var owner = (await TestWorkspace.CreateAsync(await servers.GetAsync(database))).Owner;
        (string Name, string Content)[] hostile =
        [
            ("logo.png", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"),
            ("notas.txt", "<!DOCTYPE html><script>alert(1)</script>"),
            ("b.txt", "  \n<script>alert(1)</script>"),
            ("datos.pdf", "<?xml version='1.0'?><x/>"),
        ];
        foreach (var (name, content) in hostile)
        {
            var file = await TusClient.UploadAsync(owner, Encoding.UTF8.GetBytes(content), name);
            using var response = await owner.Http.GetAsync(file.Url + "?inline=1");

            Assert.Equal("attachment", response.Content.Headers.ContentDisposition!.DispositionType);
            Assert.Equal("application/octet-stream", response.Content.Headers.ContentType!.MediaType);
            Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.StartsWith("sandbox", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        }
    }

    [Theory, EachDatabase]
    public async Task Safe_types_are_shown_when_asked_for(DatabaseKind database)
    {
        var owner = (await TestWorkspace.CreateAsync(await servers.GetAsync(database))).Owner;
        var file = await TusClient.UploadAsync(owner, "%PDF-1.7 …"u8.ToArray(), "informe ñ \"final\".pdf");

        using var saved = await owner.Http.GetAsync(file.Url);
        using var shown = await owner.Http.GetAsync(file.Url + "?inline=1");

        Assert.Equal("attachment", saved.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("informe ñ _final_.pdf", saved.Content.Headers.ContentDisposition.FileNameStar);
        Assert.Equal(("inline", "application/pdf"), (shown.Content.Headers.ContentDisposition!.DispositionType, shown.Content.Headers.ContentType!.MediaType));
        Assert.Contains("immutable", shown.Headers.GetValues("Cache-Control").Single(), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_file_is_read_by_its_uploader_and_by_those_who_may_view_its_resource(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var (owner, eva, ivan) = (workspace.Owner, await workspace.AddMemberAsync("Eva"), await workspace.AddMemberAsync("Iván"));
        var stranger = (await TestWorkspace.CreateAsync(workspace.Server)).Owner;
        var resourceId = Guid.CreateVersion7();
        var file = await TusClient.UploadAsync(owner, "hola"u8.ToArray(), "hola.txt");
        Assert.Equal(HttpStatusCode.NotFound, (await eva.TryAsync(HttpMethod.Get, file.Url)).Status);

        await AttachAsync(owner, [file.Id], resourceId, eva.MemberId);

        Assert.Equal("hola", await eva.Http.GetStringAsync(file.Url));
        foreach (var path in (string[])[$"/api/w/{workspace.Id}/files/{file.Id}", file.Url, $"/api/w/{workspace.Id}/files/{file.Id}/thumbnail"])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await ivan.TryAsync(HttpMethod.Get, path)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.TryAsync(HttpMethod.Get, path)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.TryAsync(HttpMethod.Get, path.Replace(workspace.Id.ToString(), stranger.WorkspaceId.ToString(), StringComparison.Ordinal))).Status);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await eva.TryAsync(HttpMethod.Delete, "files/" + file.Id)).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await owner.TryAsync(HttpMethod.Delete, "files/" + file.Id)).Status);
    }

    [Theory, EachDatabase]
    public async Task Somebody_elses_file_is_attached_as_a_copy_or_not_at_all(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var (owner, eva, ivan) = (workspace.Owner, await workspace.AddMemberAsync("Eva"), await workspace.AddMemberAsync("Iván"));
        var file = await TusClient.UploadAsync(owner, "hola"u8.ToArray(), "hola.txt");
        await AttachAsync(owner, [file.Id], Guid.CreateVersion7(), eva.MemberId);

        var copies = await AttachAsync(eva, [file.Id], Guid.CreateVersion7(), ivan.MemberId);
        Assert.NotEqual(file.Id, copies!.Single().Id);
        Assert.Equal("hola", await ivan.Http.GetStringAsync(copies!.Single().Url));
        Assert.Equal(HttpStatusCode.NotFound, (await ivan.TryAsync(HttpMethod.Get, file.Url)).Status);
        Assert.Null(await AttachAsync(ivan, [file.Id], Guid.CreateVersion7(), ivan.MemberId));
    }

    [Theory, EachDatabase]
    public async Task An_unused_upload_can_be_taken_back(DatabaseKind database)
    {
        var owner = (await TestWorkspace.CreateAsync(await servers.GetAsync(database))).Owner;
        var file = await TusClient.UploadAsync(owner, "hola"u8.ToArray(), "hola.txt");

        await owner.DeleteAsync("files/" + file.Id);

        Assert.Equal(HttpStatusCode.NotFound, (await owner.TryAsync(HttpMethod.Get, file.Url)).Status);
        Assert.Equal(0, (await owner.GetAsync<StorageUsageDto>("storage")).Files);
    }

    [Theory, EachDatabase]
    public async Task Storage_counts_identical_bytes_once(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var eva = await workspace.AddMemberAsync("Eva");
        await TusClient.UploadAsync(workspace.Owner, new byte[1000], "a");
        await TusClient.UploadAsync(eva, new byte[1000], "b");
        await TusClient.UploadAsync(eva, new byte[10], "c");

        var usage = await workspace.Owner.GetAsync<StorageUsageDto>("storage");

        Assert.Equal((3L, 2010L, 1010L), (usage.Files, usage.Bytes, usage.BlobBytes));
        Assert.Equal([(eva.MemberId, 2L, 1010L), (workspace.Owner.MemberId, 1L, 1000L)], usage.Members.Select(m => (m.MemberId, m.Files, m.Bytes)));
        Assert.Equal(HttpStatusCode.Forbidden, (await eva.TryAsync(HttpMethod.Get, "storage")).Status);
    }

    internal static async Task<IReadOnlyList<FileDto>?> AttachAsync(TestMember member, Guid[] fileIds, Guid resourceId, Guid reader)
    {
        await using var scope = ((TestServer)member.Server).Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var db = services.GetRequiredService<TertuliaDb>();
        var caller = (await services.GetRequiredService<CallerResolver>().FindAsync(member.AccountId, member.WorkspaceId, Ct))!;
        await using var write = await db.BeginAsync(Ct);
        services.GetRequiredService<AccessGrants>().GrantNew(member.WorkspaceId, resourceId, PrincipalKind.Person, reader, AccessLevel.Viewer);
        var files = await services.GetRequiredService<FileAttachments>().AttachAsync(caller, fileIds, resourceId, "chat/c/x", Ct);
        await db.SaveChangesAsync(Ct);
        await write.CommitAsync(Ct);
        return files;
    }
}
