using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using Tertulia.Platform;

namespace Tertulia.Testing;

/// <summary>
/// The published server in a process of its own, as people run it: it serves the browser app, it can be killed, and several make a cluster.
/// </summary>
public sealed class ServerProcess : ITestHost, IAsyncDisposable
{
    private readonly string[] options;
    private readonly StringBuilder output = new();
    private Process process;

    private ServerProcess(Uri address, string dataFolder, string[] options)
    {
        (Address, DataFolder, this.options) = (address, dataFolder, options);
        process = Launch();
    }

    public Uri Address { get; }

    public string DataFolder { get; }

    /// <summary>Starts on a free port and waits until the server is healthy.</summary>
    /// <param name="dataFolder">Null for a fresh one, removed at the end.</param>
    /// <param name="options">Further flags, such as <c>--database=…</c>.</param>
    public static async Task<ServerProcess> StartAsync(string? dataFolder = null, params string[] options)
    {
        var folder = dataFolder ?? Directory.CreateTempSubdirectory("tertulia-process-").FullName;
        var server = new ServerProcess(new Uri($"http://127.0.0.1:{FreePorts.Next()}"), folder, options);
        await server.UntilHealthyAsync();
        return server;
    }

    public HttpClient CreateClient(CookieContainer cookies) =>
        new(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = Address };

    /// <summary>kill -9: no goodbye, no flush.</summary>
    public async Task KillAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    /// <summary>The same server again: same port, same data.</summary>
    public async Task StartAgainAsync()
    {
        process.Dispose();
        process = Launch();
        await UntilHealthyAsync();
    }

    /// <summary>The first visit: makes the workspace and answers its owner.</summary>
    public async Task<TestMember> SetUpAsync(string workspace = "Taller", string owner = "Olga Owner", string language = "en")
    {
        var cookies = new CookieContainer();
        var http = CreateClient(cookies);
        var email = TestWorkspace.NextEmail("owner");
        using var response = await http.PostAsJsonAsync(
            "/api/setup", new SetupRequest(workspace, language, owner, email, TestWorkspace.Password, "Europe/Madrid"), WireJson.Options);
        var me = await TestMember.ReadAsync<MeDto>(response);
        return new(this, http, cookies, me.AccountId, me.Workspaces[0], email);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            await KillAsync();
        process.Dispose();
        if (DataFolder.StartsWith(Path.GetTempPath(), StringComparison.Ordinal))
            Directory.Delete(DataFolder, recursive: true);
    }

    private Process Launch()
    {
        var program = Path.Combine(RepositoryRoot.Path, "artifacts", "run", "Tertulia.Server.dll");
        if (!File.Exists(program))
            throw new InvalidOperationException("These tests use the published server: run './run --build' first ('./test' does).");

        var started = Process.Start(new ProcessStartInfo("dotnet", [program, $"--urls={Address}", $"--data={DataFolder}", .. options])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = DataFolder,
        })!;
        started.OutputDataReceived += (_, line) => Keep(line.Data);
        started.ErrorDataReceived += (_, line) => Keep(line.Data);
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        return started;
    }

    private void Keep(string? line)
    {
        lock (output)
            output.AppendLine(line);
    }

    private async Task UntilHealthyAsync()
    {
        using var http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(5) };
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        while (true)
        {
            if (process.HasExited)
                throw new InvalidOperationException($"The server ended with {process.ExitCode}:\n{output}");

            try
            {
                using var answer = await http.GetAsync("/health", patience.Token);
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !patience.IsCancellationRequested)
            {
                // Not listening yet, or too busy to answer.
            }

            await Task.Delay(50, patience.Token);
        }
    }
}
