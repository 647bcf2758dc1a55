using System.Text;

namespace Tertulia.Projects.Import;

/// <summary>
/// Makes text of a file of which nobody says how it is encoded: by its byte order mark; else UTF-16 when every other byte is zero; else UTF-8 when it is valid as that;
/// else Windows-1252, which is what Excel writes and a superset of Latin-1.
/// </summary>
internal static class TextDecoding
{
    /// <summary>What bytes 0x80 to 0x9F are in Windows-1252, the only difference from Latin-1. The framework's own code page would weigh 700 kB in the browser.</summary>
    private const string Windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    public static string Decode(ReadOnlySpan<byte> bytes, out string encoding)
    {
        if (bytes.StartsWith("\uFEFF"u8))
            return As(Encoding.UTF8, bytes[3..], "UTF-8", out encoding);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return As(Encoding.Unicode, bytes[2..], "UTF-16", out encoding);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return As(Encoding.BigEndianUnicode, bytes[2..], "UTF-16", out encoding);
        if (ZeroShare(bytes, 1) > 0.4)
            return As(Encoding.Unicode, bytes, "UTF-16", out encoding);
        if (ZeroShare(bytes, 0) > 0.4)
            return As(Encoding.BigEndianUnicode, bytes, "UTF-16", out encoding);
        if (System.Text.Unicode.Utf8.IsValid(bytes))
            return As(Encoding.UTF8, bytes, "UTF-8", out encoding);

        encoding = "Windows-1252";
        return string.Create(bytes.Length, bytes, static (chars, source) =>
        {
            for (var i = 0; i < source.Length; i++)
                chars[i] = source[i] is >= 0x80 and < 0xA0 ? Windows1252[source[i] - 0x80] : (char)source[i];
        });
    }

    private static string As(Encoding with, ReadOnlySpan<byte> bytes, string name, out string encoding)
    {
        encoding = name;
        return with.GetString(bytes);
    }

    /// <summary>How many of the first bytes at even (0) or odd (1) places are zero: in western UTF-16 nearly all on one side.</summary>
    private static double ZeroShare(ReadOnlySpan<byte> bytes, int side)
    {
        var length = Math.Min(bytes.Length, 2_000) & ~1;
        var zeros = 0;
        for (var i = side; i < length; i += 2)
            zeros += bytes[i] == 0 ? 1 : 0;
        return length == 0 ? 0 : zeros / (length / 2.0);
    }
}
