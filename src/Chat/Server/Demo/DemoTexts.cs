using System.Globalization;
using System.Text;
using Tertulia.Platform.Demo;

namespace Tertulia.Chat.Demo;

/// <summary>The content files and the small language in them.</summary>
internal static class DemoTexts
{
    public static IEnumerable<string> Lines(string file)
    {
        using var stream = typeof(DemoTexts).Assembly.GetManifestResourceStream($"demo/{file}.txt")
            ?? throw new InvalidOperationException($"The demo's '{file}.txt' is not embedded.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && !line.StartsWith("# ", StringComparison.Ordinal))
                yield return line;
        }
    }

    /// <summary>Fills in what depends on the hour of the demo: <c>{saludo}</c> and <c>{hora+2}</c>.</summary>
    public static string Fill(string text, DemoCalendar calendar, DateTimeOffset at)
    {
        if (!text.Contains('{', StringComparison.Ordinal))
            return text;

        var hour = TimeZoneInfo.ConvertTime(at, calendar.Zone).Hour;
        var greeting = hour is >= 5 and < 14 ? "Buenos días" : hour is >= 14 and < 21 ? "Buenas tardes" : "Buenas noches";
        var soon = TimeZoneInfo.ConvertTime(calendar.Now.AddHours(2), calendar.Zone).Hour;
        return text.Replace("{saludo}", greeting, StringComparison.Ordinal)
            .Replace("{hora+2}", string.Create(CultureInfo.InvariantCulture, $"{soon}:00"), StringComparison.Ordinal);
    }
}
