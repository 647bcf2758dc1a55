using SkiaSharp;

namespace Tertulia.Platform;

/// <summary>Makes a square photo out of a picture somebody uploaded. It is drawn anew, so nothing hidden in the file (place, camera) is kept.</summary>
internal sealed class PhotoStudio : IDisposable
{
    public const int MostBytes = 10 * 1024 * 1024;

    private const int Side = 512;

    private const int Quality = 85;

    private static readonly string[] Types = ["image/png", "image/jpeg", "image/webp", "image/gif"];

    /// <summary>A picture being decoded takes up to 200 MB (50 million pixels).</summary>
    private readonly SemaphoreSlim drawing = new(2, 2);

    /// <summary>WebP, 512 pixels square; null when the bytes are not a picture that is safe to draw.</summary>
    public async Task<byte[]?> DrawAsync(byte[] picture, CancellationToken ct)
    {
        if (!Types.Contains(TypeSniffer.Sniff(picture, whole: true)))
            return null;

        await drawing.WaitAsync(ct);
        try
        {
            return await Task.Run(() => Draw(picture), ct);
        }
        finally
        {
            drawing.Release();
        }
    }

    public void Dispose() => drawing.Dispose();

    private static byte[]? Draw(byte[] picture)
    {
        using var data = SKData.CreateCopy(picture);
        using var codec = SKCodec.Create(data);

        // Looked at before any pixel is decoded: a few bytes can declare more pixels than memory holds.
        if (codec is null || codec.Info is not { Width: > 0, Height: > 0 } size || (long)size.Width * size.Height > Thumbnails.MostPixels)
            return null;

        using var decoded = Decode(codec);
        return decoded is null ? null : Crop(decoded, codec.EncodedOrigin);
    }

    /// <summary>JPEG and WebP decode straight to a smaller size, which saves most of the work.</summary>
    private static SKBitmap? Decode(SKCodec codec)
    {
        var scale = Math.Min(1f, 2f * Side / Math.Min(codec.Info.Width, codec.Info.Height));
        var size = codec.GetScaledDimensions(scale);
        var bitmap = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul));
        if (codec.GetPixels(bitmap.Info, bitmap.GetPixels()) is SKCodecResult.Success)
            return bitmap;

        bitmap.Dispose();
        return null;
    }

    private static byte[] Crop(SKBitmap picture, SKEncodedOrigin origin)
    {
        var (width, height) = FileInspector.Turns(origin) ? (picture.Height, picture.Width) : (picture.Width, picture.Height);
        var scale = (float)Side / Math.Min(width, height);
        using var surface = SKSurface.Create(new SKImageInfo(Side, Side, SKColorType.Rgba8888, SKAlphaType.Premul));
        var canvas = surface.Canvas;
        canvas.Translate((Side - (width * scale)) / 2, (Side - (height * scale)) / 2);
        canvas.Scale(scale);
        canvas.Concat(ThumbnailStore.Upright(origin, picture.Width, picture.Height));
        picture.SetImmutable(); // else the image is a second copy of all its pixels
        using var image = SKImage.FromBitmap(picture);
        canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using var drawn = surface.Snapshot();
        using var encoded = drawn.Encode(SKEncodedImageFormat.Webp, Quality);
        return encoded.ToArray();
    }
}
