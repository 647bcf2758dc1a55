using Microsoft.AspNetCore.Components.WebAssembly.Services;
using Tertulia.Platform.Web.Shell;

namespace Tertulia.Web.Modules;

/// <summary>The modules of the product: what the rail shows, and what is loaded when one is first visited.</summary>
internal static class ModuleList
{
    internal static IServiceCollection AddModules(this IServiceCollection services)
    {
        services.AddSingleton(new ModuleNav("home", "", "home", "NavHome", 0, []));
        services.AddSingleton(new ModuleNav("chat", "chat", "message-circle", "NavChat", 10, ["Markdig.wasm", "Tertulia.Chat.Web.wasm"]));

        services.AddScoped<LazyAssemblyLoader>();
        services.AddScoped<ModuleLoader>();
        return services;
    }
}
