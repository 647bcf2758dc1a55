using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.DataProtection;
using Orleans.Configuration;
using StackExchange.Redis;

namespace Tertulia.Server;

/// <summary>One process by itself, or one of many that share PostgreSQL and meet in Redis.</summary>
internal static class ClusterSetup
{
    public static void Add(WebApplicationBuilder builder, ServerOptions options)
    {
        var protection = builder.Services.AddDataProtection().SetApplicationName("Tertulia");
        if (options.Redis is not { Length: > 0 } redis)
        {
            protection.PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(options.Data, "keys")));
            builder.UseOrleans(silo =>
            {
                var port = FreePort();
                silo.UseLocalhostClustering(port, gatewayPort: 0, primarySiloEndpoint: new IPEndPoint(IPAddress.Loopback, port));
            });
            return;
        }

        if (options.Database is null)
            throw new InvalidOperationException("A cluster needs PostgreSQL: give --database beside --redis.");

        var connection = ConnectionMultiplexer.Connect(redis);
        builder.Services.AddSingleton<IConnectionMultiplexer>(connection);
        builder.Services.AddHostedService<EventRelay>();
        protection.PersistKeysToStackExchangeRedis(connection, "tertulia:keys");
        builder.UseOrleans(silo =>
        {
            silo.UseRedisClustering(clustering => clustering.ConfigurationOptions = ConfigurationOptions.Parse(redis));
            silo.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = ("tertulia", "tertulia"));
            silo.Configure<EndpointOptions>(endpoint =>
            {
                (endpoint.AdvertisedIPAddress, endpoint.SiloPort, endpoint.GatewayPort) =
                    (IPAddress.Parse(options.NodeAddress), options.NodePort == 0 ? FreePort() : options.NodePort, 0);
            });

            // A node that died is noticed within seconds, so that those connected to it alone do not stay "online".
            silo.Configure<ClusterMembershipOptions>(membership =>
                (membership.ProbeTimeout, membership.NumMissedProbesLimit) = (TimeSpan.FromSeconds(3), 2));
        });
    }

    /// <summary>One machine needs no fixed port for a cluster of one, and two servers may run beside each other.</summary>
    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
