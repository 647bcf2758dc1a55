using SkiaSharp;

namespace Tertulia.Platform.Demo;

/// <summary>Shoulders and what is worn on them.</summary>
internal static class FaceClothes
{
    private const string Body =
        "M40 540 C44 456 104 418 176 402 L218 390 C224 424 240 436 256 436 C272 436 288 424 294 390 L336 402 C408 418 468 456 472 540Z";

    public static void Draw(SKCanvas canvas, Face face)
    {
        var cloth = Ink.Colour(face.ClothesColour);
        var second = Ink.Colour(face.SecondColour);
        using var body = Ink.Path(Body);
        canvas.Fill(body, cloth);
        switch (face.Clothes)
        {
            case Clothes.Crew:
                canvas.Line("M214 394 C222 432 240 446 256 446 C272 446 290 432 298 394", second, 12f);
                break;
            case Clothes.Stripes:
                canvas.Save();
                canvas.ClipPath(body, antialias: true);
                for (var y = 420; y < 540; y += 26)
                    canvas.Line($"M20 {y + 20} C120 {y - 8} 392 {y - 8} 492 {y + 20}", second, 9f);
                canvas.Restore();
                canvas.Line("M214 394 C222 432 240 446 256 446 C272 446 290 432 298 394", second, 9f);
                break;
            case Clothes.Rollneck:
                canvas.Fill("M206 372 C224 384 288 384 306 372 L312 420 C290 440 222 440 200 420Z", cloth.Shade(0.1f));
                canvas.Line("M203 398 C226 412 286 412 309 398", cloth.Shade(-0.16f), 4f);
                break;
            case Clothes.Shirt:
                canvas.Fill("M218 388 L256 446 L294 388 L314 396 L286 470 L256 446 L226 470 L198 396Z", second);
                canvas.Line("M256 452 V540", cloth.Shade(-0.2f), 4f);
                canvas.Oval(264, 480, 4, 4, cloth.Shade(-0.3f));
                canvas.Oval(264, 508, 4, 4, cloth.Shade(-0.3f));
                break;
            case Clothes.Hoodie:
                canvas.Fill("M176 402 C190 376 206 368 218 372 C224 416 240 434 256 440 C272 434 288 416 294 372 C306 368 322 376 336 402 C322 440 290 470 256 472 C222 470 190 440 176 402Z", cloth.Shade(-0.16f));
                canvas.Line("M236 462 V508", second, 6f);
                canvas.Line("M276 462 V500", second, 6f);
                break;
            case Clothes.Blazer:
                canvas.Fill("M218 390 C224 424 240 436 256 436 C272 436 288 424 294 390 L308 396 L256 540 L204 396Z", second);
                canvas.Fill("M204 392 L190 398 L176 446 L206 456 L194 474 L256 540 L256 532Z", cloth.Shade(-0.2f));
                canvas.Fill("M308 392 L322 398 L336 446 L306 456 L318 474 L256 540 L256 532Z", cloth.Shade(-0.2f));
                break;
            default:
                canvas.Fill("M176 402 L218 390 C224 424 240 436 256 436 C272 436 288 424 294 390 L336 402 C408 418 468 456 472 540 H40 C44 456 104 418 176 402Z", second);
                canvas.Fill("M186 478 H326 V540 H186Z", cloth);
                canvas.Line("M194 488 L172 408", cloth, 24f);
                canvas.Line("M318 488 L340 408", cloth, 24f);
                canvas.Oval(196, 486, 8, 8, Ink.Colour("#f2bd3a"));
                canvas.Oval(316, 486, 8, 8, Ink.Colour("#f2bd3a"));
                break;
        }
    }
}
