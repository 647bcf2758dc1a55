using SkiaSharp;

namespace Tertulia.Platform.Demo;

/// <summary>A drawing on its way to a file. No lettering: a server need not have fonts, so texts are bars, as in any wireframe.</summary>
internal sealed class Picture : IDisposable
{
    public const string Paper = "#fcfbf9";
    public const string Sunken = "#f5f3ee";
    public const string Hairline = "#e8e4db";
    public const string Strong = "#d6d0c3";
    public const string Text = "#1c1d22";
    public const string Faint = "#c8c4ba";
    public const string Cobalt = "#2f4fd0";
    public const string CobaltSoft = "#e9edfb";
    public const string Gold = "#e0a100";
    public const string GoldSoft = "#fdf3d3";
    public const string Clay = "#c4532f";
    public const string ClaySoft = "#fbe9e2";
    public const string Olive = "#4f7a3a";
    public const string OliveSoft = "#e8f1e1";
    public const string Night = "#1d2650";

    private readonly SKSurface surface;

    public Picture(int width, int height, string ground = Paper)
    {
        surface = SKSurface.Create(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        (Width, Height) = (width, height);
        Canvas.Clear(Ink.Colour(ground));
    }

    public SKCanvas Canvas => surface.Canvas;

    public int Width { get; }

    public int Height { get; }

    public void Box(float x, float y, float width, float height, string fill, float radius = 14, string? line = null)
    {
        var rect = new SKRect(x, y, x + width, y + height);
        using var paint = new SKPaint { IsAntialias = true, Color = Ink.Colour(fill) };
        Canvas.DrawRoundRect(rect, radius, radius, paint);
        if (line is null)
            return;

        using var pen = new SKPaint { IsAntialias = true, Color = Ink.Colour(line), Style = SKPaintStyle.Stroke, StrokeWidth = 2 };
        Canvas.DrawRoundRect(rect, radius, radius, pen);
    }

    /// <summary>A line of text, as a bar.</summary>
    public void Bar(float x, float y, float width, string colour = Faint, float height = 12) => Box(x, y, width, height, colour, height / 2);

    public void Dot(float x, float y, float radius, string colour) => Canvas.Oval(x, y, radius, radius, Ink.Colour(colour));

    public void Gradient(string from, string middle, string to, float end)
    {
        using var shader = SKShader.CreateLinearGradient(
            new SKPoint(0, 0), new SKPoint(0, end), [Ink.Colour(from), Ink.Colour(middle), Ink.Colour(to)], [0, 0.55f, 1], SKShaderTileMode.Clamp);
        using var paint = new SKPaint { Shader = shader };
        Canvas.DrawRect(0, 0, Width, end, paint);
    }

    public byte[] Encode(SKEncodedImageFormat format = SKEncodedImageFormat.Png)
    {
        using var image = surface.Snapshot();
        using var data = image.Encode(format, 88);
        return data.ToArray();
    }

    public void Dispose() => surface.Dispose();
}
