using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tertulia.Sdk;

namespace Tertulia.Platform.Web.Client;

public static class ClientServices
{
    /// <summary>
    /// The state shared by all modules of the browser app. <see cref="IUploadEngine"/> and <see cref="IKeyValueStorage"/> are the host's to
    /// register; without a storage, what waits to be sent lives as long as the page.
    /// </summary>
    /// <param name="services">The app's services.</param>
    /// <param name="server">The server's address: the page's own.</param>
    public static IServiceCollection AddPlatformClient(this IServiceCollection services, Uri server)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IKeyValueStorage, MemoryStorage>();
        services.TryAddScoped(_ => new HttpClient { BaseAddress = server });
        services.TryAddScoped<TertuliaClient>();
        services.TryAddScoped<RealtimeFactory>(provider => workspaceId => new RealtimeConnection(server, workspaceId, provider.GetRequiredService<TimeProvider>()));
        services.TryAddScoped<AppSession>();
        return services;
    }
}
