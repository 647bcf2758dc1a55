using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;

namespace Tertulia.Platform;

/// <summary>Keeps <see cref="ConnectionDirectory"/> in step with SignalR's connections. Topics live there, not in SignalR's groups, so that a send never waits for a slow client.</summary>
internal sealed class RealtimeLifetimeManager(ConnectionDirectory directory, SessionRegistry sessions, ILogger<DefaultHubLifetimeManager<RealtimeEndpoint>> logger)
    : DefaultHubLifetimeManager<RealtimeEndpoint>(logger)
{
    public override async Task OnConnectedAsync(HubConnectionContext connection)
    {
        await base.OnConnectedAsync(connection);
        var client = new ClientConnection(connection, connection.User.AccountId(), connection.User.SessionId());
        directory.Add(client);

        // The session may have ended between the handshake and now, when this connection was not yet there to be cut off.
        var address = connection.GetHttpContext()?.Connection.RemoteIpAddress?.ToString();
        if (!await sessions.IsValidAsync(client.SessionId, client.AccountId, address, connection.ConnectionAborted))
            client.Abort();
    }

    public override async Task OnDisconnectedAsync(HubConnectionContext connection)
    {
        directory.Remove(connection.ConnectionId);
        await base.OnDisconnectedAsync(connection);
    }
}
