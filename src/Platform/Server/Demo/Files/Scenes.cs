using System.Globalization;
using SkiaSharp;

namespace Tertulia.Platform.Demo;

/// <summary>Landscapes, objects and boards.</summary>
internal static class Scenes
{
    /// <summary>The launch image: a low sun over the sea.</summary>
    public static byte[] Horizon()
    {
        using var picture = new Picture(1600, 1000);
        picture.Gradient("#2b3a86", "#e98a5b", "#fbd48a", 640);
        Glow(picture, 800, 590, 330);
        picture.Dot(800, 590, 112, "#fff1c9");
        picture.Box(0, 640, 1600, 360, "#22306f", 0);
        for (var wave = 0; wave < 26; wave++)
        {
            var y = 652 + (wave * 13.5f);
            var width = 120 + (wave * 17) + (wave * 53 % 90);
            picture.Bar(800 - (width / 2f) + (wave * 71 % 60) - 30, y, width, wave % 3 == 0 ? "#fbd48a" : "#d9825c", 4 + (wave / 7f));
        }

        Hills(picture, 610, "#3b3f7d", 40);
        Hills(picture, 640, "#1d2650", 22);
        picture.Box(0, 640, 1600, 5, "#fbd48a", 0);
        return picture.Encode(SKEncodedImageFormat.Jpeg);
    }

    /// <summary>An evening from a train.</summary>
    public static byte[] Sunset()
    {
        using var picture = new Picture(1500, 1000);
        picture.Gradient("#40376f", "#d9657a", "#ffc98a", 720);
        Glow(picture, 1020, 600, 240);
        picture.Dot(1020, 600, 70, "#ffeec2");
        picture.Canvas.Fill("M0 720 L330 430 Q380 395 430 430 L560 560 L760 720Z", Ink.Colour("#5a4478"));
        picture.Canvas.Fill("M315 443 L330 430 Q380 395 430 430 L446 446 L410 470 L380 452 L345 472Z", Ink.Colour("#f3d9d2"));
        Hills(picture, 720, "#463566", 50);
        picture.Box(0, 719, 1500, 100, "#463566", 0);
        Hills(picture, 800, "#2e254c", 34);
        picture.Box(0, 799, 1500, 40, "#2e254c", 0);
        picture.Box(0, 820, 1500, 180, "#1d1833", 0);
        for (var pole = 0; pole < 5; pole++)
        {
            var x = 120 + (pole * 330);
            picture.Box(x, 420, 8, 420, "#1d1833", 0);
            picture.Box(x - 46, 450, 100, 7, "#1d1833", 0);
            picture.Canvas.Line(string.Create(CultureInfo.InvariantCulture, $"M{x - 40} 452 Q{x + 125} 500 {x + 290} 452"), Ink.Colour("#1d1833"), 3);
        }

        return picture.Encode(SKEncodedImageFormat.Jpeg);
    }

    public static byte[] Moodboard()
    {
        using var picture = new Picture(1400, 900, "#f0ece3");
        picture.Box(40, 40, 500, 380, Picture.Clay, 8);
        picture.Dot(290, 230, 120, Picture.Gold);
        picture.Box(560, 40, 380, 240, Picture.Night, 8);
        for (var i = 0; i < 4; i++)
            picture.Dot(750 + (i % 2 * 90) - 45, 160 + (i / 2 * 90) - 45, 34, i == 0 ? Picture.Gold : "#c9d4f8");
        picture.Box(960, 40, 400, 240, Picture.OliveSoft, 8);
        picture.Canvas.Fill("M1160 250 C1060 200 1080 90 1160 70 C1240 90 1260 200 1160 250Z", Ink.Colour(Picture.Olive));
        picture.Canvas.Line("M1160 250 V90 M1160 190 L1120 150 M1160 170 L1200 130", Ink.Colour(Picture.OliveSoft), 5);
        picture.Box(560, 300, 800, 560, "#ffffff", 8);
        picture.Canvas.Save();
        picture.Canvas.Translate(760, 390);
        picture.Canvas.Scale(0.4f);
        Compass(picture, 500, 500, 420);
        picture.Canvas.Restore();
        picture.Box(40, 440, 240, 420, Picture.GoldSoft, 8);
        for (var i = 0; i < 6; i++)
            picture.Box(70, 470 + (i * 62), 180, 40, i % 2 == 0 ? Picture.Gold : Picture.Clay, 20);
        picture.Box(300, 440, 240, 420, Picture.Cobalt, 8);
        for (var i = 0; i < 9; i++)
            picture.Canvas.Line(string.Create(CultureInfo.InvariantCulture, $"M300 {480 + (i * 42)} Q360 {450 + (i * 42)} 420 {480 + (i * 42)} T540 {480 + (i * 42)}"), Ink.Colour("#c9d4f8"), 6);
        return picture.Encode();
    }

