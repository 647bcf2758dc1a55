using SkiaSharp;

namespace Tertulia.Platform;

/// <summary>Draws small pictures once and keeps them in a folder, which may be emptied at any time.</summary>
internal sealed class ThumbnailStore(FilesOptions options, IBlobStore blobs) : IDisposable
{
    public static readonly int[] Sizes = [64, 360, 720, 1440];

    private const int Quality = 80;

    /// <summary>A picture being decoded takes up to 200 MB (50 million pixels).</summary>
    private readonly SemaphoreSlim drawing = new(2, 2);

    /// <summary>The picture as WebP, its longer side at most <paramref name="size"/>; null when the bytes do not draw.</summary>
    public async Task<Stream?> OpenAsync(string hash, int size, CancellationToken ct)
    {
        var path = PathOf(hash, size);
        if (TryOpen(path) is { } ready)
            return ready;

        await drawing.WaitAsync(ct);
        try
        {
            return TryOpen(path) ?? (await Task.Run(() => Draw(hash, size, path), ct) ? TryOpen(path) : null);
        }
        finally
        {
            drawing.Release();
        }
    }

    public void Delete(string hash)
    {
        foreach (var size in Sizes)
        {
            if (File.Exists(PathOf(hash, size)))
                File.Delete(PathOf(hash, size));
        }
    }

    public void Dispose() => drawing.Dispose();

    private static FileStream? TryOpen(string path) => File.Exists(path)
        ? new FileStream(path, new FileStreamOptions { Share = FileShare.Read | FileShare.Delete, Options = FileOptions.Asynchronous })
        : null;

    private string PathOf(string hash, int size) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"{FolderBlobStore.PathOf(options.Thumbnails, hash)}-{size}.webp");

    private bool Draw(string hash, int size, string path)
    {
        using var content = blobs.OpenRead(hash);
        using var codec = content is null ? null : SKCodec.Create(content);

        // Looked at again: what the row says was read from the same header, but this is the last gate before memory is taken.
        if (codec is null || (long)codec.Info.Width * codec.Info.Height > Thumbnails.MostPixels)
            return false;

        using var picture = Decode(codec, size);
        if (picture is null)
            return false;

        using var small = Shrink(picture, codec.EncodedOrigin, size);
        using var data = small.Encode(SKEncodedImageFormat.Webp, Quality);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var draft = $"{path}.{Guid.CreateVersion7():N}";
        using (var file = File.Create(draft))
            data.SaveTo(file);
        File.Move(draft, path, overwrite: true);
        return true;
    }

    /// <summary>The first frame. JPEG and WebP decode straight to a smaller size, which saves most of the work.</summary>
    private static SKBitmap? Decode(SKCodec codec, int size)
    {
        var scale = Math.Min(1f, 2f * size / Math.Max(codec.Info.Width, codec.Info.Height));
        var dimensions = codec.GetScaledDimensions(scale);
        var bitmap = new SKBitmap(new SKImageInfo(dimensions.Width, dimensions.Height, SKColorType.Rgba8888, SKAlphaType.Premul));
        var result = codec.GetPixels(bitmap.Info, bitmap.GetPixels());
        if (result is SKCodecResult.Success or SKCodecResult.IncompleteInput)
            return bitmap;

        bitmap.Dispose();
        return null;
    }

    private static SKImage Shrink(SKBitmap picture, SKEncodedOrigin origin, int size)
    {
        var turned = FileInspector.Turns(origin);
        var (width, height) = turned ? (picture.Height, picture.Width) : (picture.Width, picture.Height);
        var scale = Math.Min(1f, (float)size / Math.Max(width, height));
        var target = new SKImageInfo(Math.Max(1, (int)Math.Round(width * scale)), Math.Max(1, (int)Math.Round(height * scale)), SKColorType.Rgba8888, SKAlphaType.Premul);
        using var surface = SKSurface.Create(target);
        var canvas = surface.Canvas;
        canvas.Scale((float)target.Width / width, (float)target.Height / height);
        canvas.Concat(Upright(origin, picture.Width, picture.Height));
        picture.SetImmutable(); // else the image is a second copy of all its pixels
        using var image = SKImage.FromBitmap(picture);
        canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        return surface.Snapshot();
    }

    /// <summary>From the stored picture (w × h) to the upright one, for the eight orientations of EXIF.</summary>
    internal static SKMatrix Upright(SKEncodedOrigin origin, float w, float h) => origin switch
    {
        SKEncodedOrigin.TopRight => new(-1, 0, w, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new(-1, 0, w, 0, -1, h, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new(1, 0, 0, 0, -1, h, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new(0, -1, h, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new(0, -1, h, -1, 0, w, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new(0, 1, 0, -1, 0, w, 0, 0, 1),
        _ => SKMatrix.Identity,
    };
}
