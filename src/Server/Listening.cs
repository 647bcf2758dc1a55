using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Tertulia.Platform.Demo;

namespace Tertulia.Server;

/// <summary>Where the server listens, and what it says about it to whoever started it.</summary>
internal static partial class Listening
{
    private const string Default = "http://localhost:5080";

    public static void Configure(WebApplicationBuilder builder, ServerOptions options)
    {
        if ((options.Urls ?? (builder.Configuration[WebHostDefaults.ServerUrlsKey] is null ? Default : null)) is { } urls)
            builder.WebHost.UseUrls(urls);
    }

    /// <summary>
    /// What keeps the server from listening where it should, in one sentence; null when nothing does. Asked before anything starts: found out later,
    /// it would be buried under what else stops then.
    /// </summary>
    public static string? Problem(IConfiguration configuration)
    {
        foreach (var url in (configuration[WebHostDefaults.ServerUrlsKey] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (Problem(url) is { } problem)
                return $"Tertulia cannot listen on {url}: {problem}";
        }

        return null;
    }

    public static void AnnounceWhenReady(WebApplication app, DemoOutcome demo) => app.Lifetime.ApplicationStarted.Register(() => Announce(app, demo));

    private static string? Problem(string url)
    {
        try
        {
            var binding = BindingAddress.Parse(url);
            if (binding.IsUnixPipe || binding.IsNamedPipe)
                return null;

            var address = binding.Host == "localhost" ? IPAddress.Loopback : IPAddress.TryParse(binding.Host, out var given) ? given : IPAddress.Any;
            using var probe = new TcpListener(address, binding.Port);
            probe.Start();
            return null;
        }
        catch (FormatException)
        {
            return "an address reads http://HOST:PORT.";
        }
        catch (SocketException exception)
        {
            return exception.SocketErrorCode switch
            {
                SocketError.AddressAlreadyInUse => "another program uses that port. Stop it, or choose another with --urls http://localhost:5081.",
                SocketError.AccessDenied => "this user may not open that port. Choose one above 1023 with --urls, or put a reverse proxy before it.",
                SocketError.AddressNotAvailable => "this machine has no such address. Choose another with --urls.",
                _ => exception.Message,
            };
        }
    }

    private static void Announce(WebApplication app, DemoOutcome demo)
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        foreach (var address in addresses)
            LogReady(app.Logger, Openable(address));
        Console.Write(DemoNotice.Of(demo, Openable(addresses.FirstOrDefault() ?? Default)));
    }

    /// <summary>An address that listens on every interface is no address to open.</summary>
    private static string Openable(string address) =>
        address.Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal).Replace("://[::]", "://localhost", StringComparison.Ordinal);

    [LoggerMessage(Level = LogLevel.Information, Message = "Tertulia is ready at {Address}")]
    private static partial void LogReady(ILogger logger, string address);
}
