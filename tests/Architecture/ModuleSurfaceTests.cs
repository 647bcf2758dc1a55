using Tertulia.Platform;
using Tertulia.Server;

namespace Tertulia.Architecture;

/// <summary>A module's server shows its module class and nothing else: everything other modules need is in its contracts.</summary>
public sealed class ModuleSurfaceTests
{
    [Fact]
    public void A_module_shows_its_module_class_alone()
    {
        var modules = ServerApp.Modules.Modules.Where(m => m is not PlatformModule).ToList();
        Assert.NotEmpty(modules);
        foreach (var module in modules)
        {
            var shown = module.GetType().Assembly.GetExportedTypes()
                .Where(type => type.Namespace?.StartsWith("OrleansCodeGen", StringComparison.Ordinal) != true && type != module.GetType());
            Assert.Empty(shown);
        }
    }

    [Fact]
    public void Module_names_are_lower_case_and_different()
    {
        var names = ServerApp.Modules.Modules.Select(m => m.Name).ToList();
        Assert.All(names, name => Assert.Matches("^[a-z]+$", name));
        Assert.Equal(names.Count, names.Distinct(StringComparer.Ordinal).Count());
    }
}
