using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using Tertulia.Platform;
using Tertulia.Sdk;

namespace Tertulia.Bench;

/// <summary>The published server as a process, on a free port of loopback.</summary>
internal sealed class PublishedServer : IAsyncDisposable
{
    private readonly Process process;

    private PublishedServer(Process process, Uri address, double readySeconds) => (this.process, Address, ReadySeconds) = (process, address, readySeconds);

    public Uri Address { get; }

    public int Pid => process.Id;

    /// <summary>From the process's start to its first healthy answer.</summary>
    public double ReadySeconds { get; }

    public static async Task<PublishedServer> StartAsync(string data)
    {
        var folder = Environment.GetEnvironmentVariable("TERTULIA_PUBLISHED") ?? throw new InvalidOperationException("Start the benches with ./bench, which publishes the server.");
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(folder, "Tertulia.Server.dll"), $"--urls={address}", $"--data={data}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // Thousands of people are made before the measurement; how dear a sign-in is, or how often one may try, is no part of it.
        start.Environment["TERTULIA__PASSWORDITERATIONS"] = "1000";
        start.Environment["TERTULIA__RATELIMITS__ANONYMOUS"] = "1000000";
        start.Environment["TERTULIA__RATELIMITS__SECRET"] = "1000000";
        start.Environment["LOGGING__LOGLEVEL__DEFAULT"] = "Warning";
        var began = Stopwatch.GetTimestamp();
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => Console.Error.WriteLine(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        using var http = new HttpClient { BaseAddress = address };
        while (true)
        {
            if (process.HasExited)
                throw new InvalidOperationException($"The server ended with {process.ExitCode}.");

            try
            {
                using var answer = await http.GetAsync("/health");
                if (answer.IsSuccessStatusCode)
                    return new(process, address, Stopwatch.GetElapsedTime(began).TotalSeconds);
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(10);
        }
    }

    public HttpClient CreateClient(CookieContainer cookies) => new(new SocketsHttpHandler { CookieContainer = cookies }) { BaseAddress = Address };

    /// <summary>A fresh workspace and its owner's client.</summary>
    public async Task<(WorkspaceClient Client, MyWorkspaceDto Workspace, CookieContainer Cookies, HttpClient Http)> SetUpAsync()
    {
        var cookies = new CookieContainer();
        var http = CreateClient(cookies);
        var client = new TertuliaClient(http);
        var me = await client.SetUpAsync(new("Bench", "en", "Olga Owner", "owner@example.org", Password, "UTC"));
        return (client.Workspace(me.Workspaces[0].Id), me.Workspaces[0], cookies, http);
    }

    public const string Password = "marmota-lenta-violeta-27";

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
