using System.Reflection;
using Microsoft.AspNetCore.Components.WebAssembly.Services;
using Tertulia.Platform.Web.Shell;

namespace Tertulia.Web.Modules;

/// <summary>Loads a module's assemblies when one of its pages is first visited, the others after, and lets each register its services.</summary>
internal sealed class ModuleLoader(LazyAssemblyLoader loader, ModuleRegistry registry, ModuleServices services)
{
    private readonly Dictionary<string, Task> _loading = [];
    private readonly List<Assembly> _assemblies = [];

    /// <summary>The assemblies loaded so far, where the router looks for pages.</summary>
    internal IReadOnlyList<Assembly> Assemblies => _assemblies;

    /// <summary>Loads what the path needs. A load that failed, for want of a connection, is tried anew next time.</summary>
    internal async Task LoadForAsync(string path)
    {
        if (registry.Of(path) is { } module)
            await EnsureAsync(module);
    }

    /// <summary>
    /// Loads the others after it, so that whatever page somebody began with, the palette finds what is in them, and their badges
    /// and notifications are there.
    /// </summary>
    internal async Task LoadRestAsync()
    {
        try
        {
            foreach (var module in registry.Modules)
                await EnsureAsync(module);
        }
        catch (Exception e) when (e is HttpRequestException or Microsoft.JSInterop.JSException)
        {
            // Its first page tries again, and says so when it fails.
        }
    }

    private async Task EnsureAsync(ModuleNav module)
    {
        if (module.Assemblies.Count == 0)
            return;
        if (!_loading.TryGetValue(module.Key, out var loading) || loading.IsFaulted)
            _loading[module.Key] = loading = LoadAsync(module);
        await loading;
    }

    private async Task LoadAsync(ModuleNav module)
    {
        foreach (var assembly in await loader.LoadAssembliesAsync(module.Assemblies))
        {
            var entry = assembly.GetExportedTypes().FirstOrDefault(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IWebModule)));
            if (entry is null)
                continue;
            var instance = (IWebModule)Activator.CreateInstance(entry)!;
            instance.Start(services.Add(instance.Configure));
            _assemblies.Add(assembly);
        }
    }
}
