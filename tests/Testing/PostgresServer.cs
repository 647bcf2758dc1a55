using System.Diagnostics;
using System.Globalization;

namespace Tertulia.Testing;

/// <summary>
/// A PostgreSQL of the tests' own, in a folder of its own on a free port of loopback, thrown away at the end. Set
/// <c>TERTULIA_TEST_POSTGRES</c> to a connection string of a superuser to use another.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private readonly string? folder;

    private PostgresServer(string connectionString, string? folder) => (ConnectionString, this.folder) = (connectionString, folder);

    /// <summary>Without a database name.</summary>
    public string ConnectionString { get; }

    public static async Task<PostgresServer> StartAsync()
    {
        if (Environment.GetEnvironmentVariable("TERTULIA_TEST_POSTGRES") is { Length: > 0 } given)
            return new(given, null);

        var port = FreePorts.Next();
        var folder = Directory.CreateTempSubdirectory("tertulia-pg-").FullName;
        var data = Path.Combine(folder, "data");
        if (Environment.IsPrivilegedProcess)
            await RunAsync("chown", ["postgres", folder]);
        await RunAsPostgresAsync(Program("initdb"), ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]);
        var settings = string.Create(CultureInfo.InvariantCulture, $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off -c max_connections=300");
        await RunAsPostgresAsync(Program("pg_ctl"), ["-D", data, "-w", "-l", Path.Combine(folder, "log"), "-o", settings, "start"]);
        return new(string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port};Username=postgres"), folder) { stop = [Program("pg_ctl"), "-D", data, "-m", "immediate", "-w", "stop"] };
    }

    /// <summary>The path of one of PostgreSQL's programs.</summary>
    public static string Program(string name)
    {
        var folders = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending(StringComparer.Ordinal) : Enumerable.Empty<string>();
        return folders.Select(folder => Path.Combine(folder, "bin", name)).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("The tests need PostgreSQL: install Debian's package 'postgresql', or set TERTULIA_TEST_POSTGRES.");
    }

    private string[] stop = [];

    public async ValueTask DisposeAsync()
    {
        if (folder is null)
            return;

        await RunAsPostgresAsync(stop[0], stop[1..]);
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>PostgreSQL refuses to run as root.</summary>
    private static Task RunAsPostgresAsync(string program, string[] arguments) => Environment.IsPrivilegedProcess
        ? RunAsync("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", program, .. arguments])
        : RunAsync(program, arguments);

    private static async Task RunAsync(string program, string[] arguments)
    {
        // Output goes nowhere: the started server would inherit and hold a pipe open.
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "exec \"$0\" \"$@\" >/dev/null 2>&1", program, .. arguments]) { WorkingDirectory = "/tmp" })!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }
}
