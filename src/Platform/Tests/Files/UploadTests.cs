using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tertulia.Testing;

namespace Tertulia.Platform.Tests.Files;

/// <summary>Resumable uploads by the tus protocol, over HTTP.</summary>
public sealed class UploadTests(TestServers servers)
{
    private static readonly byte[] Bytes = RandomBytes(300_000);

    [Theory, EachDatabase]
    public async Task A_file_sent_in_pieces_arrives_whole(DatabaseKind database)
    {
        var owner = (await TestWorkspace.CreateAsync(await servers.GetAsync(database))).Owner;
        var location = await TusClient.StartAsync(owner, Bytes.Length, "piezas.bin");

        using (var first = await TusClient.AppendAsync(owner, location, 0, Bytes[..100_000]))
            Assert.Equal((HttpStatusCode.NoContent, 100_000L), (first.StatusCode, TusClient.Offset(first)));
        Assert.Equal(100_000, await TusClient.OffsetAsync(owner, location));
        using (var last = await TusClient.AppendAsync(owner, location, 100_000, Bytes[100_000..]))
            Assert.Equal((HttpStatusCode.NoContent, (long)Bytes.Length), (last.StatusCode, TusClient.Offset(last)));

        var file = await owner.GetAsync<FileDto>("files/" + location.Split('/')[^1]);
        Assert.Equal(("piezas.bin", (long)Bytes.Length, "application/octet-stream"), (file.Name, file.Size, file.ContentType));
        Assert.Equal(Bytes, await owner.Http.GetByteArrayAsync(file.Url));
        Assert.Equal(Bytes.Length, await TusClient.OffsetAsync(owner, location));
        using var again = await TusClient.AppendAsync(owner, location, Bytes.Length, []);
        Assert.Equal(HttpStatusCode.NoContent, again.StatusCode);
    }

    [Theory, EachDatabase]
    public async Task A_connection_cut_in_the_middle_loses_nothing_that_arrived(DatabaseKind database)
    {
        var owner = (await TestWorkspace.CreateAsync(await servers.GetAsync(database))).Owner;
        var location = await TusClient.StartAsync(owner, Bytes.Length);

        await CutAsync(owner, location, Bytes, sent: 120_000);

        // The server may meet the request that was cut only now; who finds the upload held asks again how far it is.
        HttpStatusCode answer;
        do
        {
            var offset = await TusClient.OffsetAsync(owner, location);
            Assert.InRange(offset, 0, 120_000);
            using var rest = await TusClient.AppendAsync(owner, location, offset, Bytes[(int)offset..]);
            answer = rest.StatusCode;
        }
        while (answer == HttpStatusCode.Locked);

        Assert.Equal(HttpStatusCode.NoContent, answer);
        Assert.Equal(Bytes, await owner.Http.GetByteArrayAsync(location.Replace("uploads", "files", StringComparison.Ordinal) + "/content"));
    }

    [Theory, EachDatabase]
    public async Task Asking_for_the_offset_ends_a_request_that_hangs(DatabaseKind database)
    {
        var server = await servers.GetAsync(database);
        var owner = (await TestWorkspace.CreateAsync(server)).Owner;
        var location = await TusClient.StartAsync(owner, Bytes.Length);
        using var hanging = await OpenAsync(owner, location, Bytes.Length);
        await hanging.GetStream().WriteAsync(Bytes.AsMemory(0, 50_000));

        // Whoever writes meanwhile is refused. (Only once the hanging request holds the upload: whoever comes first would be the one that writes.)
        var files = server.Services.GetRequiredService<UploadFiles>();
        while (!files.IsLeased(Guid.Parse(location[(location.LastIndexOf('/') + 1)..])))
            await Task.Yield();
        using var second = await TusClient.AppendAsync(owner, location, 1, Bytes[..1]);
        Assert.Equal(HttpStatusCode.Locked, second.StatusCode);

        var offset = await TusClient.OffsetAsync(owner, location);
        using var rest = await TusClient.AppendAsync(owner, location, offset, Bytes[(int)offset..]);
        Assert.Equal(HttpStatusCode.NoContent, rest.StatusCode);
    }

