using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Tertulia.Platform;

internal static class SearchServices
{
    public static void AddSearch(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ISchemaInitializer, SearchIndexSchema>();
        builder.Services.AddSingleton<IDurableSubscriber, SearchIndexer>();
        builder.Services.AddSingleton<ISearchProjector, MemberSearchProjector>();
        builder.Services.AddSingleton<ISearchProjector, FileSearchProjector>();
    }

    public static void MapSearch(this IEndpointRouteBuilder workspace) => Search.Map(workspace);
}