    public static byte[] Storyboard()
    {
        using var picture = new Picture(1440, 640);
        for (var frame = 0; frame < 6; frame++)
        {
            var (x, y) = (50 + (frame % 3 * 455), 50 + (frame / 3 * 290));
            picture.Canvas.Save();
            picture.Canvas.ClipRoundRect(new SKRoundRect(new SKRect(x, y, x + 420, y + 226), 12), antialias: true);
            picture.Box(x, y, 420, 226, frame % 2 == 0 ? Picture.Night : Picture.CobaltSoft, 0);
            picture.Canvas.Save();
            picture.Canvas.Translate(x + 210 - (frame * 10), y + 113);
            picture.Canvas.RotateDegrees((frame * 58) - 120);
            picture.Canvas.Translate(-500, -500);
            Compass(picture, 500, 500, 40 + (frame * 17));
            picture.Canvas.Restore();
            picture.Canvas.Restore();
            picture.Bar(x, y + 242, 130 + (frame * 43 % 110), height: 9);
        }

        return picture.Encode();
    }

    /// <summary>Boxes that become seed trays.</summary>
    public static byte[] Packaging()
    {
        using var picture = new Picture(1300, 860, "#f6dc8e");
        for (var box = 0; box < 3; box++)
        {
            var (x, y) = (140 + (box * 350), 330 - (box % 2 * 60));
            picture.Canvas.Fill(string.Create(CultureInfo.InvariantCulture, $"M{x} {y + 90} L{x + 150} {y + 160} L{x + 150} {y + 420} L{x} {y + 340}Z"), Ink.Colour("#d5742e"));
            picture.Canvas.Fill(string.Create(CultureInfo.InvariantCulture, $"M{x + 300} {y + 90} L{x + 150} {y + 160} L{x + 150} {y + 420} L{x + 300} {y + 340}Z"), Ink.Colour("#e98f3a"));
            picture.Canvas.Fill(string.Create(CultureInfo.InvariantCulture, $"M{x} {y + 90} L{x + 150} {y + 20} L{x + 300} {y + 90} L{x + 150} {y + 160}Z"), Ink.Colour("#f6b45c"));
            picture.Dot(x + 225, y + 250, 44, "#fbe9c8");
            picture.Dot(x + 225, y + 250, 32, "#f2a33a");
            picture.Canvas.Fill(string.Create(CultureInfo.InvariantCulture, $"M{x + 225} {y + 214} q34 -30 54 -2 q-26 22 -54 2Z"), Ink.Colour(Picture.Olive));
        }

        picture.Dot(250, 740, 46, "#f08a24");
        picture.Dot(350, 752, 40, "#f2a33a");
        picture.Dot(980, 748, 48, "#f08a24");
        picture.Canvas.Fill("M250 700 q30 -34 56 -6 q-26 24 -56 6Z", Ink.Colour(Picture.Olive));
        return picture.Encode();
    }

    /// <summary>Names of fishing boats, from which a typeface is drawn.</summary>
    public static byte[] BoatLettering()
    {
        using var picture = new Picture(1200, 620, "#dcecf2");
        picture.Box(0, 90, 1200, 130, "#2c6e8f", 0);
        picture.Box(0, 220, 1200, 260, Picture.Paper, 0);
        picture.Box(0, 480, 1200, 140, Picture.Clay, 0);
        string[] letters =
        [
            "M0 200 V0 L80 120 L160 0 V200", "M0 200 L80 0 L160 200 M34 130 H126", "M0 200 V0 H80 C150 0 150 100 80 100 H0 M80 100 L150 200",
        ];
        for (var i = 0; i < letters.Length; i++)
        {
            picture.Canvas.Save();
            picture.Canvas.Translate(270 + (i * 250), 250);
            picture.Canvas.Line(letters[i], Ink.Colour("#c9b48a"), 40);
            picture.Canvas.Translate(-6, -6);
            picture.Canvas.Line(letters[i], Ink.Colour(Picture.Night), 38);
            picture.Canvas.Restore();
        }

        return picture.Encode();
    }

    private static void Compass(Picture picture, float x, float y, float radius)
    {
        picture.Dot(x, y, radius, Picture.Gold);
        picture.Dot(x, y, radius * 0.82f, Picture.Paper);
        picture.Canvas.Fill(FormattableString.Invariant($"M{x} {y - (radius * 0.72f)} L{x + (radius * 0.2f)} {y} L{x - (radius * 0.2f)} {y}Z"), Ink.Colour(Picture.Clay));
        picture.Canvas.Fill(FormattableString.Invariant($"M{x} {y + (radius * 0.72f)} L{x + (radius * 0.2f)} {y} L{x - (radius * 0.2f)} {y}Z"), Ink.Colour(Picture.Cobalt));
        picture.Dot(x, y, radius * 0.08f, Picture.Night);
    }

    private static void Glow(Picture picture, float x, float y, float radius)
    {
        using var shader = SKShader.CreateRadialGradient(new SKPoint(x, y), radius, [new SKColor(255, 236, 190, 190), new SKColor(255, 220, 160, 0)], SKShaderTileMode.Clamp);
        using var paint = new SKPaint { Shader = shader };
        picture.Canvas.DrawCircle(x, y, radius, paint);
    }

    private static void Hills(Picture picture, float floor, string colour, float height)
    {
        using var builder = new SKPathBuilder();
        builder.MoveTo(0, floor);
        for (var x = 0; x <= picture.Width; x += 20)
            builder.LineTo(x, floor - (height * (float)(1 + (0.6 * Math.Sin(x / 170.0)) + (0.4 * Math.Sin((x / 61.0) + height)))));
        builder.LineTo(picture.Width, floor);
        builder.Close();
        using var path = builder.Detach();
        picture.Canvas.Fill(path, Ink.Colour(colour));
    }
}
