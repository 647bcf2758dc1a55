using SkiaSharp;

namespace Tertulia.Platform.Demo;

/// <summary>Beards, clipped to the head by the painter.</summary>
internal static class FaceBeard
{
    private const string Jaw =
        "M160 252 C182 262 190 286 206 292 C226 286 240 284 256 290 C272 284 286 286 306 292 C322 286 330 262 352 252 L352 380 L160 380Z";

    private const string Lips = "M224 303 C240 297 272 297 288 303 C284 322 272 327 256 327 C240 327 228 322 224 303Z";

    public static void Draw(SKCanvas canvas, Face face, SKColor shade)
    {
        var hair = Ink.Colour(face.HairColour);
        switch (face.Beard)
        {
            case Beard.Full:
                canvas.Fill(Jaw, hair);
                canvas.Fill(Lips, Ink.Colour(face.Skin));
                break;
            case Beard.Stubble:
                canvas.Fill(Jaw, Ink.Mix(shade, hair, 0.35f).WithAlpha(120));
                canvas.Fill(Lips, Ink.Colour(face.Skin).WithAlpha(190));
                break;
            case Beard.Goatee:
                canvas.Fill("M222 322 C232 334 280 334 290 322 C294 344 284 366 256 368 C228 366 218 344 222 322Z", hair);
                canvas.Fill("M218 302 C226 286 246 286 256 292 C266 286 286 286 294 302 C280 296 268 296 256 299 C244 296 232 296 218 302Z", hair);
                break;
            case Beard.Moustache:
                canvas.Fill("M206 304 C218 284 244 284 256 292 C268 284 294 284 306 304 C290 306 270 304 256 300 C242 304 222 306 206 304Z", hair);
                break;
            default:
                break;
        }
    }
}
