using System.Xml.Linq;

namespace Tertulia.Architecture;

/// <summary>Modules meet at their contracts. The compiler keeps what a project may see; these keep what it may reference.</summary>
public sealed class ProjectGraphTests
{
    private static readonly string[] Libraries = ["Rtc", "Sip", "Speech"];

    /// <summary>Composition roots and what stands on contracts alone.</summary>
    private static readonly string[] NotModules = ["Server", "Web", "Sdk", "Sync", "Browser", .. Libraries];

    private static readonly Dictionary<string, string[]> References = Sources.Files("src", ".csproj").ToDictionary(
        project => project,
        project => XDocument.Parse(Sources.Read(project)).Descendants("ProjectReference")
            .Select(r => Normalize(project, r.Attribute("Include")!.Value)).ToArray(),
        StringComparer.Ordinal);

    private static IEnumerable<string> ModuleProjects(string side) =>
        References.Keys.Where(p => p.Split('/') is [_, var module, var folder, _] && folder == side && !NotModules.Contains(module));

    [Fact]
    public void Contracts_reference_contracts_only() =>
        AssertOnly("Contracts", (_, reference) => SideOf(reference) == "Contracts");

    [Fact]
    public void A_server_references_its_contracts_the_platform_and_other_contracts() =>
        AssertOnly("Server", (module, reference) => SideOf(reference) == "Contracts" || IsOwnEngine(module, reference) || reference == "src/Platform/Server/Platform.Server.csproj");

    [Fact]
    public void An_engine_references_contracts_only() =>
        AssertOnly("Engine", (_, reference) => SideOf(reference) == "Contracts");

    [Fact]
    public void A_browser_part_references_its_contracts_the_platform_the_sdk_and_other_contracts() =>
        AssertOnly("Web", (module, reference) => SideOf(reference) == "Contracts" || IsOwnEngine(module, reference) || reference is "src/Platform/Web/Platform.Web.csproj" or "src/Sdk/Sdk.csproj");

    [Fact]
    public void Tests_of_a_module_reference_that_module_the_platform_and_the_test_host() =>
        AssertOnly("Tests", (module, reference) => SideOf(reference) == "Contracts" || ModuleOf(reference) == module || ModuleOf(reference) == "Platform"
            || reference is "tests/Testing/Testing.csproj" or "src/Sdk/Sdk.csproj");

    [Fact]
    public void Protocol_libraries_reference_nothing_of_ours()
    {
        foreach (var (project, references) in References.Where(p => Libraries.Contains(ModuleOf(p.Key)) && SideOf(p.Key) != "Tests"))
            Assert.True(references.Length == 0, $"{project} references {string.Join(", ", references)}.");
    }

    [Fact]
    public void The_sdk_references_contracts_only() =>
        Assert.All(References["src/Sdk/Sdk.csproj"], reference => Assert.Equal("Contracts", SideOf(reference)));

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = Sources.Read("Tertulia.slnx");
        string[] all = [.. References.Keys, .. Sources.Files("tests", ".csproj"), .. Sources.Files("benchmarks", ".csproj")];
        Assert.All(all, project => Assert.Contains($"\"{project}\"", solution, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_module_has_a_readme() =>
        Assert.All(ModuleProjects("Server"), p => Assert.True(File.Exists(Path.Combine(Sources.Root, "src", ModuleOf(p), "README.md")), $"src/{ModuleOf(p)}/README.md is missing."));

    private static void AssertOnly(string side, Func<string, string, bool> allowed)
    {
        var projects = ModuleProjects(side).ToList();
        Assert.NotEmpty(projects);
        var wrong = projects.SelectMany(p => References[p].Where(r => !allowed(ModuleOf(p), r)).Select(r => $"{p} must not reference {r}"));
        Assert.Empty(wrong);
    }

    /// <summary>What a module's server and browser part both compute with: pure, on its contracts alone.</summary>
    private static bool IsOwnEngine(string module, string reference) => SideOf(reference) == "Engine" && ModuleOf(reference) == module;

    private static string ModuleOf(string project) => project.Split('/')[1];

    /// <summary>Contracts, Server, Web or Tests of a module; empty for what is no module.</summary>
    private static string SideOf(string project) => project.Split('/') is ["src", _, var side, _] ? side : "";

    private static string Normalize(string project, string reference)
    {
        var full = Path.GetFullPath(Path.Combine(Sources.Root, Path.GetDirectoryName(project)!, reference.Replace('\\', '/')));
        return Path.GetRelativePath(Sources.Root, full).Replace('\\', '/');
    }
}
