using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Tertulia.Chat;
using Tertulia.Platform;
using Tertulia.Sdk;

namespace Tertulia.Bench.Chat;

/// <summary>Tertulia as published: SQLite, every post committed to disk, members of their own with sessions, SignalR's JSON over WebSockets.</summary>
internal sealed class TertuliaPeer : IChatPeer
{
    private const char EndOfRecord = '\u001e';

    private readonly string data = Directory.CreateTempSubdirectory("tertulia-bench-").FullName;
    private readonly List<(string Cookie, HttpClient Http, WorkspaceClient Client)> members = [];
    private PublishedServer server = null!;
    private Guid workspaceId;
    private Guid channelId;

    public string Name => "tertulia";

    public int Pid => server.Pid;

    public async Task StartAsync(int clients)
    {
        server = await PublishedServer.StartAsync(data);
        var (client, workspace, _, _) = await server.SetUpAsync();
        workspaceId = workspace.Id;
        channelId = (await client.Chat.SnapshotAsync()).Conversations.Single(c => c.Channel.Name == "general").Channel.Id;
        var invitation = await client.Invitations.CreateAsync(new(null, WorkspaceRole.Member, 90, null), Guid.CreateVersion7());
        var token = invitation.Url[(invitation.Url.LastIndexOf('/') + 1)..];
        var joined = new (string Cookie, HttpClient Http, WorkspaceClient Client)[clients];
        await Parallel.ForAsync(0, clients, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (i, _) => joined[i] = await JoinAsync(token, i));
        members.AddRange(joined);
    }

    public async Task<RawClient> ConnectAsync(int index)
    {
        var client = new RawClient();
        await client.ConnectAsync(server.Address.Port);
        await client.SendAsync(
            $"GET /hub HTTP/1.1\r\nHost: {server.Address.Authority}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            + $"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nCookie: {members[index].Cookie}\r\n\r\n");
        await client.UntilAsync("\r\n\r\n");
        await SendFrameAsync(client, "{\"protocol\":\"json\",\"version\":1}");
        await client.UntilAsync("{}");
        var subscribe = JsonSerializer.Serialize(new
        {
            type = 1,
            invocationId = "1",
            target = RealtimeHub.Subscribe,
            arguments = new[] { new { workspaceId, topics = new[] { ChatTopics.Channel(channelId) }, after = (string?)null } },
        });
        await SendFrameAsync(client, subscribe);
        await client.UntilAsync("\"invocationId\":\"1\"");
        return client;
    }

    public Task PostAsync(int index, RawClient client, string text) =>
        members[index].Client.Chat.Messages.PostAsync(channelId, new(text, null, null), Guid.CreateVersion7());

    public Task PingAsync(RawClient client) => SendFrameAsync(client, "{\"type\":6}");

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        foreach (var (_, http, _) in members)
            http.Dispose();
        Directory.Delete(data, recursive: true);
    }

    private async Task<(string Cookie, HttpClient Http, WorkspaceClient Client)> JoinAsync(string token, int index)
    {
        var cookies = new CookieContainer();
        var http = server.CreateClient(cookies);
        var name = string.Create(CultureInfo.InvariantCulture, $"Member {index}");
        var request = new AcceptInvitationRequest(name, string.Create(CultureInfo.InvariantCulture, $"m{index}@example.org"), PublishedServer.Password, "en", "UTC");
        var api = new TertuliaClient(http);
        await api.Workspaces.AcceptInvitationAsync(token, request);
        return (cookies.GetCookieHeader(server.Address), http, api.Workspace(workspaceId));
    }

    /// <summary>One masked text frame (RFC 6455, section 5.2) with the mask 0, which leaves the payload as it is.</summary>
    private static Task SendFrameAsync(RawClient client, string record)
    {
        var payload = Encoding.UTF8.GetBytes(record + EndOfRecord);
        byte[] head = payload.Length < 126 ? [0x81, (byte)(0x80 | payload.Length)] : [0x81, 0x80 | 126, (byte)(payload.Length >> 8), (byte)payload.Length];
        return client.SendAsync((byte[])[.. head, 0, 0, 0, 0, .. payload]);
    }
}
