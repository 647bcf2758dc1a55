using System.Text.RegularExpressions;

namespace Tertulia.Architecture;

/// <summary>Files stay short and names say what they name.</summary>
public sealed partial class SourceTests
{
    private const int MostLines = 600;
    private const int MostTestLines = 900;

    /// <summary>Named so by the framework they extend.</summary>
    private static readonly string[] Imposed = ["RealtimeLifetimeManager"];

    [Fact]
    public void No_file_is_too_long()
    {
        var files = Sources.Files("src", ".cs", ".razor", ".css", ".ts").Concat(Sources.Files("tests", ".cs")).Concat(Sources.Files("benchmarks", ".cs"))
            .Where(file => !file.Contains("/Migrations/", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(files);
        var tooLong = files
            .Select(file => (file, Lines: Sources.Read(file).Count(c => c == '\n')))
            .Where(f => f.Lines > (Sources.IsTest(f.file) ? MostTestLines : MostLines))
            .Select(f => $"{f.file} has {f.Lines} lines: find the seam");
        Assert.Empty(tooLong);
    }

    [Fact]
    public void No_type_has_a_name_that_says_nothing()
    {
        var found = Sources.Files("src", ".cs").Where(f => !Sources.IsTest(f) && !f.Contains("/Migrations/", StringComparison.Ordinal))
            .SelectMany(file => EmptyTypeName().Matches(Sources.Read(file)).Select(m => (file, Name: m.Groups[1].Value)))
            .Where(t => !Imposed.Contains(t.Name));
        Assert.Empty(found);
    }

    [Fact]
    public void No_folder_or_project_has_a_name_that_says_nothing()
    {
        var parts = Sources.Files("src", ".cs", ".razor", ".csproj", ".ts")
            .SelectMany(file => file.Split('/')[..^1].Append(Path.GetFileNameWithoutExtension(file)))
            .SelectMany(part => part.Split('.'))
            .Distinct(StringComparer.Ordinal);
        Assert.All(parts, part => Assert.DoesNotMatch(EmptyFolderName(), part));
    }

    [GeneratedRegex(@"\b(?:class|record|struct|interface|enum)\s+(\w*(?:Helpers?|Utils?|Utilities|Managers?)|Common|Core)\b")]
    private static partial Regex EmptyTypeName();

    [GeneratedRegex("^(Common|Helpers?|Utils?|Utilities|Managers?|Core|Misc)$", RegexOptions.IgnoreCase)]
    private static partial Regex EmptyFolderName();
}
