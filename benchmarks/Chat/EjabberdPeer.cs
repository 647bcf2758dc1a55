using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Tertulia.Bench.Chat;

/// <summary>
/// ejabberd of Debian's package, in a folder of its own: one MUC room with its messages archived (mod_mam on SQLite), no TLS. Two defaults are
/// changed in its favour: presence is not broadcast on join (quadratic in a big room), and the room may hold everybody.
/// </summary>
internal sealed class EjabberdPeer : IChatPeer
{
    private readonly string folder = Directory.CreateTempSubdirectory("ejabberd-bench-").FullName;
    private readonly int port = FreePort();
    private Process? script;

    public string Name => "ejabberd";

    public int Pid { get; private set; }

    /// <summary>Null when it can run here, else what is missing.</summary>
    public static string? Missing =>
        !File.Exists("/usr/sbin/ejabberdctl") ? "ejabberd is not installed (Debian's packages 'ejabberd' and 'erlang-p1-sqlite3')"
        : !Directory.GetDirectories("/usr/lib", "*erlang*", SearchOption.TopDirectoryOnly).Concat(Directory.GetDirectories("/usr/lib/x86_64-linux-gnu", "ejabberd*")).Any() ? "Erlang is not where Debian puts it"
        : !Environment.IsPrivilegedProcess ? "ejabberd runs under its own user, which only root can become"
        : null;

    public async Task StartAsync(int clients)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "ejabberd.yml"), Configuration());
        await File.WriteAllTextAsync(Path.Combine(folder, "ejabberdctl.cfg"), $"ERLANG_NODE=bench{port}@localhost\nINET_DIST_INTERFACE=127.0.0.1\nERL_MAX_PORTS=65536\n");
        File.Copy("/etc/ejabberd/inetrc", Path.Combine(folder, "inetrc"));
        using (var chown = Process.Start("chown", ["-R", "ejabberd:ejabberd", folder]))
            await chown.WaitForExitAsync();

        // As its own user and not through su, whose limits leave it too few open files.
        var start = new ProcessStartInfo(
            "setpriv",
            ["--reuid=ejabberd", "--regid=ejabberd", "--clear-groups", "/usr/sbin/ejabberdctl", "--config-dir", folder, "--logs", folder, "--spool", folder, "foreground"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        start.Environment["HOME"] = folder;
        script = Process.Start(start)!;
        script.OutputDataReceived += (_, _) => { };
        script.ErrorDataReceived += (_, _) => { };
        script.BeginOutputReadLine();
        script.BeginErrorReadLine();
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                using var probe = new RawClient();
                await probe.ConnectAsync(port);
                break;
            }
            catch (SocketException) when (attempt < 300 && !script.HasExited)
            {
                await Task.Delay(100);
            }
        }

        Pid = Process.GetProcessesByName("beam.smp").Single(p => File.ReadAllText($"/proc/{p.Id}/cmdline").Contains(folder, StringComparison.Ordinal)).Id;
    }

    public async Task<RawClient> ConnectAsync(int index)
    {
        const string Stream = "<?xml version='1.0'?><stream:stream to='localhost' xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' version='1.0'>";
        var client = new RawClient();
        await client.ConnectAsync(port);
        await client.SendAsync(Stream);
        await client.UntilAsync("</stream:features>");
        await client.SendAsync("<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='ANONYMOUS'/>");
        await client.UntilAsync("<success");
        await client.SendAsync(Stream);
        await client.UntilAsync("</stream:features>");
        await client.SendAsync("<iq type='set' id='b'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><resource>r</resource></bind></iq>");
        await client.UntilAsync("</iq>");
        await client.SendAsync(string.Create(
            CultureInfo.InvariantCulture, $"<presence to='room@conference.localhost/n{index}'><x xmlns='http://jabber.org/protocol/muc'><history maxstanzas='0'/></x></presence>"));
        await client.UntilAsync("<subject");
        return client;
    }

    public Task PostAsync(int index, RawClient client, string text) =>
        client.SendAsync($"<message to='room@conference.localhost' type='groupchat'><body>{text}</body></message>");

    public Task PingAsync(RawClient client) => client.SendAsync(" ");

    public async ValueTask DisposeAsync()
    {
        if (Pid != 0)
            Process.GetProcessById(Pid).Kill();
        if (script is not null)
        {
            await script.WaitForExitAsync();
            script.Dispose();
        }

        Directory.Delete(folder, recursive: true);
    }

    private string Configuration() => $"""
        hosts: [localhost]
        loglevel: warning
        auth_method: [anonymous]
        anonymous_protocol: sasl_anon
        default_db: sql
        sql_type: sqlite
        sql_database: "{folder}/archive.sqlite"
        listen:
          - port: {port}
            ip: "127.0.0.1"
            module: ejabberd_c2s
            max_stanza_size: 262144
            shaper: none
            access: all
        modules:
          mod_mam:
            default: never
          mod_muc:
            access: all
            access_create: all
            history_size: 0
            max_users: 10000
            default_room_options:
              mam: true
              max_users: 10000
              presence_broadcast: []
        """;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
