using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;

namespace Tertulia.Platform;

/// <summary>Keeps <see cref="ConnectionDirectory"/> in step with SignalR's connections. Topics live there, not in SignalR's groups, so that a send never waits for a slow client.</summary>
internal sealed class RealtimeLifetimeManager(ConnectionDirectory directory, ILogger<DefaultHubLifetimeManager<RealtimeEndpoint>> logger)
    : DefaultHubLifetimeManager<RealtimeEndpoint>(logger)
{
    public override async Task OnConnectedAsync(HubConnectionContext connection)
    {
        await base.OnConnectedAsync(connection);
        directory.Add(new ClientConnection(connection, connection.User.AccountId(), connection.User.SessionId()));
    }

    public override async Task OnDisconnectedAsync(HubConnectionContext connection)
    {
        directory.Remove(connection.ConnectionId);
        await base.OnDisconnectedAsync(connection);
    }
}
