using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace Tertulia.Testing;

/// <summary>A Redis of the tests' own on a free port of loopback, without persistence.</summary>
public sealed class RedisServer : IAsyncDisposable
{
    private readonly Process process;

    private RedisServer(Process process, int port) => (this.process, Port) = (process, port);

    public int Port { get; }

    public string ConnectionString => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Port}");

    public static async Task<RedisServer> StartAsync()
    {
        if (!File.Exists("/usr/bin/redis-server"))
            throw new InvalidOperationException("The cluster's tests need Redis: install Debian's package 'redis-server'.");

        var port = FreePorts.Next();
        var process = Process.Start(new ProcessStartInfo(
            "/usr/bin/redis-server",
            ["--port", port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--logfile", "/dev/null", "--dir", "/tmp"]))!;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            try
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync("127.0.0.1", port, patience.Token);
                return new(process, port);
            }
            catch (SocketException)
            {
                await Task.Delay(20, patience.Token);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
