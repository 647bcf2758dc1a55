using Microsoft.Extensions.DependencyInjection;

namespace Tertulia.Platform.Web.Shell;

/// <summary>
/// The face of a module's browser assembly, found when the assembly is loaded: one public class with a parameterless
/// constructor. Its services join the application's from then on; what the shell must know earlier is its <see cref="ModuleNav"/>.
/// </summary>
public interface IWebModule
{
    /// <summary>Registers the module's services; they may depend on the application's.</summary>
    void Configure(IServiceCollection services);

    /// <summary>Runs once after loading: adds palette sources, shortcuts and shell parts.</summary>
    void Start(IServiceProvider services);
}
