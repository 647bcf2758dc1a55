using System.Security.Cryptography;
using SkiaSharp;

namespace Tertulia.Platform;

/// <summary>Finds out what bytes are. Pictures are measured from their headers; nothing is decoded.</summary>
internal static class FileInspector
{
    private const int HeadBytes = 8 * 1024;

    /// <param name="hash">Null to have it computed.</param>
    public static async Task<BlobInfo> InspectAsync(string path, string? hash, CancellationToken ct)
    {
        await using var file = new FileStream(path, new FileStreamOptions { BufferSize = 0, Options = FileOptions.Asynchronous | FileOptions.SequentialScan });
        var head = new byte[Math.Min(HeadBytes, file.Length)];
        await file.ReadExactlyAsync(head, ct);
        var type = TypeSniffer.Sniff(head, whole: head.Length == file.Length);
        if (hash is null)
        {
            file.Position = 0;
            hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, ct));
        }

        var (width, height) = type.StartsWith("image/", StringComparison.Ordinal) ? Measure(path) : default;
        return new(hash, file.Length, type, width, height);
    }

    private static (int? Width, int? Height) Measure(string path)
    {
        using var codec = SKCodec.Create(path);
        if (codec is null)
            return default;

        var (width, height) = (codec.Info.Width, codec.Info.Height);
        return Turns(codec.EncodedOrigin) ? (height, width) : (width, height);
    }

    /// <summary>Whether an EXIF orientation lays the picture on its side.</summary>
    internal static bool Turns(SKEncodedOrigin origin) =>
        origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
}
