using System.Buffers.Binary;
using System.IO.Compression;
using System.Net;
using SkiaSharp;
using Tertulia.Testing;

namespace Tertulia.Platform.Tests.Files;

/// <summary>Small pictures of pictures, honest and hostile ones.</summary>
public sealed class ThumbnailTests(TestServers servers)
{
    [Theory, EachDatabase]
    public async Task A_picture_is_measured_and_drawn_small(DatabaseKind database)
    {
        var owner = (await TestWorkspace.CreateAsync(await servers.GetAsync(database))).Owner;
        var file = await TusClient.UploadAsync(owner, Picture(2000, 1000, SKEncodedImageFormat.Png), "foto.png");
        Assert.Equal(("image/png", 2000, 1000), (file.ContentType, file.Width, file.Height));

        foreach (var (size, height) in ((int, int)[])[(64, 32), (360, 180), (720, 360), (1440, 720)])
        {
            using var response = await owner.Http.GetAsync($"{file.ThumbnailUrl}?size={size}");
            using var thumbnail = SKBitmap.Decode(await response.Content.ReadAsByteArrayAsync());
            Assert.Equal((size, height), (thumbnail.Width, thumbnail.Height));
            Assert.Equal("image/webp", response.Content.Headers.ContentType!.MediaType);
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await owner.TryAsync(HttpMethod.Get, file.ThumbnailUrl + "?size=10000")).Status);
    }

    [Theory, EachDatabase]
    public async Task A_small_picture_is_not_blown_up(DatabaseKind database)
    {
        var owner = (await TestWorkspace.CreateAsync(await servers.GetAsync(database))).Owner;
        var file = await TusClient.UploadAsync(owner, Picture(30, 20, SKEncodedImageFormat.Jpeg), "punto.jpg");

        using var thumbnail = SKBitmap.Decode(await owner.Http.GetByteArrayAsync(file.ThumbnailUrl + "?size=720"));

        Assert.Equal((30, 20), (thumbnail.Width, thumbnail.Height));
    }

    [Theory, EachDatabase]
    public async Task A_photo_taken_sideways_stands_upright(DatabaseKind database)
    {
        var owner = (await TestWorkspace.CreateAsync(await servers.GetAsync(database))).Owner;
        var file = await TusClient.UploadAsync(owner, Sideways(Picture(400, 200, SKEncodedImageFormat.Jpeg)), "móvil.jpg");
        Assert.Equal((200, 400), (file.Width, file.Height));

        using var thumbnail = SKBitmap.Decode(await owner.Http.GetByteArrayAsync(file.ThumbnailUrl + "?size=64"));

        // The picture's left half is red; turned clockwise, its top.
        Assert.Equal((32, 64), (thumbnail.Width, thumbnail.Height));
        Assert.True(thumbnail.GetPixel(16, 8).Red > 200 && thumbnail.GetPixel(16, 8).Blue < 80);
        Assert.True(thumbnail.GetPixel(16, 56).Blue > 200 && thumbnail.GetPixel(16, 56).Red < 80);
    }

    [Theory, EachDatabase]
    public async Task A_decompression_bomb_is_kept_but_never_decoded(DatabaseKind database)
    {
        var owner = (await TestWorkspace.CreateAsync(await servers.GetAsync(database))).Owner;
        var bomb = Png(30_000, 30_000, rows: 20);
        Assert.True(bomb.Length < 10_000);

        var file = await TusClient.UploadAsync(owner, bomb, "bomba.png");

        Assert.Equal((30_000, 30_000), (file.Width, file.Height));
        Assert.Null(file.ThumbnailUrl);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await owner.TryAsync(HttpMethod.Get, $"files/{file.Id}/thumbnail")).Status);
    }

    [Theory, EachDatabase]
    public async Task Pictures_that_lie_or_break_off_harm_nobody(DatabaseKind database)
    {
        var owner = (await TestWorkspace.CreateAsync(await servers.GetAsync(database))).Owner;
        byte[][] broken =
        [
            Png(3_000, 3_000, rows: 1), Picture(500, 500, SKEncodedImageFormat.Png)[..200], Picture(500, 500, SKEncodedImageFormat.Jpeg)[..150],
            Png(0, 0, rows: 0), [0x89, .. "PNG\r\n\u001a\n"u8], [.. "GIF89a"u8, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0], [.. "RIFF\u0010\0\0\0WEBPVP8X"u8],
        ];
        foreach (var bytes in broken)
        {
            var file = await TusClient.UploadAsync(owner, bytes, "rota.png");
            var answer = await owner.TryAsync(HttpMethod.Get, $"files/{file.Id}");
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            using var thumbnail = await owner.RequestAsync(HttpMethod.Get, $"files/{file.Id}/thumbnail");
            Assert.Contains(thumbnail.StatusCode, (HttpStatusCode[])[HttpStatusCode.OK, HttpStatusCode.UnsupportedMediaType]);
        }
    }

    /// <summary>Left half red, right half blue.</summary>
    private static byte[] Picture(int width, int height, SKEncodedImageFormat format)
    {
        using var surface = SKSurface.Create(new SKImageInfo(width, height));
        surface.Canvas.Clear(SKColors.Blue);
        surface.Canvas.DrawRect(0, 0, width / 2f, height, new SKPaint { Color = SKColors.Red });
        using var image = surface.Snapshot();
        return image.Encode(format, 95).ToArray();
    }

    /// <summary>A JPEG with an EXIF orientation of 6: to be turned clockwise by a quarter.</summary>
    private static byte[] Sideways(byte[] jpeg)
    {
        byte[] exif = [.. "Exif\0\0"u8, .. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0];
        return [.. jpeg[..2], 0xFF, 0xE1, 0, (byte)(exif.Length + 2), .. exif, .. jpeg[2..]];
    }

    /// <summary>A grey PNG that declares a size and holds only so many rows.</summary>
    private static byte[] Png(int width, int height, int rows)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        using var data = new MemoryStream();
        using (var zlib = new ZLibStream(data, CompressionLevel.SmallestSize, leaveOpen: true))
            zlib.Write(new byte[rows * (width + 1)]);
        return [0x89, .. "PNG\r\n\u001a\n"u8, .. Chunk("IHDR", header), .. Chunk("IDAT", data.ToArray()), .. Chunk("IEND", [])];
    }

    private static byte[] Chunk(string type, byte[] data)
    {
        byte[] body = [.. System.Text.Encoding.ASCII.GetBytes(type), .. data];
        var (length, crc) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(crc, Crc32(body));
        return [.. length, .. body, .. crc];
    }

    private static uint Crc32(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var i = 0; i < 8; i++)
                crc = (crc >> 1) ^ (0xEDB88320u & (uint)-(int)(crc & 1));
        }

        return ~crc;
    }
}
