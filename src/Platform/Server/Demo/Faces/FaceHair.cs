using SkiaSharp;

namespace Tertulia.Platform.Demo;

/// <summary>Hair, in what lies behind the head and what lies before it.</summary>
internal static class FaceHair
{
    public static void Behind(SKCanvas canvas, Face face)
    {
        var hair = Ink.Colour(face.HairColour);
        var deep = hair.Shade(-0.2f);
        switch (face.Hair)
        {
            case Hair.Bob:
                canvas.Fill("M256 92 C176 92 142 146 146 222 C148 274 138 314 148 350 C180 366 214 362 230 352 L282 352 C298 362 332 366 364 350 C374 314 364 274 366 222 C370 146 336 92 256 92Z", deep);
                break;
            case Hair.Long:
                canvas.Fill("M256 92 C172 92 142 150 146 226 C148 300 128 360 132 446 C170 466 342 466 380 446 C384 360 364 300 366 226 C370 150 340 92 256 92Z", deep);
                break;
            case Hair.Waves:
                canvas.Fill("M256 88 C170 88 136 146 142 212 C120 244 148 266 130 300 C112 334 140 352 126 390 C120 424 150 440 186 430 L326 430 C362 440 392 424 386 390 C372 352 400 334 382 300 C364 266 392 244 370 212 C376 146 342 88 256 88Z", deep);
                break;
            case Hair.Fringe:
                canvas.Fill("M256 92 C176 92 144 150 148 226 C150 290 140 350 142 408 C170 424 342 424 370 408 C372 350 362 290 364 226 C368 150 336 92 256 92Z", deep);
                break;
            case Hair.Bun:
                canvas.Oval(256, 80, 46, 42, hair);
                canvas.Line("M222 96 C240 112 272 112 290 96", deep, 7f);
                canvas.Fill("M256 98 C186 98 156 148 158 222 L354 222 C356 148 326 98 256 98Z", deep);
                break;
            case Hair.Ponytail:
                canvas.Fill("M330 130 C396 120 426 190 410 268 C402 318 422 344 398 384 C374 366 352 330 358 280 C364 232 352 190 318 168Z", deep);
                break;
            case Hair.Afro:
                foreach (var (x, y, r) in ((float, float, float)[])[(256, 146, 108), (172, 176, 66), (340, 176, 66), (158, 230, 50), (354, 230, 50), (208, 106, 60), (304, 106, 60)])
                    canvas.Oval(x, y, r, r, deep);
                break;
            case Hair.Curls:
                foreach (var (x, y, r) in ((float, float, float)[])[(256, 186, 96), (172, 200, 34), (340, 200, 34), (166, 240, 26), (346, 240, 26)])
                    canvas.Oval(x, y, r, r, deep);
                break;
            case Hair.Headscarf:
                canvas.Fill("M256 88 C164 88 136 156 142 240 C146 318 118 380 110 440 C160 480 352 480 402 440 C394 380 366 318 370 240 C376 156 348 88 256 88Z", deep);
                break;
            case Hair.SidePart or Hair.Quiff or Hair.Pixie or Hair.Buzz:
                canvas.Fill("M166 250 C150 140 196 104 256 104 C316 104 362 140 346 250Z", deep);
                break;
            default:
                break;
        }

        if (face.Hair == Hair.Ponytail)
            canvas.Fill("M164 244 C150 146 196 100 256 100 C316 100 362 146 348 244Z", deep);
    }

