using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

namespace Tertulia.Platform;

/// <summary>One module of the monolith: what it registers, stores and answers. The host knows modules by this alone.</summary>
public interface IModule
{
    /// <summary>Lower-case name: its path below the workspace, its schema on PostgreSQL, its prefix in wire names.</summary>
    string Name { get; }

    void AddServices(IHostApplicationBuilder builder);

    void ConfigureModel(ModelBuilder model);

    void MapEndpoints(ModuleEndpoints endpoints);
}

/// <summary>The modules that make up this server, in the order they are set up.</summary>
public sealed record ModuleCatalog(IReadOnlyList<IModule> Modules);
