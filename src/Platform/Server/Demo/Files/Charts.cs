using SkiaSharp;

namespace Tertulia.Platform.Demo;

internal static class Charts
{
    /// <summary>Sign-ups by week, with the campaign's weeks in gold.</summary>
    public static byte[] SignUps()
    {
        using var picture = new Picture(1200, 720, "#ffffff");
        picture.Bar(80, 60, 320, Picture.Text, 24);
        picture.Bar(80, 104, 220);
        for (var line = 0; line < 5; line++)
            picture.Box(80, 180 + (line * 110), 1050, 2, Picture.Hairline, 0);

        var curve = "";
        for (var week = 0; week < 24; week++)
        {
            var height = (float)(36 + (18 * week * week / 26.0) + (22 * Math.Sin(week * 1.3)));
            var x = 96 + (week * 43f);
            picture.Box(x, 620 - height, 28, height, week > 15 ? Picture.Gold : Picture.Cobalt, 6);
            curve += FormattableString.Invariant($"{(week == 0 ? 'M' : 'L')}{x + 14} {600 - (height * 1.06f)} ");
        }

        picture.Canvas.Line(curve, Ink.Colour(Picture.Clay), 5);
        picture.Dot(1099, 178, 12, Picture.Clay);
        for (var month = 0; month < 6; month++)
            picture.Bar(104 + (month * 172), 644, 60, height: 10);
        return picture.Encode();
    }

    /// <summary>The plan of the launch, with its critical path.</summary>
    public static byte[] Plan()
    {
        using var picture = new Picture(1400, 640);
        for (var week = 0; week < 11; week++)
        {
            picture.Box(260 + (week * 100), 40, 2, 560, Picture.Hairline, 0);
            picture.Bar(286 + (week * 100), 34, 48, height: 9);
        }

        (float From, float Weeks, string Fill, bool Critical)[] tasks =
        [
            (0, 2.5f, Picture.Clay, true), (2.5f, 2, Picture.Clay, true), (1, 2, Picture.Cobalt, false), (4.5f, 3, Picture.Clay, true),
            (3, 4, Picture.Cobalt, false), (2, 6, Picture.Gold, false), (7.5f, 1.8f, Picture.Clay, true), (5, 3, Picture.Olive, false), (6, 3.6f, Picture.Olive, false),
        ];
        for (var row = 0; row < tasks.Length; row++)
        {
            var (from, weeks, fill, critical) = tasks[row];
            var y = 70 + (row * 56);
            picture.Bar(60, y + 8, 90 + (row * 41 % 90), critical ? Picture.Text : Picture.Faint, 11);
            picture.Box(264 + (from * 100), y, (weeks * 100) - 8, 30, fill, 9);
        }

        picture.Canvas.Line("M1233 40 V600", Ink.Colour(Picture.Clay), 4);
        picture.Canvas.Fill("M1233 26 L1251 44 L1233 62 L1215 44Z", Ink.Colour(Picture.Clay));
        return picture.Encode();
    }

    public static byte[] Palette()
    {
        using var picture = new Picture(1200, 760);
        string[] strong = [Picture.Cobalt, Picture.Gold, Picture.Clay, Picture.Olive];
        string[] soft = [Picture.CobaltSoft, Picture.GoldSoft, Picture.ClaySoft, Picture.OliveSoft];
        for (var i = 0; i < 4; i++)
        {
            var x = 60 + (i * 275);
            picture.Box(x, 60, 255, 360, strong[i], 24);
            picture.Box(x, 400, 255, 120, soft[i], 0);
            picture.Bar(x + 26, 448, 100, strong[i], 14);
            Tile(picture.Canvas, x + 127, 230, strong[i], soft[i]);
        }

        string[] inks = [Picture.Paper, Picture.Sunken, Picture.Hairline, Picture.Strong, "#686974", "#5b5d68", Picture.Text, Picture.Night];
        for (var i = 0; i < inks.Length; i++)
            picture.Box(60 + (i * 136), 560, 124, 130, inks[i], 16, Picture.Hairline);
        return picture.Encode();
    }

    /// <summary>A ceramic tile's flower.</summary>
    private static void Tile(SKCanvas canvas, float x, float y, string ground, string petal)
    {
        for (var turn = 0; turn < 8; turn++)
        {
            canvas.Save();
            canvas.RotateDegrees(turn * 45, x, y);
            canvas.Oval(x, y - 58, turn % 2 == 0 ? 20 : 12, 42, Ink.Colour(petal));
            canvas.Restore();
        }

        canvas.Oval(x, y, 24, 24, Ink.Colour(ground).Shade(-0.3f));
        canvas.Oval(x, y, 12, 12, Ink.Colour(petal));
    }
}