    public static void Before(SKCanvas canvas, Face face)
    {
        var hair = Ink.Colour(face.HairColour);
        var shine = hair.Shade(0.13f);
        switch (face.Hair)
        {
            case Hair.Buzz:
                canvas.Fill("M166 232 C160 152 202 110 256 110 C310 110 352 152 346 232 C342 206 338 192 328 178 C304 164 208 164 184 178 C174 192 170 206 166 232Z", hair);
                break;
            case Hair.SidePart:
                canvas.Fill("M162 240 C148 150 190 92 268 96 C334 98 364 150 350 240 C346 214 342 198 330 182 C296 186 240 178 206 150 C200 176 178 188 170 204 C166 216 164 226 162 240Z", hair);
                canvas.Line("M212 144 C246 168 290 176 326 172", shine, 5f);
                canvas.Line("M226 124 C260 146 296 154 332 156", shine, 4f);
                break;
            case Hair.Quiff:
                canvas.Fill("M164 240 C154 186 164 158 176 140 C164 112 206 82 262 84 C324 82 362 112 346 152 C354 178 354 206 348 240 C344 212 338 196 328 184 C318 170 300 164 284 168 C250 176 214 172 190 172 C178 188 170 210 164 240Z", hair);
                canvas.Line("M196 150 C226 156 270 150 302 122", shine, 6f);
                canvas.Line("M200 128 C230 132 262 124 286 104", shine, 4.5f);
                break;
            case Hair.Curls:
                Cluster(canvas, hair, shine, [(190, 152, 32), (224, 128, 34), (264, 118, 34), (304, 134, 34), (330, 164, 28), (178, 186, 24), (210, 164, 25), (246, 154, 26), (284, 156, 25), (312, 172, 20)]);
                break;
            case Hair.Afro:
                Cluster(canvas, hair, shine, [(186, 148, 34), (222, 122, 40), (268, 114, 42), (312, 130, 38), (336, 162, 30), (172, 178, 25), (340, 186, 22), (256, 140, 34)]);
                break;
            case Hair.Bob:
                canvas.Fill("M160 330 C146 260 136 92 256 92 C376 92 366 260 352 330 C346 340 330 340 324 326 C338 280 340 230 322 190 C286 190 240 176 216 146 C204 184 180 192 184 236 C184 276 184 300 188 326 C182 340 166 340 160 330Z", hair);
                canvas.Line("M222 138 C250 168 290 178 326 176", shine, 5f);
                break;
            case Hair.Long:
                canvas.Fill("M158 300 C136 160 172 92 256 92 C340 92 376 160 354 300 C352 250 344 200 316 176 C288 162 268 146 256 124 C244 146 224 162 196 176 C168 200 160 250 158 300Z", hair);
                canvas.Line("M256 108 C242 134 214 152 188 170", shine, 4.5f);
                canvas.Line("M256 108 C270 134 298 152 324 170", shine, 4.5f);
                break;
            case Hair.Waves:
                canvas.Fill("M160 310 C140 280 168 256 150 228 C132 140 180 88 252 88 C340 84 380 140 362 222 C346 252 372 276 352 310 C342 282 352 262 342 238 C336 202 320 190 312 182 C276 186 240 172 222 140 C210 172 182 182 174 214 C164 244 172 280 160 310Z", hair);
                canvas.Line("M228 130 C252 160 284 174 318 172", shine, 5f);
                break;
            case Hair.Fringe:
                canvas.Fill("M154 330 C140 180 160 92 256 92 C352 92 372 180 358 330 C344 296 346 250 336 214 C318 200 300 206 282 200 C264 208 240 206 226 200 C208 208 190 202 176 214 C166 250 168 296 154 330Z", hair);
                canvas.Line("M216 130 C210 156 210 176 212 194", shine, 4.5f);
                canvas.Line("M262 124 C260 152 262 174 264 196", shine, 4.5f);
                canvas.Line("M304 136 C308 158 310 176 310 194", shine, 4.5f);
                break;
            case Hair.Bun:
                canvas.Fill("M162 240 C150 150 194 98 256 98 C318 98 362 150 350 240 C346 208 334 180 306 164 C280 152 232 152 206 164 C178 180 166 208 162 240Z", hair);
                canvas.Line("M196 156 C214 130 236 118 254 114", shine, 4.5f);
                canvas.Line("M316 156 C298 130 276 118 258 114", shine, 4.5f);
                break;
            case Hair.Ponytail:
                canvas.Fill("M162 244 C148 148 194 96 258 96 C322 96 364 148 350 244 C346 208 336 186 314 172 C270 172 224 164 200 142 C190 172 172 190 162 244Z", hair);
                canvas.Line("M204 136 C238 158 282 166 320 160", shine, 5f);
                break;
            case Hair.Pixie:
                canvas.Fill("M162 262 C144 170 170 92 262 92 C346 92 370 170 350 256 C346 234 344 216 336 200 C310 196 288 180 278 160 C256 190 212 206 182 204 C174 222 166 236 162 262Z", hair);
                canvas.Line("M272 150 C250 176 222 188 190 192", shine, 5f);
                canvas.Line("M280 128 C260 152 232 166 196 170", shine, 4f);
                break;
            case Hair.Headscarf:
                canvas.Fill("M256 88 C160 88 134 160 142 250 C148 330 160 396 256 420 C352 396 364 330 370 250 C378 160 352 88 256 88Z M256 142 C312 142 334 182 334 236 C334 296 306 348 256 348 C206 348 178 296 178 236 C178 182 200 142 256 142Z", hair);
                canvas.Line("M176 190 C196 138 232 120 262 118", shine, 5f);
                canvas.Fill("M170 370 C210 420 302 420 342 370 C380 400 396 430 402 452 C340 482 172 482 110 452 C116 430 132 400 170 370Z", hair);
                canvas.Line("M172 378 C220 430 310 420 352 392", hair.Shade(-0.2f), 5f);
                break;
            default:
                break;
        }
    }

    private static void Cluster(SKCanvas canvas, SKColor hair, SKColor shine, (float X, float Y, float R)[] curls)
    {
        foreach (var (x, y, r) in curls)
            canvas.Oval(x, y, r, r, hair);
        foreach (var (x, y, r) in curls)
            canvas.Line(FormattableString.Invariant($"M{x - (r * 0.5f)} {y - (r * 0.2f)} A{r * 0.6f} {r * 0.6f} 0 0 1 {x + (r * 0.3f)} {y - (r * 0.5f)}"), shine, 4f);
    }
}
