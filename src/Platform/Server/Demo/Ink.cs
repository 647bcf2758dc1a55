using SkiaSharp;

namespace Tertulia.Platform.Demo;

/// <summary>Short hands for drawing flat shapes from SVG path data.</summary>
internal static class Ink
{
    public static SKColor Colour(string hex) => SKColor.Parse(hex);

    /// <summary>Towards black for a negative amount, towards white for a positive one.</summary>
    public static SKColor Shade(this SKColor colour, float amount) => amount < 0
        ? Mix(colour, new SKColor(0x2a, 0x14, 0x1c), -amount)
        : Mix(colour, SKColors.White, amount);

    public static SKColor Mix(SKColor from, SKColor to, float amount) => new(
        Channel(from.Red, to.Red, amount), Channel(from.Green, to.Green, amount), Channel(from.Blue, to.Blue, amount), from.Alpha);

    public static SKPath Path(string data) => SKPath.ParseSvgPathData(data);

    public static void Fill(this SKCanvas canvas, string data, SKColor colour)
    {
        using var path = Path(data);
        canvas.Fill(path, colour);
    }

    public static void Fill(this SKCanvas canvas, SKPath path, SKColor colour)
    {
        using var paint = new SKPaint { IsAntialias = true, Color = colour };
        canvas.DrawPath(path, paint);
    }

    public static void Oval(this SKCanvas canvas, float x, float y, float width, float height, SKColor colour)
    {
        using var paint = new SKPaint { IsAntialias = true, Color = colour };
        canvas.DrawOval(x, y, width, height, paint);
    }

    public static void Line(this SKCanvas canvas, string data, SKColor colour, float width)
    {
        using var path = Path(data);
        using var paint = new SKPaint
        {
            IsAntialias = true,
            Color = colour,
            Style = SKPaintStyle.Stroke,
            StrokeWidth = width,
            StrokeCap = SKStrokeCap.Round,
            StrokeJoin = SKStrokeJoin.Round,
        };
        canvas.DrawPath(path, paint);
    }

    /// <summary>Draws the left of something and its mirror image about the middle of a portrait.</summary>
    public static void Twice(this SKCanvas canvas, Action draw)
    {
        draw();
        canvas.Save();
        canvas.Scale(-1, 1, 256, 0);
        draw();
        canvas.Restore();
    }

    private static byte Channel(byte from, byte to, float amount) => (byte)Math.Clamp(from + ((to - from) * amount), 0, 255);
}
