using System.Diagnostics.CodeAnalysis;

namespace Tertulia.Chat.Web.Markdown;

/// <summary>Which addresses a message may link to.</summary>
internal static class SafeLink
{
    /// <summary>Absolute http, https or mailto; anything else stays text. Answers the address as the browser will read it, so that both judge the same.</summary>
    internal static bool TryParse(string? address, [NotNullWhen(true)] out string? href)
    {
        href = null;
        if (string.IsNullOrWhiteSpace(address) || address.Length > 4000 || !Uri.TryCreate(address.Trim(), UriKind.Absolute, out var uri))
            return false;
        if (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeMailto)
            return false;
        href = uri.AbsoluteUri;
        return true;
    }
}
