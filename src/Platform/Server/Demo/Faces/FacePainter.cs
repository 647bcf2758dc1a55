using SkiaSharp;

namespace Tertulia.Platform.Demo;

/// <summary>Paints a flat portrait, 512 by 512, from the back to the front: ground, hair behind, body, neck, head, features, hair before, glasses.</summary>
internal static class FacePainter
{
    public const int Side = 512;

    /// <summary>The outline of the head; chin at 350, crown at 124, middle at 256.</summary>
    private const string Head =
        "M172 218 C172 154 208 124 256 124 C304 124 340 154 340 218 C340 262 336 288 318 314 C300 340 276 352 256 352 C236 352 212 340 194 314 C176 288 172 262 172 218Z";

    public static byte[] Png(Face face)
    {
        using var surface = SKSurface.Create(new SKImageInfo(Side, Side, SKColorType.Rgba8888, SKAlphaType.Opaque));
        Paint(surface.Canvas, face);
        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    public static void Paint(SKCanvas canvas, Face face)
    {
        canvas.Clear(Ink.Colour(face.Ground));
        canvas.Oval(256, 262, 196, 196, Ink.Colour(face.Sun));

        // The figure fills the picture, so that it still reads as a face at 24 pixels.
        canvas.Save();
        canvas.Translate(256, 274);
        canvas.Scale(1.2f);
        canvas.Translate(-256, -262);

        var skin = Ink.Colour(face.Skin);
        var shade = skin.Shade(-0.16f);
        FaceHair.Behind(canvas, face);
        canvas.Fill("M218 300 L294 300 L294 392 C294 420 278 436 256 436 C234 436 218 420 218 392Z", skin);
        NeckShadow(canvas, face, shade);
        FaceClothes.Draw(canvas, face);

        using var head = Ink.Path(Head);
        head.Transform(SKMatrix.CreateScale(face.Wide, 1, 256, 0));
        if (face.Hair != Hair.Headscarf)
            Ears(canvas, face, skin, shade);
        canvas.Fill(head, skin);
        Features(canvas, face, head, skin, shade);
        FaceHair.Before(canvas, face);
        if (face.Glasses != Glasses.None)
            Spectacles(canvas, face);
        canvas.Restore();
    }

    private static void NeckShadow(SKCanvas canvas, Face face, SKColor shade)
    {
        canvas.Save();
        using var neck = Ink.Path("M218 300 L294 300 L294 392 C294 420 278 436 256 436 C234 436 218 420 218 392Z");
        canvas.ClipPath(neck, antialias: true);
        using var head = Ink.Path(Head);
        head.Transform(SKMatrix.CreateScale(face.Wide, 1, 256, 0));
        head.Transform(SKMatrix.CreateTranslation(0, 22));
        canvas.Fill(head, shade);
        canvas.Restore();
    }

    private static void Ears(SKCanvas canvas, Face face, SKColor skin, SKColor shade)
    {
        var x = 256 - (86 * face.Wide);
        canvas.Twice(() =>
        {
            canvas.Oval(x, 250, 15, 23, skin);
            canvas.Oval(x + 1, 252, 8, 14, shade);
            if (face.Earrings)
                canvas.Oval(x - 3, 280, 6.5f, 6.5f, Ink.Colour("#e0a100"));
        });
    }

    private static void Features(SKCanvas canvas, Face face, SKPath head, SKColor skin, SKColor shade)
    {
        var dark = Ink.Colour("#2a1a1d");
        var brow = face.Hair == Hair.Headscarf ? Ink.Colour("#3a2622") : Ink.Colour(face.HairColour).Shade(-0.25f);

        canvas.Save();
        canvas.ClipPath(head, antialias: true);
        canvas.Fill("M256 100 L360 100 L360 380 L256 380 C300 340 316 300 316 240 C316 190 300 140 256 100Z", shade.WithAlpha(56));
        canvas.Twice(() => canvas.Oval(200, 284, 24, 16, Ink.Mix(skin, Ink.Colour("#d9422e"), 0.36f).WithAlpha(105)));
        if (face.Freckles)
            Freckle(canvas, shade.Shade(-0.12f));
        FaceBeard.Draw(canvas, face, shade);
        canvas.Restore();

        canvas.Twice(() =>
        {
            canvas.Oval(219, 246, 9, 11, dark);
            canvas.Oval(222, 242, 3, 3.4f, SKColors.White);
            if (face.Lashes)
                canvas.Line("M228 236 C219 230 208 234 204 244 L199 240", dark, 4f);
            else
                canvas.Line("M206 238 C212 230 226 230 231 237", dark.WithAlpha(150), 3f);
            canvas.Line(face.Lashes ? "M198 215 C208 206 224 206 234 213" : "M197 217 C206 207 224 206 235 213", brow, face.Lashes ? 6f : 8.5f);
        });
        canvas.Line("M258 250 C264 264 270 272 265 278 C262 282 256 283 250 281", shade.Shade(-0.12f), 5f);
        DrawMouth(canvas, face, dark);
    }

    private static void Freckle(SKCanvas canvas, SKColor colour) => canvas.Twice(() =>
    {
        foreach (var (x, y) in ((float, float)[])[(196, 272), (207, 278), (218, 270), (203, 288), (216, 283), (228, 276)])
            canvas.Oval(x, y, 2.6f, 2.6f, colour);
    });

    private static void DrawMouth(SKCanvas canvas, Face face, SKColor dark)
    {
        var lip = Ink.Mix(Ink.Colour(face.Skin), Ink.Colour("#a8323a"), 0.62f);
        switch (face.Mouth)
        {
            case Mouth.Laugh:
                using (var open = Ink.Path("M222 300 C244 306 268 306 290 300 C290 326 274 336 256 336 C238 336 222 326 222 300Z"))
                {
                    canvas.Fill(open, dark.Shade(-0.1f));
                    canvas.Save();
                    canvas.ClipPath(open, antialias: true);
                    canvas.Oval(256, 338, 22, 12, Ink.Colour("#d9655f"));
                    canvas.Fill("M218 292 L294 292 L294 309 C268 315 244 315 218 309Z", SKColors.White);
                    canvas.Restore();
                }

                break;
            case Mouth.Smile:
                canvas.Line("M226 303 C240 321 272 321 286 303", lip.Shade(-0.2f), 6f);
                break;
            case Mouth.Soft:
                canvas.Fill("M232 307 C242 299 251 303 256 305 C261 303 270 299 280 307 C270 321 242 321 232 307Z", lip);
                canvas.Line("M234 307 C248 312 264 312 278 307", lip.Shade(-0.3f), 3f);
                break;
            default:
                canvas.Line("M232 310 C248 316 270 314 286 301", lip.Shade(-0.2f), 6f);
                break;
        }
    }

    private static void Spectacles(SKCanvas canvas, Face face)
    {
        var frame = Ink.Colour("#23202b");
        canvas.Twice(() =>
        {
            if (face.Glasses == Glasses.Round)
            {
                canvas.Oval(217, 247, 31, 31, SKColors.White.WithAlpha(34));
                canvas.Line("M186 247 A31 31 0 1 1 248 247 A31 31 0 1 1 186 247Z", frame, 5.5f);
            }
            else
            {
                canvas.Fill("M186 226 H246 V254 C246 266 238 272 226 272 H206 C192 272 186 266 186 254Z", SKColors.White.WithAlpha(34));
                canvas.Line("M186 226 H246 V254 C246 266 238 272 226 272 H206 C192 272 186 266 186 254Z", frame, 6.5f);
            }

            canvas.Line("M186 240 L172 236", frame, 5f);
        });
        canvas.Line("M247 243 C252 237 260 237 265 243", frame, 5f);
    }
}
