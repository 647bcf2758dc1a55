using Tertulia.Testing;

namespace Tertulia.Architecture;

/// <summary>The repository's own files, without what builds write.</summary>
internal static class Sources
{
    private static readonly HashSet<string> Built = new(StringComparer.Ordinal) { "bin", "obj", "node_modules", "artifacts", "data", ".git", "js", "TestResults" };

    public static string Root => RepositoryRoot.Path;

    /// <summary>Files below a folder of the repository with one of these endings, as paths relative to the root, with <c>/</c>.</summary>
    public static IEnumerable<string> Files(string folder, params string[] endings) => Walk(Path.Combine(Root, folder))
        .Where(file => endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal)))
        .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    public static bool IsTest(string file) => file.StartsWith("tests/", StringComparison.Ordinal) || file.Contains("/Tests/", StringComparison.Ordinal);

    private static IEnumerable<string> Walk(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder))
            yield return file;

        foreach (var below in Directory.EnumerateDirectories(folder).Where(d => !Built.Contains(Path.GetFileName(d))))
        {
            foreach (var file in Walk(below))
                yield return file;
        }
    }
}