    [Theory, EachDatabase]
    public async Task Wrong_offsets_are_refused_and_change_nothing(DatabaseKind database)
    {
        var owner = (await TestWorkspace.CreateAsync(await servers.GetAsync(database))).Owner;
        var location = await TusClient.StartAsync(owner, 10);

        foreach (var offset in (long[])[1, 10, 11, long.MaxValue])
        {
            using var wrong = await TusClient.AppendAsync(owner, location, offset, [1]);
            Assert.Equal(HttpStatusCode.Conflict, wrong.StatusCode);
        }

        using var tooLong = await TusClient.AppendAsync(owner, location, 0, new byte[11]);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, tooLong.StatusCode);
        Assert.Equal(0, await TusClient.OffsetAsync(owner, location));
    }

    [Theory, EachDatabase]
    public async Task A_wrong_checksum_discards_the_piece(DatabaseKind database)
    {
        var owner = (await TestWorkspace.CreateAsync(await servers.GetAsync(database))).Owner;
        var location = await TusClient.StartAsync(owner, 5);
        var right = "sha256 " + Convert.ToBase64String(SHA256.HashData("hola!"u8));

        using var wrong = await TusClient.AppendAsync(owner, location, 0, "mala!"u8.ToArray(), right);
        Assert.Equal(460, (int)wrong.StatusCode);
        Assert.Equal(0, await TusClient.OffsetAsync(owner, location));
        using var good = await TusClient.AppendAsync(owner, location, 0, "hola!"u8.ToArray(), right);
        Assert.Equal(HttpStatusCode.NoContent, good.StatusCode);
    }

    [Theory, EachDatabase]
    public async Task Uploads_are_their_uploaders_alone(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var eva = await workspace.AddMemberAsync("Eva");
        var location = await TusClient.StartAsync(workspace.Owner, 10);

        using var head = await TusClient.SendAsync(eva, HttpMethod.Head, location);
        using var patch = await TusClient.AppendAsync(eva, location, 0, [1]);
        using var delete = await TusClient.SendAsync(eva, HttpMethod.Delete, location);
        Assert.All([head, patch, delete], r => Assert.Equal(HttpStatusCode.NotFound, r.StatusCode));

        using var ended = await TusClient.SendAsync(workspace.Owner, HttpMethod.Delete, location);
        Assert.Equal(HttpStatusCode.NoContent, ended.StatusCode);
        using var gone = await TusClient.SendAsync(workspace.Owner, HttpMethod.Head, location);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Theory, EachDatabase]
    public async Task An_upload_whose_bytes_are_gone_is_gone(DatabaseKind database)
    {
        var server = await servers.GetAsync(database);
        var owner = (await TestWorkspace.CreateAsync(server)).Owner;
        var (begun, arrived) = (await TusClient.StartAsync(owner, 10), await TusClient.StartAsync(owner, 10));
        foreach (var (location, offset) in new[] { (begun, 0), (arrived, 10) })
        {
            // As after a crash between the move of the bytes and its commit, or a restore without them.
            var id = Guid.Parse(location.Split('/')[^1]);
            server.Services.GetRequiredService<UploadFiles>().Delete(id);
            await using var scope = server.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<TertuliaDb>();
            (await db.Set<Upload>().SingleAsync(u => u.Id == id)).Offset = offset;
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);

            using var head = await TusClient.SendAsync(owner, HttpMethod.Head, location);
            using var patch = await TusClient.AppendAsync(owner, location, offset, []);

            Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (head.StatusCode, patch.StatusCode));
        }
    }

    [Theory, EachDatabase]
    public async Task The_quota_counts_what_is_under_way(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        await using (var scope = workspace.Server.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<TertuliaDb>();
            (await db.Workspaces.SingleAsync(w => w.Id == workspace.Id)).QuotaBytes = 1000;
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        await TusClient.UploadAsync(workspace.Owner, new byte[400], "a");
        await TusClient.StartAsync(workspace.Owner, 500);

        using var over = await TusClient.CreateAsync(workspace.Owner, 101, "b");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, over.StatusCode);
        Assert.Contains("quota_exceeded", await over.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await TusClient.StartAsync(workspace.Owner, 100);
    }

    [Theory, EachDatabase]
    public async Task Malformed_requests_are_refused(DatabaseKind database)
    {
        var owner = (await TestWorkspace.CreateAsync(await servers.GetAsync(database))).Owner;
        async Task<HttpStatusCode> PostAsync(params (string Name, string Value)[] headers)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/w/{owner.WorkspaceId}/uploads");
            foreach (var (name, value) in headers)
                request.Headers.TryAddWithoutValidation(name, value);
            using var response = await owner.Http.SendAsync(request);
            return response.StatusCode;
        }

        var version = ("Tus-Resumable", "1.0.0");
        Assert.Equal(HttpStatusCode.PreconditionFailed, await PostAsync(("Upload-Length", "1")));
        Assert.Equal(HttpStatusCode.PreconditionFailed, await PostAsync(("Tus-Resumable", "0.2"), ("Upload-Length", "1")));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(version));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(version, ("Upload-Length", "-1")));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(version, ("Upload-Length", "1e3")));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(version, ("Upload-Length", "1"), ("Upload-Metadata", "filename not-base64!")));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync(version, ("Upload-Length", long.MaxValue.ToString(CultureInfo.InvariantCulture))));

        using var options = await owner.Http.SendAsync(new HttpRequestMessage(HttpMethod.Options, $"/api/w/{owner.WorkspaceId}/uploads"));
        Assert.Contains("creation-with-upload", options.Headers.GetValues("Tus-Extension").Single(), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task An_empty_file_is_a_file(DatabaseKind database)
    {
        var owner = (await TestWorkspace.CreateAsync(await servers.GetAsync(database))).Owner;

        var file = await TusClient.UploadAsync(owner, [], "vacío.txt");

        Assert.Equal(("vacío.txt", 0L), (file.Name, file.Size));
        Assert.Empty(await owner.Http.GetByteArrayAsync(file.Url));
    }

    private static byte[] RandomBytes(int length)
    {
        var bytes = new byte[length];
        new Random(7).NextBytes(bytes);
        return bytes;
    }

    private static async Task CutAsync(TestMember member, string location, byte[] bytes, int sent)
    {
        using var client = await OpenAsync(member, location, bytes.Length);
        await client.GetStream().WriteAsync(bytes.AsMemory(0, sent));
        client.LingerState = new LingerOption(true, 0);
    }

    /// <summary>A PATCH by hand, its body still to come.</summary>
    private static async Task<TcpClient> OpenAsync(TestMember member, string location, int length)
    {
        var client = new TcpClient();
        await client.ConnectAsync(member.Server.Address.Host, member.Server.Address.Port);
        var head = $"PATCH {location} HTTP/1.1\r\nHost: {member.Server.Address.Authority}\r\nCookie: {member.Cookies.GetCookieHeader(member.Server.Address)}\r\nTus-Resumable: 1.0.0\r\n"
            + $"Upload-Offset: 0\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: {length}\r\n\r\n";
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head));
        return client;
    }
}
