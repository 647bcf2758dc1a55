using System.Text;

namespace Tertulia.Sdk;

/// <summary>Builds a path with its query, leaving out what is null.</summary>
internal static class Query
{
    internal static string Of(string path, params ReadOnlySpan<(string Name, object? Value)> parts)
    {
        var text = new StringBuilder(path);
        var separator = '?';
        foreach (var (name, value) in parts)
        {
            var written = value switch
            {
                null => null,
                bool yes => yes ? "true" : "false",
                _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture),
            };
            if (string.IsNullOrEmpty(written))
                continue;

            text.Append(separator).Append(name).Append('=').Append(Uri.EscapeDataString(written));
            separator = '&';
        }

        return text.ToString();
    }
}
