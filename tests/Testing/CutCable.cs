using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Tertulia.Testing;

/// <summary>The network between a client and a server: passes bytes on until it is cut, and again when it is mended.</summary>
public sealed class CutCable : IDisposable
{
    private readonly Uri server;
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<TcpClient, bool> connections = new();
    private volatile bool cut;

    public CutCable(Uri server)
    {
        this.server = server;
        listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>The address at which clients find the server.</summary>
    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

    /// <summary>Ends every connection without a goodbye, and lets none through.</summary>
    public void Cut()
    {
        cut = true;
        foreach (var (connection, _) in connections)
            Break(connection);
    }

    public void Mend() => cut = false;

    public void Dispose()
    {
        Cut();
        listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = PassAsync(await listener.AcceptTcpClientAsync());
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Disposed: no more clients.
        }
    }

    private async Task PassAsync(TcpClient client)
    {
        using var there = new TcpClient();
        connections[client] = connections[there] = true;
        try
        {
            if (cut)
                return;

            await there.ConnectAsync(server.Host, server.Port);
            await Task.WhenAny(client.GetStream().CopyToAsync(there.GetStream()), there.GetStream().CopyToAsync(client.GetStream()));
        }
        catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Cut, or one side went away.
        }
        finally
        {
            Break(client);
            connections.TryRemove(client, out _);
            connections.TryRemove(there, out _);
        }
    }

    /// <summary>Closed with a reset, as a connection ends whose other side is gone.</summary>
    private static void Break(TcpClient connection)
    {
        if (connection.Client is { } socket)
            socket.Close(timeout: 0);
        connection.Dispose();
    }
}
