namespace Tertulia.Platform;

/// <summary>What people call their browser, out of what it calls itself.</summary>
internal static class UserAgents
{
    private static readonly (string Sign, string Name)[] Programs =
    [
        ("Edg/", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"),
        ("CriOS/", "Chrome"), ("Chromium/", "Chromium"), ("Chrome/", "Chrome"), ("Safari/", "Safari"), ("curl/", "curl"),
    ];

    private static readonly (string Sign, string Name)[] Systems =
    [
        ("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux"),
    ];

    /// <summary>Such as <c>Firefox · Linux</c>; empty when the program did not say.</summary>
    public static string Describe(string userAgent)
    {
        var program = Programs.FirstOrDefault(p => userAgent.Contains(p.Sign, StringComparison.Ordinal)).Name ?? FirstProduct(userAgent);
        var system = Systems.FirstOrDefault(s => userAgent.Contains(s.Sign, StringComparison.Ordinal)).Name;
        return system is null ? program : program.Length == 0 ? system : $"{program} · {system}";
    }

    private static string FirstProduct(string userAgent)
    {
        var end = userAgent.AsSpan().IndexOfAny('/', ' ');
        var product = end < 0 ? userAgent : userAgent[..end];
        return product.Length <= 60 && product.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') ? product : "";
    }
}
