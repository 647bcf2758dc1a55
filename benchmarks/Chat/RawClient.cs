using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Tertulia.Bench.Chat;

/// <summary>A TCP connection that counts marks in what it receives, with as little work a byte as can be.</summary>
internal sealed class RawClient : IDisposable
{
    private readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] buffer = new byte[16 * 1024];
    private volatile LatencyHistogram sink = new();
    private int kept;

    public LatencyHistogram Sink
    {
        set => sink = value;
    }

    public Task ConnectAsync(int port) => socket.ConnectAsync(IPAddress.Loopback, port);

    public async Task SendAsync(ReadOnlyMemory<byte> bytes) => await socket.SendAsync(bytes);

    public Task SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text));

    /// <summary>Reads until the text has come; for the handshake alone.</summary>
    public async Task<string> UntilAsync(string text)
    {
        var seen = new StringBuilder();
        while (!seen.ToString().Contains(text, StringComparison.Ordinal))
        {
            var read = await socket.ReceiveAsync(buffer);
            if (read == 0)
                throw new IOException($"The server closed the connection before '{text}', after: {seen}");
            seen.Append(Encoding.UTF8.GetString(buffer, 0, read));
        }

        return seen.ToString();
    }

    /// <summary>Counts marks until the connection ends.</summary>
    public async Task ReceiveAsync()
    {
        try
        {
            while (true)
            {
                var read = await socket.ReceiveAsync(buffer.AsMemory(kept));
                if (read == 0)
                    return;

                var length = kept + read;
                kept = Marker.Scan(buffer.AsSpan(0, length), sink);
                buffer.AsSpan(length - kept, kept).CopyTo(buffer);
            }
        }
        catch (SocketException)
        {
            // The bench closed it.
        }
        catch (ObjectDisposedException)
        {
            // The bench closed it.
        }
    }

    public void Dispose() => socket.Dispose();
}
