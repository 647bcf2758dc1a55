using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Tertulia.Architecture;

/// <summary>Every text a person reads is in a resource file, in every language.</summary>
public sealed partial class TextTests
{
    private static readonly string[] Languages = ["es"];

    private static readonly List<string> Neutral = [.. Sources.Files("src", ".resx").Where(f => !Languages.Any(l => f.EndsWith($".{l}.resx", StringComparison.Ordinal)))];

    [Fact]
    public void Every_language_has_the_same_keys()
    {
        Assert.NotEmpty(Neutral);
        foreach (var (file, language) in Neutral.SelectMany(_ => Languages, (f, l) => (f, l)))
        {
            var other = $"{file[..^".resx".Length]}.{language}.resx";
            Assert.True(File.Exists(Path.Combine(Sources.Root, other)), $"{other} is missing.");
            var (here, there) = (Keys(file), Keys(other));
            Assert.True(here.Keys.ToHashSet().SetEquals(there.Keys), $"{other}: {string.Join(", ", here.Keys.Except(there.Keys).Concat(there.Keys.Except(here.Keys)))}");
        }
    }

    [Fact]
    public void No_text_is_empty_and_each_key_stands_once()
    {
        foreach (var file in Sources.Files("src", ".resx"))
        {
            var names = Data(file).Select(d => d.Name).ToList();
            Assert.True(names.Count == names.Distinct(StringComparer.Ordinal).Count(), $"{file} has a key twice.");
            Assert.Empty(Keys(file).Where(text => string.IsNullOrWhiteSpace(text.Value)).Select(text => $"{file}: {text.Key}"));
        }
    }

    [Fact]
    public void Translations_take_the_same_arguments()
    {
        foreach (var (file, language) in Neutral.SelectMany(_ => Languages, (f, l) => (f, l)))
        {
            var translated = Keys($"{file[..^".resx".Length]}.{language}.resx");
            var wrong = Keys(file).Where(t => translated.TryGetValue(t.Key, out var other) && !Arguments(t.Value).SetEquals(Arguments(other))).Select(t => t.Key);
            Assert.True(!wrong.Any(), $"{file} ({language}): {string.Join(", ", wrong)}");
        }
    }

    [Fact]
    public void Every_key_that_is_used_exists()
    {
        var missing = new List<string>();
        foreach (var project in Sources.Files("src", "Web.csproj").Select(p => Path.GetDirectoryName(p)!))
        {
            var known = Neutral.Where(f => f.StartsWith(project + "/", StringComparison.Ordinal) || f.StartsWith("src/Platform/Web/", StringComparison.Ordinal))
                .SelectMany(f => Keys(f).Keys).ToHashSet(StringComparer.Ordinal);
            var files = Sources.Files(project, ".razor", ".cs").ToList();
            var localizers = files.SelectMany(f => Localizer().Matches(Sources.Read(f)).Select(m => m.Groups[1].Value)).ToHashSet(StringComparer.Ordinal);
            foreach (var file in files)
            {
                missing.AddRange(Use().Matches(Sources.Read(file))
                    .Where(m => localizers.Contains(m.Groups[1].Value))
                    .SelectMany(m => Literal().Matches(m.Groups[2].Value))
                    .Where(m => !known.Contains(m.Groups[1].Value))
                    .Select(m => $"{file}: {m.Groups[1].Value}"));
            }
        }

        Assert.Empty(missing.Distinct());
    }

    [Fact]
    public void No_markup_carries_text_of_its_own()
    {
        var found = Sources.Files("src", ".razor").Where(f => !f.Contains("/Gallery/", StringComparison.Ordinal))
            .SelectMany(file => Inline(Sources.Read(file)).Where(text => text != "Tertulia").Select(text => $"{file}: {text}"));
        Assert.Empty(found);
    }

    /// <summary>Words between tags and in the attributes people read, of the markup without its code.</summary>
    private static IEnumerable<string> Inline(string razor)
    {
        var markup = Code().Replace(Comment().Replace(razor, ""), "");
        return Between().Matches(markup).Concat(Attribute().Matches(markup)).Select(m => m.Groups[1].Value.Trim());
    }

    private static HashSet<string> Arguments(string text) => [.. Argument().Matches(text).Select(m => m.Groups[1].Value)];

    private static Dictionary<string, string> Keys(string file) =>
        Data(file).DistinctBy(d => d.Name).ToDictionary(d => d.Name, d => d.Value, StringComparer.Ordinal);

    private static List<(string Name, string Value)> Data(string file) =>
        [.. XDocument.Parse(Sources.Read(file)).Root!.Elements("data").Select(d => (d.Attribute("name")!.Value, d.Element("value")?.Value ?? ""))];

    [GeneratedRegex(@"IStringLocalizer<\w+>\s+(\w+)")]
    private static partial Regex Localizer();

    /// <summary>The key, up to the first argument.</summary>
    [GeneratedRegex(@"\b(\w+)\[([^,\]]*)")]
    private static partial Regex Use();

    [GeneratedRegex(@"(?<!\$)""(\w+)""")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\{(\d+)[^}]*\}")]
    private static partial Regex Argument();

    [GeneratedRegex(@"@\*.*?\*@|<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"@code\s*\{.*\z", RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex(@"<(?:p|h[1-6]|span|button|label|li|a|strong|em|small|legend|th|td|dt|dd|option|summary|title)\b[^<>@]*>\s*([A-Za-zÀ-ÿ][^<>@{}()=;]*[a-zà-ÿ]{2}[^<>@{}()=;]*)<")]
    private static partial Regex Between();

    [GeneratedRegex(@"\b(?:title|aria-label|placeholder|alt|Label|Title|Placeholder|Hint)=""([A-Za-zÀ-ÿ]+ [^""@]+)""")]
    private static partial Regex Attribute();
}
