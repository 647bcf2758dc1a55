using System.Text;

namespace Tertulia.Platform;

/// <summary>Tells a file's type from its first bytes, whatever its uploader calls it.</summary>
internal static class TypeSniffer
{
    public const string Unknown = "application/octet-stream";

    /// <summary>Fixed bytes at a fixed place.</summary>
    private static readonly (int Offset, byte[] Magic, string Type)[] Signatures =
    [
        (0, [0x89, .. "PNG\r\n\u001a\n"u8], "image/png"),
        (0, [0xFF, 0xD8, 0xFF], "image/jpeg"),
        (0, [.. "GIF87a"u8], "image/gif"),
        (0, [.. "GIF89a"u8], "image/gif"),
        (0, [.. "BM"u8], "image/bmp"),
        (0, [.. "%PDF-"u8], "application/pdf"),
        (0, [.. "ID3"u8], "audio/mpeg"),
        (0, [.. "fLaC"u8], "audio/flac"),
        (0, [0x1F, 0x8B, 0x08], "application/gzip"),
        (0, [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "application/x-7z-compressed"),
        (0, [.. "Rar!\u001a\u0007"u8], "application/vnd.rar"),
        (0, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "application/x-ole-storage"),
        (257, [.. "ustar"u8], "application/x-tar"),
    ];

    /// <param name="head">The first bytes, a few KB.</param>
    /// <param name="whole">Whether that is all there is.</param>
    public static string Sniff(ReadOnlySpan<byte> head, bool whole)
    {
        foreach (var (offset, magic, type) in Signatures)
        {
            if (head.Length >= offset + magic.Length && head[offset..].StartsWith(magic))
                return type == "image/bmp" && head.Length < 26 ? Text(head, whole) : type;
        }

        if (head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8))
            return Zip(head);
        if (head.Length >= 12 && head.StartsWith("RIFF"u8))
            return head[8..].StartsWith("WEBP"u8) ? "image/webp" : head[8..].StartsWith("WAVE"u8) ? "audio/wav" : head[8..].StartsWith("AVI "u8) ? "video/x-msvideo" : Unknown;
        if (head.Length >= 12 && head[4..].StartsWith("ftyp"u8))
            return Iso(head[8..12]);
        if (head.StartsWith<byte>([0x1A, 0x45, 0xDF, 0xA3]))
            return head.IndexOf("webm"u8) is >= 0 and < 64 ? "video/webm" : "video/x-matroska";
        if (head.StartsWith("OggS"u8))
            return head.IndexOf("theora"u8) is >= 0 and < 64 ? "video/ogg" : "audio/ogg";
        if (head.Length >= 4 && head[0] == 0xFF && IsMpegAudio(head))
            return "audio/mpeg";

        return Text(head, whole);
    }

    private static string Iso(ReadOnlySpan<byte> brand) => Encoding.ASCII.GetString(brand) switch
    {
        "avif" or "avis" => "image/avif",
        "heic" or "heix" or "mif1" or "hevc" => "image/heic",
        "M4A " or "M4B " => "audio/mp4",
        "qt  " => "video/quicktime",
        _ => "video/mp4",
    };

    /// <summary>Office files are zips; the names of their first parts, which stand uncompressed among the bytes, tell which.</summary>
    private static string Zip(ReadOnlySpan<byte> head)
    {
        if (head.Length > 46 && head[30..].StartsWith("mimetype"u8))
        {
            var type = Encoding.ASCII.GetString(head[38..Math.Min(head.Length, 120)]);
            foreach (var known in (string[])["application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.spreadsheet", "application/vnd.oasis.opendocument.presentation", "application/epub+zip"])
            {
                if (type.StartsWith(known, StringComparison.Ordinal))
                    return known;
            }
        }

        const string Office = "application/vnd.openxmlformats-officedocument.";
        return head.IndexOf("word/"u8) >= 0 ? Office + "wordprocessingml.document"
            : head.IndexOf("xl/"u8) >= 0 ? Office + "spreadsheetml.sheet"
            : head.IndexOf("ppt/"u8) >= 0 ? Office + "presentationml.presentation"
            : "application/zip";
    }

    /// <summary>An MPEG audio frame's header: sync, and no reserved version, layer, bit rate or sampling rate.</summary>
    private static bool IsMpegAudio(ReadOnlySpan<byte> head) =>
        (head[1] & 0xE0) == 0xE0 && (head[1] & 0x18) != 0x08 && (head[1] & 0x06) == 0x02 && (head[2] & 0xF0) is not (0xF0 or 0) && (head[2] & 0x0C) != 0x0C;

    private static string Text(ReadOnlySpan<byte> head, bool whole)
    {
        if (!IsText(head, whole))
            return Unknown;

        var text = Encoding.UTF8.GetString(head).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        if (!text.StartsWith('<'))
            return "text/plain";

        return text.Contains("<svg", StringComparison.OrdinalIgnoreCase) ? "image/svg+xml"
            : text.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase) && !text.Contains("<html", StringComparison.OrdinalIgnoreCase) ? "text/xml"
            : "text/html";
    }

    /// <summary>UTF-8 without control characters; a character cut off at the end of the head is no fault.</summary>
    private static bool IsText(ReadOnlySpan<byte> head, bool whole)
    {
        while (!head.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(head, out var rune, out var consumed);
            if (status == System.Buffers.OperationStatus.NeedMoreData && !whole)
                return true;
            if (status != System.Buffers.OperationStatus.Done || (rune.Value < 0x20 && rune.Value is not ('\t' or '\n' or '\r' or '\f' or 0x1B)) || rune.Value == 0x7F)
                return false;

            head = head[consumed..];
        }

        return true;
    }
}
