namespace Tertulia.Platform;

/// <summary>Small pictures of pictures.</summary>
internal static class Thumbnails
{
    /// <summary>Pictures of more pixels are not decoded: a file of a few KB can declare more than memory holds.</summary>
    public const long MostPixels = 50_000_000;

    private static readonly string[] Types = ["image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp"];

    public static bool CanDraw(string contentType, int? width, int? height) =>
        width is > 0 && height is > 0 && (long)width * height.Value <= MostPixels && Types.Contains(contentType, StringComparer.Ordinal);
}
