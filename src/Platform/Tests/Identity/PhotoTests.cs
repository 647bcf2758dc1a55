using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;
using SkiaSharp;
using Tertulia.Testing;

namespace Tertulia.Platform.Tests.Identity;

public sealed class PhotoTests(TestServers servers)
{
    [Theory, EachDatabase]
    public async Task A_photo_is_drawn_anew_as_a_square_and_served_for_ever(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var ana = await workspace.AddMemberAsync("Ana");

        var member = await ana.PutAsync<MemberDto>("members/me/photo", Body(Picture(900, 300, SKEncodedImageFormat.Jpeg)));

        using var response = await workspace.Owner.Http.GetAsync(member.PhotoUrl);
        Assert.Equal("image/webp", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("immutable", response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        using var photo = SKBitmap.Decode(await response.Content.ReadAsByteArrayAsync());
        Assert.Equal((512, 512), (photo.Width, photo.Height));

        // The middle third of the picture is what was kept.
        var (left, right) = (photo.GetPixel(20, 256), photo.GetPixel(490, 256));
        Assert.True(left.Green > 200 && right.Green > 200 && left.Red < 60 && right.Blue < 60);

        Assert.Null((await ana.DeleteAsync<MemberDto>("members/me/photo")).PhotoUrl);
        Assert.Equal(HttpStatusCode.NotFound, (await ana.TryAsync(HttpMethod.Get, $"members/{ana.MemberId}/photo")).Status);
    }

    [Fact]
    public async Task A_picture_that_declares_too_many_pixels_is_never_decoded()
    {
        var owner = (await TestWorkspace.CreateAsync(await servers.GetAsync(DatabaseKind.Sqlite))).Owner;
        var bomb = Picture(8, 8, SKEncodedImageFormat.Png);
        BinaryPrimitives.WriteInt32BigEndian(bomb.AsSpan(16), 60_000);
        BinaryPrimitives.WriteInt32BigEndian(bomb.AsSpan(20), 60_000);
        BinaryPrimitives.WriteUInt32BigEndian(bomb.AsSpan(29), Crc32(bomb.AsSpan(12, 17)));

        var answer = await owner.TryAsync(HttpMethod.Put, "members/me/photo", Body(bomb));

        Assert.Equal((HttpStatusCode.UnsupportedMediaType, ProblemCodes.UnsupportedType), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task What_is_no_picture_or_too_big_is_refused()
    {
        var owner = (await TestWorkspace.CreateAsync(await servers.GetAsync(DatabaseKind.Sqlite))).Owner;
        foreach (var bytes in (byte[][])[[], [.. "<svg xmlns='http://www.w3.org/2000/svg'/>"u8], Picture(8, 8, SKEncodedImageFormat.Png)[..40], [0xFF, 0xD8, 0xFF, 0xE0]])
            Assert.Equal(ProblemCodes.UnsupportedType, (await owner.TryAsync(HttpMethod.Put, "members/me/photo", Body(bytes))).Code);

        Assert.Equal(ProblemCodes.TooLarge, (await owner.TryAsync(HttpMethod.Put, "members/me/photo", Body(new byte[PhotoStudio.MostBytes + 1]))).Code);
    }

    /// <summary>Three bands: red, green, blue.</summary>
    private static byte[] Picture(int width, int height, SKEncodedImageFormat format)
    {
        using var surface = SKSurface.Create(new SKImageInfo(width, height));
        foreach (var (index, color) in new[] { SKColors.Red, SKColors.Lime, SKColors.Blue }.Index())
        {
            using var paint = new SKPaint { Color = color };
            surface.Canvas.DrawRect(index * width / 3f, 0, width / 3f, height, paint);
        }

        using var image = surface.Snapshot();
        using var data = image.Encode(format, 95);
        return data.ToArray();
    }

    private static ByteArrayContent Body(byte[] bytes) => new(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };

    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var i = 0; i < 8; i++)
                crc = (crc >> 1) ^ (0xEDB88320 & (uint)-(int)(crc & 1));
        }

        return ~crc;
    }
}
